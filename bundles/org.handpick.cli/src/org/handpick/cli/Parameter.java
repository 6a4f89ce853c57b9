package org.handpick.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * One thing that a command takes. Declared once as a constant, and then the key under which {@link Arguments} has it.
 *
 * @param <T> what the command gets
 */
public final class Parameter<T> {
    private enum Times {
        NEVER("0", "0", false),
        AT_MOST_ONCE("1", "0..1", false),
        ONCE("1", "1", false),
        ANY("1", "0..*", true),
        AT_LEAST_ONCE("1..*", "1..*", true);

        /** How many values stand behind the name of an option, and how many there are of a position. */
        private final String optionArity;

        private final String positionArity;
        private final boolean repeats;

        Times(String optionArity, String positionArity, boolean repeats) {
            this.optionArity = optionArity;
            this.positionArity = positionArity;
            this.repeats = repeats;
        }
    }

    private final String name;
    private final String label;
    private final String description;
    private final Times times;
    private final Function<List<String>, T> reading;

    private Parameter(String name, String label, String description, Times times, Function<List<String>, T> reading) {
        this.name = name;
        this.label = label;
        this.description = description;
        this.times = times;
        this.reading = reading;
    }

    /** A value that must be given, told by its place. */
    public static <T> Parameter<T> position(Value<T> value, String description) {
        return new Parameter<>(
                value.label(), value.label(), description, Times.ONCE, texts -> one(value, texts.getFirst()));
    }

    /** One value or more, told by their place; the last of the positions. */
    public static <T> Parameter<List<T>> positions(Value<T> value, String description) {
        return new Parameter<>(
                value.label(), value.label(), description, Times.AT_LEAST_ONCE, texts -> all(value, texts));
    }

    /** A value that may be given behind {@code --name}. */
    public static <T> Parameter<Optional<T>> option(String name, Value<T> value, String description) {
        return new Parameter<>(
                name,
                value.label(),
                description,
                Times.AT_MOST_ONCE,
                texts -> texts.stream().findFirst().map(text -> one(value, text)));
    }

    /** A value that must be given behind {@code --name}. */
    public static <T> Parameter<T> requiredOption(String name, Value<T> value, String description) {
        return new Parameter<>(name, value.label(), description, Times.ONCE, texts -> one(value, texts.getFirst()));
    }

    /** A value that may be given behind {@code --name}, again and again. */
    public static <T> Parameter<List<T>> repeatedOption(String name, Value<T> value, String description) {
        return new Parameter<>(name, value.label(), description, Times.ANY, texts -> all(value, texts));
    }

    /** One value or more behind {@code --name}, and that again and again; for commands without positions. */
    public static <T> Parameter<List<T>> listOption(String name, Value<T> value, String description) {
        return new Parameter<>(name, value.label(), description, Times.AT_LEAST_ONCE, texts -> all(value, texts));
    }

    /** True when {@code --name} is given. */
    public static Parameter<Boolean> flag(String name, String description) {
        return new Parameter<>(name, "", description, Times.NEVER, texts -> !texts.isEmpty());
    }

    private static <T> List<T> all(Value<T> value, List<String> texts) {
        return texts.stream().map(text -> one(value, text)).toList();
    }

    /** Of several values only the wrong one is told. */
    private static <T> T one(Value<T> value, String text) {
        try {
            return value.reading().apply(text);
        } catch (WrongUse e) {
            throw new WrongUse("'" + text + "' " + e.getMessage());
        }
    }

    /** {@code --name}, or the label of a position. */
    public String name() {
        return name;
    }

    /** How its value is called; empty for a flag. */
    public String label() {
        return label;
    }

    public String description() {
        return description;
    }

    public boolean isOption() {
        return name.startsWith("-");
    }

    public boolean isRequired() {
        return times == Times.ONCE || times == Times.AT_LEAST_ONCE;
    }

    public boolean isRepeatable() {
        return times.repeats;
    }

    /** @throws WrongUse naming this parameter and what it takes */
    T read(List<String> texts) {
        try {
            return reading.apply(texts);
        } catch (WrongUse e) {
            throw new WrongUse(name + ": " + e.getMessage());
        }
    }

    /** This parameter as the parser takes it; values stay text there. */
    ArgSpec spec(int place) {
        Class<?> type = times == Times.NEVER ? boolean.class : times.repeats ? List.class : String.class;
        if (isOption()) {
            return OptionSpec.builder(name)
                    .arity(times.optionArity)
                    .required(isRequired())
                    .paramLabel(label)
                    .type(type)
                    .auxiliaryTypes(String.class)
                    .description(Usage.literal(description))
                    .build();
        }
        return PositionalParamSpec.builder()
                .index(times.repeats ? place + "..*" : Integer.toString(place))
                .arity(times.positionArity)
                .required(isRequired())
                .paramLabel(label)
                .type(type)
                .auxiliaryTypes(String.class)
                .description(Usage.literal(description))
                .build();
    }
}
