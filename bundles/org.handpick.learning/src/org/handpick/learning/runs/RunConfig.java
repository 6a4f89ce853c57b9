package org.handpick.learning.runs;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What was asked for: settings in their order, each under a key of one level ({@code epochs}) or two ({@code crop.ratio}).
 *
 * <p>Which keys there are is not known here, so a key of a later version survives being read and written. A setting of the wrong
 * type is named by key and line where it is asked for. Immutable; two are equal when they hold the same settings.
 */
public final class RunConfig {
    static final String FILE = "config.yaml";

    public static final RunConfig EMPTY = new RunConfig(Optional.empty(), Map.of());

    private final Optional<Path> file;
    private final Map<String, Line> lines;

    /** @param number from 1; 0 when the setting is from no file */
    record Line(Setting setting, int number) {}

    private RunConfig(Optional<Path> file, Map<String, Line> lines) {
        this.file = file;
        this.lines = lines;
    }

    /**
     * Reads settings. Only plain values are taken from the YAML: no tags, no anchors, nothing deeper than two levels.
     *
     * @throws UnreadableRun saying in which line is what
     */
    public static RunConfig read(Path file) {
        return new RunConfig(Optional.of(file), ConfigText.parse(file, RunFile.read(file)));
    }

    /** YAML with one setting a line. */
    public String yaml() {
        return ConfigText.write(settings());
    }

    /** All settings in their order. */
    public Map<String, Setting> settings() {
        Map<String, Setting> settings = new LinkedHashMap<>();
        lines.forEach((key, line) -> settings.put(key, line.setting()));
        return Collections.unmodifiableMap(settings);
    }

    /**
     * The same settings and this one, in its former place when there was one.
     *
     * @param key one name, or two with a dot between; a name has no dot and no line end in it
     * @throws IllegalArgumentException when the key has another form, or is both a setting and a group of settings
     */
    public RunConfig with(String key, Setting setting) {
        ConfigText.demandKey(key);
        Map<String, Line> more = new LinkedHashMap<>(lines);
        more.put(key, new Line(setting, 0));
        String group = key.contains(".") ? key.substring(0, key.indexOf('.')) : key + ".";
        if (more.keySet().stream()
                .anyMatch(other -> group.endsWith(".") ? other.startsWith(group) : other.equals(group))) {
            throw new IllegalArgumentException(key + ": the name is a setting and a group of settings at once");
        }
        return new RunConfig(file, more);
    }

    public RunConfig with(String key, String value) {
        return with(key, new Setting.Text(value));
    }

    public RunConfig with(String key, long value) {
        return with(key, new Setting.Whole(value));
    }

    public RunConfig with(String key, double value) {
        return with(key, new Setting.Fraction(value));
    }

    public RunConfig with(String key, boolean value) {
        return with(key, new Setting.Flag(value));
    }

    /** @throws UnreadableRun when the setting is something else */
    public Optional<String> text(String key) {
        return as(
                key,
                "text",
                setting -> setting instanceof Setting.Text(String value) ? Optional.of(value) : Optional.empty());
    }

    /** A whole number is one too. @throws UnreadableRun when the setting is something else */
    public OptionalDouble number(String key) {
        return as(key, "a number", RunConfig::number).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    private static Optional<Double> number(Setting setting) {
        return switch (setting) {
            case Setting.Whole(long value) -> Optional.of((double) value);
            case Setting.Fraction(double value) -> Optional.of(value);
            default -> Optional.empty();
        };
    }

    /** @throws UnreadableRun when the setting is something else, such as 2.5 */
    public OptionalLong whole(String key) {
        return as(
                        key,
                        "a whole number",
                        setting -> setting instanceof Setting.Whole(long value)
                                ? Optional.of(value)
                                : Optional.<Long>empty())
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** @throws UnreadableRun when the setting is something else */
    public Optional<Boolean> flag(String key) {
        return as(
                key,
                "true or false",
                setting -> setting instanceof Setting.Flag(boolean value) ? Optional.of(value) : Optional.empty());
    }

    /** @throws UnreadableRun when the setting is no list of texts */
    public Optional<List<String>> texts(String key) {
        return items(
                key,
                "a list of texts",
                setting -> setting instanceof Setting.Text(String value) ? Optional.of(value) : Optional.empty());
    }

    /** @throws UnreadableRun when the setting is no list of numbers */
    public Optional<List<Double>> numbers(String key) {
        return items(key, "a list of numbers", RunConfig::number);
    }

    private <T> Optional<List<T>> items(String key, String expected, Function<Setting, Optional<T>> one) {
        return as(key, expected, setting -> {
            if (!(setting instanceof Setting.Items(List<Setting> values))) {
                return Optional.empty();
            }
            List<T> all = values.stream().map(one).flatMap(Optional::stream).toList();
            return all.size() == values.size() ? Optional.of(all) : Optional.empty();
        });
    }

    private <T> Optional<T> as(String key, String expected, Function<Setting, Optional<T>> reading) {
        return Optional.ofNullable(lines.get(key))
                .map(line -> reading.apply(line.setting()).orElseThrow(() -> wrong(key, expected)));
    }

    /**
     * What to throw at a setting that can't be used, for those who know what it means.
     *
     * @param key of a setting that is there
     * @param expected goes on from "should be", such as {@code "above 0"}
     */
    public UnreadableRun wrong(String key, String expected) {
        Line line = lines.get(key);
        String where = line.number() == 0 ? "" : "line " + line.number() + ": ";
        String shown = line.setting().shown();
        return new UnreadableRun(
                file.orElse(Path.of(FILE)),
                where + key + " should be " + expected + " and is " + (shown.isEmpty() ? "an empty text" : shown));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RunConfig config && settings().equals(config.settings());
    }

    @Override
    public int hashCode() {
        return settings().hashCode();
    }

    @Override
    public String toString() {
        return settings().toString();
    }
}
