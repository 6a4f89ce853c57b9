package org.handpick.picking;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.handpick.core.sets.SetId;

/**
 * Before which of the sets that are to do an earlier one comes again, while a person goes from one to the next. What comes again is
 * found ahead, on another thread; where it is not found yet, nothing comes. For one thread, that of the window.
 */
public final class RepeatTurns {
    private final RepeatRule rule;
    private final Set<SetId> had = new HashSet<>();
    private Optional<Repeat> coming = Optional.empty();

    public RepeatTurns(RepeatRule rule) {
        this.rule = rule;
    }

    /** What is to come again next. */
    public void found(Repeat next) {
        coming = Optional.of(next);
    }

    /** Whether an earlier set is to come again before this one; once for each. */
    public boolean isTurn(SetId next) {
        return rule.repeatsBefore(next) && !had.contains(next);
    }

    /** What will come again before a set, as things stand. */
    public Optional<Repeat> before(SetId next) {
        return coming.filter(_ -> isTurn(next));
    }

    /** It comes now; another is to be found for the next turn. Empty where none was found. */
    public Optional<Repeat> take(SetId next) {
        Optional<Repeat> taken = before(next);
        if (rule.repeatsBefore(next)) {
            had.add(next);
        }
        if (taken.isPresent()) {
            coming = Optional.empty();
        }
        return taken;
    }
}
