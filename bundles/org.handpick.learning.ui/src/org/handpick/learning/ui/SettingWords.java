package org.handpick.learning.ui;

import java.util.Locale;
import java.util.Map;

/** What a person reads for the settings of a run, and for what is known of the machine that made it. */
final class SettingWords {
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("model.name", "Model"),
            Map.entry("model.weights", "Weights or encoder"),
            Map.entry("goal.metric", "The best epoch is that of"),
            Map.entry("goal.better", "Better is"),
            Map.entry("versions.java", "Java"),
            Map.entry("versions.handpick", "Handpick"),
            Map.entry("versions.pytorch", "PyTorch"),
            Map.entry("versions.djl", "DJL"),
            Map.entry("system", "System"),
            Map.entry("processor", "Processor"),
            Map.entry("cores", "Cores"),
            Map.entry("memory", "Memory"),
            Map.entry("device", "Computed on"),
            Map.entry("dataset", "Dataset"),
            Map.entry("dataset_sha256", "Hash of the dataset"));
    private static final double GIGA = 1e9;
    private static final int ENOUGH_OF_A_HASH = 12;

    private SettingWords() {}

    /** @param key as in {@code config.yaml}, or the name of what is told of the machine; one that is not known stays as it is */
    static String label(String key) {
        return SettingField.of(key).map(SettingField::label).orElse(LABELS.getOrDefault(key, key));
    }

    /** @param value as it is written there */
    static String value(String key, String value) {
        return switch (key) {
            case "model.weights" -> value.isEmpty() ? "none" : value;
            case "goal.metric" -> MetricWords.ofSplit(value);
            case "training.minutes" -> value.equals("0") ? "none" : value;
            case "memory" -> gigabytes(value);
            case "dataset_sha256" ->
                value.length() > ENOUGH_OF_A_HASH ? value.substring(0, ENOUGH_OF_A_HASH) + "…" : value;
            default -> SettingField.of(key).map(field -> word(field, value)).orElse(value);
        };
    }

    /** What a choice is called. */
    static String word(SettingField field, String value) {
        return switch (field.shape()) {
            case NUMBER -> value;
            case CHOICE -> value.replace('_', ' ');
            case SWITCH -> value.equals("true") ? "yes" : "no";
        };
    }

    private static String gigabytes(String bytes) {
        return bytes.matches("[1-9]\\d{0,17}")
                ? String.format(Locale.ROOT, "%.1f GB", Long.parseLong(bytes) / GIGA)
                : "not known";
    }
}
