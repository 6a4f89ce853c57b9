package org.handpick.learning.suggestion;

import java.util.Objects;
import org.handpick.core.sets.SetId;

/**
 * What a model thinks of a set, in short.
 *
 * @param confidence how likely the image that it would keep is the keeper, in (0, 1]
 * @param speaks whether it is so sure as it must be to be asked for its opinion
 * @param pick the position of the image that it would keep
 * @param model its SHA-256
 */
public record Opinion(SetId set, double confidence, boolean speaks, int pick, String model) {
    public Opinion {
        Objects.requireNonNull(set);
        Objects.requireNonNull(model);
    }
}
