package org.handpick.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * One call of the program.
 *
 * @param words the command and its arguments
 * @param dataArea the data area, unless the words name another one
 * @param out for results; in UTF-8
 * @param err for everything else
 * @param cancelled true once a person has asked to stop; from any thread
 */
public record Call(List<String> words, Path dataArea, PrintStream out, PrintStream err, BooleanSupplier cancelled) {
    public Call {
        words = List.copyOf(words);
        Objects.requireNonNull(dataArea);
        Objects.requireNonNull(out);
        Objects.requireNonNull(err);
        Objects.requireNonNull(cancelled);
    }
}
