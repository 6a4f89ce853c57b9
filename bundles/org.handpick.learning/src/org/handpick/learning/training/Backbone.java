package org.handpick.learning.training;

import java.nio.file.Files;
import java.nio.file.Path;
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
    /** What a person has chosen. @param file the whole path of the encoder's; empty where none was named */
    record Chosen(String name, String file) {}

    /** The file that a model is read from. */
    public enum File {
        /** It needs none. */
        NONE,
        /** Published weights, or none. */
        WEIGHTS,
        /** An encoder that was made elsewhere; without it there is no model. */
        ENCODER
    }

    static final int WIDTH = 192;
    static final int HEIGHT = 128;
    static final int CONV_EPOCHS = 25;
    private static final int EPOCHS = 40;
    private static final int PUBLISHED = 224;
    private static final int CLASSIC_EPOCHS = 100;
    /** Of the epochs; trainings that went on to get better had never waited longer than an eighth. */
    private static final int SHARE_TO_WAIT = 3;

    /** The first is the one to take where nothing else is known: it ranks and crops drawn sets and photographs well; see docs/learning.md. */
    public static final List<Backbone> ALL = List.of(
            new Backbone(
                    ModelNames.CONV_SMALL,
                    "A few layers that learn to see from your sets alone, beside the classical measures. Some minutes"
                            + " for a few hundred sets.",
                    File.NONE,
                    WIDTH,
                    HEIGHT,
                    CONV_EPOCHS),
            new Backbone(
                    ModelNames.CLASSIC,
                    "No network: sharpness, light, contrast, noise, colour and what draws the eye. Trained in a minute"
                            + " or two. In photographs its crops do not follow the subject.",
                    File.NONE,
                    WIDTH,
                    HEIGHT,
                    CLASSIC_EPOCHS),
            new Backbone(
                    ModelNames.VIT_TINY,
                    "A small vision transformer. Learns from your sets alone, slowly, or stands on published weights.",
                    File.WEIGHTS,
                    PUBLISHED,
                    PUBLISHED,
                    EPOCHS),
            new Backbone(
                    ModelNames.VIT_B16,
                    "A large vision transformer of 86 million numbers. Give it published weights; each image is looked"
                            + " at once.",
                    File.WEIGHTS,
                    PUBLISHED,
                    PUBLISHED,
                    EPOCHS),
            new Backbone(
                    ModelNames.ONNX,
                    "Any encoder as an ONNX file: a graph of plain operations. It learns nothing more; each image is"
                            + " looked at once.",
                    File.ENCODER,
                    PUBLISHED,
                    PUBLISHED,
                    EPOCHS),
            new Backbone(
                    ModelNames.TORCHSCRIPT,
                    "Any encoder as a TorchScript file. Such a file is a program that runs on this machine: take only"
                            + " one whose source you trust. It learns nothing more; each image is looked at once.",
                    File.ENCODER,
                    PUBLISHED,
                    PUBLISHED,
                    EPOCHS));

    public Backbone {
        Objects.requireNonNull(name);
        Objects.requireNonNull(sentence);
        Objects.requireNonNull(file);
    }

    /** For how many epochs without a better one a training of so many waits. */
    static int patience(int epochs) {
        return Math.max(1, epochs / SHARE_TO_WAIT);
    }

    /** Whether what sees learns nothing: it measures, or was made elsewhere. */
    public boolean isGiven() {
        return file == File.ENCODER || name.equals(ModelNames.CLASSIC);
    }

    /** As a person writes it: an encoder has its file behind a colon. */
    public String written() {
        return file == File.ENCODER ? name + ":FILE" : name;
    }

    /** Reads a name such as {@code vit-b16}, or an encoder's with its file such as {@code onnx:encoder.onnx}. */
    static Chosen chosen(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || !isEncoder(text.substring(0, colon))) {
            return new Chosen(text, "");
        }
        return new Chosen(
                text.substring(0, colon),
                Path.of(text.substring(colon + 1)).toAbsolutePath().normalize().toString());
    }

    /** Whether the model of this name was made elsewhere, and learns no more. */
    static boolean isEncoder(String name) {
        return named(name).filter(backbone -> backbone.file() == File.ENCODER).isPresent();
    }

    /**
     * What is wrong with the file that this model is to be read from, as far as is seen from outside.
     *
     * @param path empty for none
     */
    public Optional<String> problemWith(String path) {
        if (path.isEmpty()) {
            return file == File.ENCODER
                    ? Optional.of("The model %s is an encoder from a file; choose the file".formatted(name))
                    : Optional.empty();
        }
        if (file == File.NONE) {
            return Optional.of("The model %s takes no weights; vision transformers do".formatted(name));
        }
        return Files.isRegularFile(Path.of(path))
                ? Optional.empty()
                : Optional.of(path + ": there is no such file; choose another"
                        + (file == File.WEIGHTS ? ", or leave the field empty" : ""));
    }

    /** The one of this name. */
    public static Optional<Backbone> named(String name) {
        return ALL.stream().filter(backbone -> backbone.name().equals(name)).findFirst();
    }
}
