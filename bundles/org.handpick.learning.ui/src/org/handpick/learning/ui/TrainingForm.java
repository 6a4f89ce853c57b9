package org.handpick.learning.ui;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.handpick.learning.runs.RunConfig;
import org.handpick.learning.runs.UnreadableRun;
import org.handpick.learning.training.Backbone;
import org.handpick.learning.training.TrainingSettings;

/** What a person has filled in for the next training. Holds texts, as they were typed, and says what is wrong with them. */
final class TrainingForm {
    private static final RunConfig USUAL = TrainingSettings.USUAL.addTo(RunConfig.EMPTY);

    private final Map<SettingField, String> texts = new EnumMap<>(SettingField.class);
    private String model = Backbone.ALL.getFirst().name();

    TrainingForm() {
        setUsual();
    }

    /** Every setting is as usual again; the model stays. */
    void setUsual() {
        Stream.of(SettingField.values()).forEach(field -> texts.put(field, field.usual()));
    }

    String text(SettingField field) {
        return texts.get(field);
    }

    void set(SettingField field, String text) {
        texts.put(field, text.strip());
    }

    void setModel(String name) {
        model = name;
    }

    /** How many of the settings that are folded away are not as usual. */
    long changedRareOnes() {
        return texts.keySet().stream()
                .filter(field -> field.isRare() && !texts.get(field).equals(field.usual()))
                .count();
    }

    /** What is wrong with this one setting, in words; empty when it can be used. */
    Optional<String> problem(SettingField field) {
        return attempt(List.of(change(field))).problem().map(reason -> field.label() + ": " + reason);
    }

    /** What is wrong with the first setting that can't be used. */
    Optional<String> problem() {
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
                        Stream.of("model.name=" + model),
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
