package org.handpick.learning.training;

import java.util.List;
import java.util.Objects;
import org.handpick.dataset.Dataset;
import org.handpick.learning.runs.RunConfig;

/**
 * What a model is and how it is trained. Everything that decides the outcome is in here and in the dataset.
 *
 * @param model the backbone by name, such as {@code conv-small} or {@code vit-tiny}
 * @param width of the canvas that pictures are fitted into, in pixels
 * @param height of that canvas
 * @param epochs how often every set is seen at most
 * @param minutes after how long training ends: over all times that it went on, without preparing pictures; 0 for never
 * @param patience after how many epochs in a row that were worse than the best, by more than chance, training stops
 * @param setsPerStep how many sets are learned from at once
 * @param rate the highest learning rate
 * @param decay the weight decay of AdamW
 * @param warmUp the share of all steps in which the rate rises
 * @param clip the longest gradient, over all parameters
 * @param ranking how keepers are told from rejects
 * @param margin of the margin ranking loss
 * @param rankingWeight of the ranking loss in the total, and {@code boxWeight} of the crop loss
 * @param detachBox whether the crop head leaves the backbone alone
 * @param aspect the shape of crops
 * @param flips whether sets are also learned from mirrored
 * @param parts whether cropping is also learned from parts of keepers, so that crops follow the subject
 * @param seed of first values, order and mirroring
 * @param weights the path of the file that the backbone, or the encoder, is read from; empty for none
 * @param measures whether the heads see the classical measures beside what a backbone that learns sees
 * @param learns what of the model learns, where it begins with weights; see {@link #learning}
 * @param colours what an encoder that was made elsewhere takes for a colour
 * @param device what it is trained on; the outcome is the same but for the last digits
 */
public record TrainingSettings(
        String model,
        int width,
        int height,
        int epochs,
        double minutes,
        int patience,
        int setsPerStep,
        double rate,
        double decay,
        double warmUp,
        double clip,
        Ranking ranking,
        double margin,
        double rankingWeight,
        double boxWeight,
        boolean detachBox,
        Aspect aspect,
        boolean flips,
        boolean parts,
        long seed,
        String weights,
        Learns learns,
        boolean measures,
        Colours colours,
        Device device) {
    /** How keepers are told from rejects. */
    public enum Ranking {
        /** Softmax over the set, cross-entropy to the keeper. */
        LISTWISE,
        /** A margin between the keeper and each reject. */
        MARGIN
    }

    /** What of a model that begins with published weights learns. */
    public enum Learns {
        /** The two heads; what the backbone sees is computed once and remembered. */
        HEADS,
        /** The heads and the last two layers of the backbone. */
        LAST_LAYERS,
        /** Everything. */
        ALL
    }

    /** What a training computes on. */
    public enum Device {
        /** A graphics card where the engine finds one, else the processor. */
        AUTO,
        /** The processor. */
        CPU,
        /** A graphics card, or nothing. */
        GPU
    }

    /** The shape of crops. */
    public enum Aspect {
        /** That of the picture: a crop is a scale and a place. */
        KEPT,
        /** Any: four edges. */
        FREE,
        /** That of the picture where nearly all crops that there are to learn from have it, else any. A run knows which. */
        AS_CROPPED
    }

    private static final int SMALLEST = 32;
    private static final int GRAIN = 16;

    /** Good for a few hundred to a few thousand sets, a processor and no weights. */
    public static final TrainingSettings USUAL = new TrainingSettings(
            ModelNames.CONV_SMALL,
            Backbone.WIDTH,
            Backbone.HEIGHT,
            Backbone.CONV_EPOCHS,
            0,
            Backbone.patience(Backbone.CONV_EPOCHS),
            8,
            1.5e-3,
            0.01,
            0.05,
            1,
            Ranking.LISTWISE,
            0.5,
            1,
            2,
            false,
            Aspect.AS_CROPPED,
            true,
            true,
            1,
            "",
            Learns.HEADS,
            true,
            Colours.IMAGENET,
            Device.AUTO);

    public TrainingSettings {
        Objects.requireNonNull(model);
        Objects.requireNonNull(ranking);
        Objects.requireNonNull(aspect);
        Objects.requireNonNull(weights);
        Objects.requireNonNull(learns);
        Objects.requireNonNull(colours);
        Objects.requireNonNull(device);
        demandSide("width", width, model);
        demandSide("height", height, model);
        demand(epochs > 0, "epochs", epochs, "at least 1");
        demand(minutes >= 0, "minutes", minutes, "0 or more");
        demand(patience > 0, "patience", patience, "at least 1");
        demand(setsPerStep > 0, "sets per step", setsPerStep, "at least 1");
        demand(rate > 0 && rate < 1, "rate", rate, "between 0 and 1");
        demand(decay >= 0 && decay < 1, "decay", decay, "0 or more, below 1");
        demand(warmUp >= 0 && warmUp <= 1, "warm-up", warmUp, "0 to 1");
        demand(clip > 0, "clip", clip, "above 0");
        demand(margin >= 0, "margin", margin, "0 or more");
        demand(rankingWeight >= 0 && boxWeight >= 0, "weight", Math.min(rankingWeight, boxWeight), "0 or more");
    }

    /** Ours see squares of 16 pixels; an encoder that was made elsewhere sees what it was made for. */
    private static void demandSide(String what, int side, String model) {
        if (Backbone.isEncoder(model)) {
            demand(side >= SMALLEST, what, side, "at least 32");
        } else {
            demand(side >= SMALLEST && side % GRAIN == 0, what, side, "a multiple of 16 from 32 on");
        }
    }

    private static void demand(boolean holds, String what, Number value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("the " + what + " is " + value + ", expected " + expected);
        }
    }

    /** What of it learns in fact: all of a model that begins with nothing, and the heads alone of one that learns no more. */
    public Learns learning() {
        return Backbone.named(model).filter(Backbone::isGiven).isPresent()
                ? Learns.HEADS
                : weights.isEmpty() ? Learns.ALL : learns;
    }

    /** The same for a dataset that a run is made for: what is to be as it is there, is. */
    public TrainingSettings fittedTo(Dataset dataset) {
        return aspect == Aspect.AS_CROPPED
                ? of(addTo(RunConfig.EMPTY), List.of("crop.aspect=" + (dataset.keepsShapes() ? "kept" : "free")))
                : this;
    }

    /** As they stand in the {@code config.yaml} of a run, added to what is in there. */
    public RunConfig addTo(RunConfig config) {
        return SettingsText.write(this, config);
    }

    /**
     * Those of a run; what is not told is as usual.
     *
     * @throws org.handpick.learning.runs.UnreadableRun naming the setting that can't be used
     */
    public static TrainingSettings of(RunConfig config) {
        return SettingsText.read(config);
    }

    /**
     * The usual ones of a model, some of them changed.
     *
     * @param model by the name of its backbone, for an encoder with a colon and its file; one that is not known is told when it
     *     is trained
     * @param changes such as {@code training.rate=0.001}
     * @throws IllegalArgumentException saying which change can't be made
     */
    public static TrainingSettings usualOf(String model, List<String> changes) {
        Backbone.Chosen chosen = Backbone.chosen(model);
        RunConfig config =
                USUAL.addTo(RunConfig.EMPTY).with("model.name", chosen.name()).with("model.weights", chosen.file());
        RunConfig fitted = Backbone.named(chosen.name())
                .map(backbone -> config.with("model.width", backbone.width())
                        .with("model.height", backbone.height())
                        .with("training.epochs", backbone.epochs())
                        .with("training.patience", Backbone.patience(backbone.epochs())))
                .orElse(config);
        return of(fitted, changes);
    }

    /**
     * What the name of a model says of the settings, as changes for {@link #of(RunConfig, List)}: which it is, and of an encoder also
     * its file.
     */
    public static List<String> named(String model) {
        Backbone.Chosen chosen = Backbone.chosen(model);
        return chosen.file().isEmpty()
                ? List.of("model.name=" + chosen.name())
                : List.of("model.name=" + chosen.name(), "model.weights=" + chosen.file());
    }

    /**
     * Those of a configuration, some of them changed.
     *
     * @param changes such as {@code training.rate=0.001}
     * @throws IllegalArgumentException saying which change can't be made
     */
    public static TrainingSettings of(RunConfig config, List<String> changes) {
        return SettingsText.read(SettingsText.changed(config, changes));
    }
}
