package org.handpick.learning.ui;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.handpick.learning.runs.RunConfig;
import org.handpick.learning.runs.Setting;
import org.handpick.learning.training.Colours;
import org.handpick.learning.training.TrainingSettings;

/** A setting that a person can change before a training, in the order of the form. */
enum SettingField {
    EPOCHS(
            "training.epochs",
            "Epochs",
            "How often the model sees every set, at most. Twice as many take twice as long; it ends sooner when it"
                    + " gets no better.",
            Shape.NUMBER,
            false),
    MINUTES(
            "training.minutes",
            "Time limit (min)",
            "After so many minutes training ends with the epoch at hand. 0 sets no limit.",
            Shape.NUMBER,
            false),
    SEED(
            "training.seed",
            "Seed",
            "Decides the first values, the order and the mirroring. The same seed trains the same model; costs"
                    + " nothing.",
            Shape.NUMBER,
            false),
    ASPECT(
            "crop.aspect",
            "Crop shape",
            "free learns four edges; kept learns a place and a scale and always proposes the shape of the picture; as"
                    + " cropped is kept where nearly all of your crops have that shape. Costs the same.",
            Shape.CHOICE,
            false,
            TrainingSettings.Aspect.values()),
    MEASURES(
            "model.measures",
            "See the classical measures too",
            "Shows the heads sharpness, light, noise and colour beside what the network sees. Each image is measured"
                    + " once.",
            Shape.SWITCH,
            false),
    LEARNS(
            "model.learns",
            "What learns",
            "With published weights: heads looks at each image once and learns in seconds; last layers and all take"
                    + " hours. Without, all learns.",
            Shape.CHOICE,
            true,
            TrainingSettings.Learns.values()),
    FLIPS(
            "training.flips",
            "Learn from mirrored sets too",
            "Shows half of the sets mirrored, which is like having more of them. Costs nothing; wrong where left and"
                    + " right matter.",
            Shape.SWITCH,
            false),
    PARTS(
            "training.parts",
            "Learn from parts of keepers too",
            "Lets crops follow the subject instead of a usual place. Each step takes somewhat longer.",
            Shape.SWITCH,
            false),
    RATE(
            "training.rate",
            "Learning rate",
            "How far a step goes at most. Too high and the loss jumps, too low and it takes many epochs.",
            Shape.NUMBER,
            true),
    SETS_PER_STEP(
            "training.sets_per_step",
            "Sets per step",
            "How many sets are learned from at once. More need more memory, and make fewer but steadier steps.",
            Shape.NUMBER,
            true),
    PATIENCE(
            "training.patience",
            "Patience (epochs)",
            "Training ends after so many epochs in a row that the sets to stop by tell to be worse. More cost time and seldom"
                    + " help.",
            Shape.NUMBER,
            true),
    RANKING(
            "ranking.loss",
            "Ranking loss",
            "listwise compares all images of a set at once; margin compares the keeper with each reject. Costs the"
                    + " same.",
            Shape.CHOICE,
            true,
            TrainingSettings.Ranking.values()),
    MARGIN(
            "ranking.margin",
            "Margin",
            "By how much a keeper must be ahead of a reject; for the loss margin only.",
            Shape.NUMBER,
            true),
    RANKING_WEIGHT(
            "ranking.weight",
            "Weight of keeping",
            "How much finding the keeper counts in the total loss. 0 learns to crop alone.",
            Shape.NUMBER,
            true),
    CROP_WEIGHT(
            "crop.weight",
            "Weight of cropping",
            "How much the crop counts in the total loss. 0 learns to keep alone.",
            Shape.NUMBER,
            true),
    DETACHED(
            "crop.detached",
            "Cropping leaves the backbone alone",
            "Only keeping shapes what both heads see. Helps where crops are few or noisy; crops get a little worse.",
            Shape.SWITCH,
            true),
    DECAY(
            "training.decay",
            "Weight decay",
            "Pulls the parameters towards 0, against learning sets by heart. Costs nothing.",
            Shape.NUMBER,
            true),
    WARM_UP(
            "training.warm_up",
            "Warm-up (share)",
            "In this share of all steps the rate rises from 0. More is gentler and costs some of the training.",
            Shape.NUMBER,
            true),
    CLIP(
            "training.clip",
            "Longest gradient",
            "A longer gradient is cut to this length, so that one odd set can't spoil the model.",
            Shape.NUMBER,
            true),
    WIDTH(
            "model.width",
            "Picture width (px)",
            "Pictures are fitted into this width; a multiple of 16. Twice as wide takes twice as long and shows finer"
                    + " flaws. An encoder from a file keeps its own where it has one.",
            Shape.NUMBER,
            true),
    HEIGHT(
            "model.height",
            "Picture height (px)",
            "Pictures are fitted into this height; a multiple of 16. Twice as high takes twice as long. An encoder"
                    + " from a file keeps its own where it has one.",
            Shape.NUMBER,
            true),
    COLOURS(
            "model.colours",
            "Colours of an encoder",
            "What an encoder from a file was made for: imagenet suits most, clip CLIP's, halves takes -1 to 1, unit 0"
                    + " to 1. Costs nothing; what made the file says which.",
            Shape.CHOICE,
            true,
            Colours.values()),
    DEVICE(
            "training.device",
            "Computes on",
            "auto takes a graphics card where the engine can use one, else the processor; gpu takes nothing else.",
            Shape.CHOICE,
            true,
            TrainingSettings.Device.values());

    /** The widget that suits it. */
    enum Shape {
        NUMBER,
        CHOICE,
        SWITCH
    }

    private final String key;
    private final String label;
    private final String tip;
    private final Shape shape;
    private final boolean rare;
    private final List<String> choices;

    SettingField(String key, String label, String tip, Shape shape, boolean rare, Enum<?>... choices) {
        this.key = key;
        this.label = label;
        this.tip = tip;
        this.shape = shape;
        this.rare = rare;
        this.choices = Stream.of(choices)
                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Its name in the {@code config.yaml} of a run. */
    String key() {
        return key;
    }

    String label() {
        return label;
    }

    /** A sentence or two on what it does and what it costs. */
    String tip() {
        return tip;
    }

    Shape shape() {
        return shape;
    }

    /** True when it is folded away until a person asks for more. */
    boolean isRare() {
        return rare;
    }

    /** For {@link Shape#CHOICE}. */
    List<String> choices() {
        return choices;
    }

    /** The one that is called so in the {@code config.yaml} of a run. */
    static Optional<SettingField> of(String key) {
        return Stream.of(values()).filter(field -> field.key.equals(key)).findFirst();
    }

    /** What each is for a model unless a person says otherwise. */
    static Map<SettingField, String> usual(String model) {
        Map<String, Setting> settings = TrainingSettings.usualOf(model, List.of())
                .addTo(RunConfig.EMPTY)
                .settings();
        Map<SettingField, String> usual = new EnumMap<>(SettingField.class);
        for (SettingField field : values()) {
            usual.put(field, settings.get(field.key).shown());
        }
        return usual;
    }
}
