package org.handpick.learning.training;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A model that can be trained here: the one list that commands and views offer.
 *
 * @param name as settings have it
 * @param sentence what it is good for and what it costs
 * @param file what it is read from
 * @param width of the canvas that suits it, in pixels, and {@code height}
 * @param epochs that suit it
 */
public record Backbone(String name, String sentence, File file, int width, int height, int epochs) {
    /** The file that a model is read from. */
    public enum File {
        /** It needs none. */
        NONE,
        /** Published weights, or none. */
        WEIGHTS,
        /** An encoder that was made elsewhere; without it there is no model. */
        ENCODER
    }

    private static final int PUBLISHED = 224;
    private static final int CLASSIC_EPOCHS = 100;

    /** The first is the one to take where nothing else is known: it measures best on drawn sets; see docs/learning.md. */
    public static final List<Backbone> ALL = List.of(
            new Backbone(
                    "classic",
                    "No network: sharpness, light, contrast, noise, colour and what draws the eye. Trained in a minute or two.",
                    File.NONE,
                    TrainingSettings.USUAL.width(),
                    TrainingSettings.USUAL.height(),
                    CLASSIC_EPOCHS),
            new Backbone(
                    "conv-small",
                    "A few layers that learn to see from your sets alone, beside the classical measures. Some minutes for a few hundred sets.",
                    File.NONE,
                    TrainingSettings.USUAL.width(),
                    TrainingSettings.USUAL.height(),
                    TrainingSettings.USUAL.epochs()),
            new Backbone(
                    "vit-tiny",
                    "A small vision transformer. Learns from your sets alone, slowly, or stands on published weights.",
                    File.WEIGHTS,
                    PUBLISHED,
                    PUBLISHED,
                    TrainingSettings.USUAL.epochs()),
            new Backbone(
                    "vit-b16",
                    "A large vision transformer of 86 million numbers. Give it published weights; each image is looked at once.",
                    File.WEIGHTS,
                    PUBLISHED,
                    PUBLISHED,
                    TrainingSettings.USUAL.epochs()));

    public Backbone {
        Objects.requireNonNull(name);
        Objects.requireNonNull(sentence);
        Objects.requireNonNull(file);
    }

    /** The one of this name. */
    public static Optional<Backbone> named(String name) {
        return ALL.stream().filter(backbone -> backbone.name().equals(name)).findFirst();
    }
}
