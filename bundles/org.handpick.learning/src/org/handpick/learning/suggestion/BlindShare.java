package org.handpick.learning.suggestion;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.handpick.core.sets.SetId;

/**
 * The share of sets for which no suggestion is shown, so that some decisions owe nothing to a model and it can be judged by them.
 * Which sets those are is told by their names alone: going back to a set, or opening the library again, changes nothing.
 *
 * @param share in [0, 1]
 */
public record BlindShare(double share) {
    private static final double ALL = 0x1p32;

    public BlindShare {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share of " + share);
        }
    }

    /** Whether the set is to be decided without a suggestion. */
    public boolean hides(SetId set) {
        CRC32C even = new CRC32C();
        even.update(("blind " + set.text()).getBytes(StandardCharsets.UTF_8));
        return even.getValue() < share * ALL;
    }
}
