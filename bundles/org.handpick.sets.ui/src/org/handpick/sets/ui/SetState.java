package org.handpick.sets.ui;

import java.util.Optional;
import org.handpick.picking.Outcome;

/** How a set stands, with a shape and a word for each state, since colour alone tells some people nothing. */
enum SetState {
    TO_DO("○", "To do"),
    KEPT("✓", "Kept"),
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

    static SetState of(Optional<Outcome> outcome, boolean hasBroken) {
        return outcome.map(ended -> switch (ended) {
                    case Outcome.Kept _ -> KEPT;
                    case Outcome.AllRejected _ -> REJECTED;
                    case Outcome.Skipped _ -> SKIPPED;
                })
                .orElse(hasBroken ? BROKEN : TO_DO);
    }

    /** True when sets in this state are among those that a filter for {@code wanted} lists. */
    boolean isAlso(SetState wanted) {
        return this == wanted || this == BROKEN && wanted == TO_DO;
    }

    String shape() {
        return shape;
    }

    String word() {
        return word;
    }
}
