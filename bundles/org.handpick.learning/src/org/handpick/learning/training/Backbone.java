package org.handpick.learning.training;

import java.util.List;
import java.util.Objects;

/**
 * A model that can be trained here: the one list that commands and views offer.
 *
 * @param name as settings have it
 * @param sentence what it is good for and what it costs
 * @param takesWeights whether it can begin with weights that others have published
 */
public record Backbone(String name, String sentence, boolean takesWeights) {
    public static final List<Backbone> ALL = List.of(
            new Backbone(
                    "conv-small",
                    "A few layers that learn from your sets alone. Needs no weights; some minutes for a few hundred sets.",
                    false),
            new Backbone(
                    "vit-tiny",
                    "A small vision transformer. Learns from your sets alone, or begins with published weights; slower.",
                    true),
            new Backbone(
                    "vit-b16",
                    "A large vision transformer of 86 million numbers. Give it published weights, and hours or a graphics card.",
                    true));

    public Backbone {
        Objects.requireNonNull(name);
        Objects.requireNonNull(sentence);
    }
}
