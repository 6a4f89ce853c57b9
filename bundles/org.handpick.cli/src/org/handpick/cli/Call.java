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
 * @param isWatched true where a person reads {@code err} at a terminal, so that a line there can be written anew
 */
public record Call(
        List<String> words,
        Path dataArea,
        PrintStream out,
        PrintStream err,
        BooleanSupplier cancelled,
        BooleanSupplier isWatched) {
    /** One that nobody watches. */
    public Call(List<String> words, Path dataArea, PrintStream out, PrintStream err, BooleanSupplier cancelled) {
        this(words, dataArea, out, err, cancelled, () -> false);
    }

    public Call {
        words = List.copyOf(words);
        Objects.requireNonNull(dataArea);
        Objects.requireNonNull(out);
        Objects.requireNonNull(err);
        Objects.requireNonNull(cancelled);
        Objects.requireNonNull(isWatched);
    }
}
