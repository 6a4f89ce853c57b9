package org.handpick.learning.ui;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handpick.learning.runs.RunConfig;
import org.handpick.learning.runs.UnreadableRun;
import org.handpick.learning.training.Backbone;
import org.handpick.learning.training.TrainingSettings;

/** What a person has filled in for the next training. Holds texts, as they were typed, and says what is wrong with them. */
final class TrainingForm {
    private static final RunConfig USUAL = TrainingSettings.USUAL.addTo(RunConfig.EMPTY);

    private static final String MODEL = "model.name=";
    private static final String WEIGHTS = "model.weights=";

    private final Map<SettingField, String> texts = new EnumMap<>(SettingField.class);
    private String model = Backbone.ALL.getFirst().name();
    /** For the model. */
    private Map<SettingField, String> usual = SettingField.usual(model);

    private String weights = "";
    private Optional<FileCheck> asked = Optional.empty();
    /** What came of it, once it is known. */
    private Optional<Optional<String>> found = Optional.empty();

    /** Whether a file can be what the model is read from, which takes a look at the disk. */
    record FileCheck(Backbone backbone, String path) {
        /** What is wrong with it. Not for the UI thread. */
        Optional<String> problem() {
            return backbone.problemWith(path);
        }
    }

    TrainingForm() {
        setUsual();
    }

    /** Every setting is as usual again; the model stays. */
    void setUsual() {
        texts.putAll(usual);
    }

    String text(SettingField field) {
        return texts.get(field);
    }

    /** What is used of it: as {@link #text}, unless the model leaves no choice. */
    String used(SettingField field) {
        return field == SettingField.LEARNS && !applies(field) ? (isGiven() ? "heads" : "all") : text(field);
    }

    /** Whether it makes a difference to this model, with the other settings as they are. */
    boolean applies(SettingField field) {
        return switch (field) {
            case LEARNS -> file() == Backbone.File.WEIGHTS && !weights.isEmpty();
            case COLOURS -> file() == Backbone.File.ENCODER;
            case WIDTH, HEIGHT -> file() == Backbone.File.ENCODER || !isGiven();
            case MEASURES, DETACHED, PARTS -> !used(SettingField.LEARNS).equals("heads");
            case MARGIN -> text(SettingField.RANKING).equals("margin");
            default -> true;
        };
    }

    private boolean isGiven() {
        return Backbone.named(model).filter(Backbone::isGiven).isPresent();
    }

    void set(SettingField field, String text) {
        texts.put(field, text.strip());
    }

    String model() {
        return model;
    }

    /** Takes the settings that suit the model, but for those that a person has changed. */
    void setModel(String name) {
        Map<SettingField, String> suiting = SettingField.usual(name);
        suiting.forEach((field, text) -> {
            if (!isChanged(field)) {
                texts.put(field, text);
            }
        });
        model = name;
        usual = suiting;
    }

    private boolean isChanged(SettingField field) {
        return !text(field).equals(usual.get(field));
    }

    /** The path of the published weights that the model begins with, or of the encoder that it is; empty for none. */
    String weights() {
        return weights;
    }

    void setWeights(String file) {
        weights = file.strip();
    }

    /** What the model is read from. */
    Backbone.File file() {
        return Backbone.named(model).map(Backbone::file).orElse(Backbone.File.NONE);
    }

    /** Everything that is not as usual, a line each; {@link #recall} reads it. */
    String memory() {
        Stream<String> changed =
                Stream.of(SettingField.values()).filter(this::isChanged).map(this::change);
        return Stream.concat(Stream.of(MODEL + model, WEIGHTS + weights), changed)
                .collect(Collectors.joining("\n"));
    }

    /** What an earlier version remembered and this one does not know is passed over. */
    void recall(String memory) {
        memory.lines().forEach(line -> {
            if (line.startsWith(MODEL)) {
                Backbone.named(line.substring(MODEL.length()))
                        .map(Backbone::name)
                        .ifPresent(this::setModel);
            } else if (line.startsWith(WEIGHTS)) {
                setWeights(line.substring(WEIGHTS.length()));
            } else {
                Stream.of(SettingField.values())
                        .filter(field -> line.startsWith(field.key() + "="))
                        .findFirst()
                        .ifPresent(
                                field -> set(field, line.substring(field.key().length() + 1)));
            }
        });
    }

    /** How many of the settings that are folded away are not as usual. */
    long changedRareOnes() {
        return texts.keySet().stream()
                .filter(field -> field.isRare() && isChanged(field))
                .count();
    }

    /** What is wrong with this one setting, in words; empty when it can be used. */
    Optional<String> problem(SettingField field) {
        return attempt(List.of(MODEL + model, change(field))).problem().map(reason -> field.label() + ": " + reason);
    }

    /** What is wrong with the first setting that can't be used. */
    Optional<String> problem() {
        return weightsProblem().or(this::fieldProblem);
    }

    /** What is to be found out about the file, and told by {@link #checked}; told once for each file. */
    Optional<FileCheck> toCheck() {
        Optional<FileCheck> wanted = fileCheck();
        if (wanted.equals(asked)) {
            return Optional.empty();
        }
        asked = wanted;
        found = Optional.empty();
        return wanted;
    }

    /** Takes what is wrong with a file; of no matter when another one was filled in meanwhile. */
    void checked(FileCheck check, Optional<String> problem) {
        if (asked.equals(Optional.of(check))) {
            found = Optional.of(problem);
        }
    }

    private Optional<FileCheck> fileCheck() {
        return Backbone.named(model)
                .filter(backbone -> backbone.file() != Backbone.File.NONE && !weights.isEmpty())
                .map(backbone -> new FileCheck(backbone, weights));
    }

    private Optional<String> weightsProblem() {
        Optional<FileCheck> check = fileCheck();
        return check.isEmpty()
                ? Backbone.named(model).flatMap(backbone -> backbone.problemWith(""))
                : found.filter(_ -> asked.equals(check)).orElse(Optional.of("Looking for " + weights + "…"));
    }

    private Optional<String> fieldProblem() {
        return Stream.of(SettingField.values())
                .map(this::problem)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> attempt(allChanges()).problem());
    }

    /** @throws java.util.NoSuchElementException when there is a {@link #problem} */
    TrainingSettings settings() {
        return attempt(allChanges()).settings().orElseThrow();
    }

    private List<String> allChanges() {
        return Stream.concat(
                        Stream.of(MODEL + model, WEIGHTS + (file() == Backbone.File.NONE ? "" : weights)),
                        Stream.of(SettingField.values()).map(this::change))
                .toList();
    }

    private String change(SettingField field) {
        return field.key() + "=" + texts.get(field);
    }

    private record Attempt(Optional<TrainingSettings> settings, Optional<String> problem) {}

    private static Attempt attempt(List<String> changes) {
        try {
            return new Attempt(Optional.of(TrainingSettings.of(USUAL, changes)), Optional.empty());
        } catch (IllegalArgumentException | UnreadableRun e) {
            return new Attempt(Optional.empty(), Optional.of(e.getMessage()));
        }
    }
}
