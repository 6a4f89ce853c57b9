package org.handpick.sets.ui;

import java.util.Optional;
import org.handpick.picking.Outcome;

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
     * @param hasBroken whether an image of it can't be read
     * @param isDoubted whether a model is sure of another image than the one that was kept
     */
    static SetState of(Optional<Outcome> outcome, boolean hasBroken, boolean isDoubted) {
        return outcome.map(ended -> switch (ended) {
                    case Outcome.Kept _ -> isDoubted ? DOUBTED : KEPT;
                    case Outcome.AllRejected _ -> REJECTED;
                    case Outcome.Skipped _ -> SKIPPED;
                })
                .orElse(hasBroken ? BROKEN : TO_DO);
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
