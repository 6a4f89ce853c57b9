package org.handpick.sets.ui;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.picking.Outcome;
import org.handpick.workbench.events.SetsSurveyed;

/** How a set stands, with a shape and a word for each state, since colour alone tells some people nothing. */
enum SetState {
    TO_DO("○", "To do"),
    KEPT("✓", "Kept"),
    /** Kept, and a model is sure of another image. */
    DOUBTED("≠", "Model disagrees"),
    REJECTED("✕", "All rejected"),
    SKIPPED("–", "Skipped"),
    /** To do, and an image of it can't be read. */
    BROKEN("!", "Broken");

    private final String shape;
    private final String word;

    SetState(String shape, String word) {
        this.shape = shape;
        this.word = word;
    }

    /**
     * @param broken the images known to be unreadable
     * @param opinions what a model thinks of sets, as far as it was asked
     */
    static SetState of(
            ImageSet set, Optional<Outcome> outcome, Set<ImageRef> broken, Map<SetId, SetsSurveyed.Opinion> opinions) {
        return outcome.map(ended -> switch (ended) {
                    case Outcome.Kept _ -> isContradicted(set, opinions) ? DOUBTED : KEPT;
                    case Outcome.AllRejected _ -> REJECTED;
                    case Outcome.Skipped _ -> SKIPPED;
                })
                .orElseGet(() -> set.images().stream().anyMatch(broken::contains) ? BROKEN : TO_DO);
    }

    private static boolean isContradicted(ImageSet set, Map<SetId, SetsSurveyed.Opinion> opinions) {
        SetsSurveyed.Opinion opinion = opinions.get(set.id());
        return opinion != null && opinion.doubt().isPresent();
    }

    /** The state that a person would look for it under too. */
    Optional<SetState> also() {
        return switch (this) {
            case BROKEN -> Optional.of(TO_DO);
            case DOUBTED -> Optional.of(KEPT);
            case TO_DO, KEPT, REJECTED, SKIPPED -> Optional.empty();
        };
    }

    /** True when sets in this state are among those that a filter for {@code wanted} lists. */
    boolean isAlso(SetState wanted) {
        return this == wanted || also().equals(Optional.of(wanted));
    }

    String shape() {
        return shape;
    }

    String word() {
        return word;
    }
}
