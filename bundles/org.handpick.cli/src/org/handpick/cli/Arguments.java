package org.handpick.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a command was called with. */
public final class Arguments {
    private final Map<Parameter<?>, List<String>> texts;
    private final Path dataArea;

    Arguments(Map<Parameter<?>, List<String>> texts, Path dataArea) {
        this.texts = Map.copyOf(texts);
        this.dataArea = dataArea;
    }

    /**
     * The value of a parameter of the command.
     *
     * @throws WrongUse when its text is not what the parameter takes
     */
    public <T> T get(Parameter<T> parameter) {
        return parameter.read(texts.getOrDefault(parameter, List.of()));
    }

    private boolean isGiven(Parameter<?> parameter) {
        return !texts.getOrDefault(parameter, List.of()).isEmpty();
    }

    /** @throws WrongUse naming those that are given when it is more than one, of options that exclude each other */
    public void demandOneAtMost(Parameter<?>... options) {
        List<String> given =
                Stream.of(options).filter(this::isGiven).map(Parameter::name).toList();
        if (given.size() > 1) {
            throw new WrongUse(String.join(", ", given.subList(0, given.size() - 1)) + " and " + given.getLast()
                    + " do not go together");
        }
    }

    /** The folder that holds logs, datasets, runs and backups. */
    public Path dataArea() {
        return dataArea;
    }
}
