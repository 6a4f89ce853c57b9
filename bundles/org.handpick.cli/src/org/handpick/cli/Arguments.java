package org.handpick.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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

    /** The folder that holds logs, datasets, runs and backups. */
    public Path dataArea() {
        return dataArea;
    }
}
