package org.handpick.cli;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.handpick.core.Failure;
import org.handpick.core.Progress;
import org.handpick.core.files.FileFailure;

/**
 * Where a command says what it has to say: results on standard output, for people or as one JSON object a line; all else on
 * standard error. Used by the thread of the command.
 */
public final class Output {
    private static final Gson GSON = new GsonBuilder()
            .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
            .serializeNulls()
            .disableHtmlEscaping()
            .create();

    private final PrintStream out;
    private final PrintStream err;
    private final boolean json;
    private final ProgressLine progress;
    private boolean hasProblems;

    /** @param progress is written to {@code err}, too */
    Output(PrintStream out, PrintStream err, boolean json, ProgressLine progress) {
        this.out = out;
        this.err = err;
        this.json = json;
        this.progress = progress;
    }

    /**
     * A result.
     *
     * @param record printed as a JSON object under {@code --json}; {@code maxSize} becomes {@code max_size}
     * @param text printed otherwise
     */
    public void result(Record record, Supplier<String> text) {
        result(json ? GSON.toJson(record) : text.get());
    }

    /** A result that is JSON already. @param text printed where JSON is not wanted */
    public void result(JsonObject object, Supplier<String> text) {
        result(json ? GSON.toJson(object) : text.get());
    }

    private void result(String line) {
        progress.erase();
        out.print(line);
        out.print('\n');
    }

    /** A sentence that is no result, for the person who called. */
    public void message(String sentence) {
        progress.erase();
        err.println(sentence);
    }

    /** A sentence on what could not be done, with the name of the file; the command goes on, and ends with exit code 1. */
    public void problem(String sentence) {
        hasProblems = true;
        message(sentence);
    }

    /**
     * Does the same with each of several things. One that fails is named as a problem and does not stop the rest.
     *
     * @return {@link Outcome#FAILED} when it went well with none of them
     */
    public <T> Outcome each(List<T> things, Consumer<T> work) {
        int done = 0;
        for (T thing : things) {
            progress().check();
            try {
                work.accept(thing);
                done++;
            } catch (RuntimeException e) {
                problem(sentence(e).orElseThrow(() -> e));
            }
        }
        return done == 0 && !things.isEmpty() ? Outcome.FAILED : Outcome.DONE;
    }

    /** To be handed to operations; it shows a person who watches how far they are, and knows when one has asked to stop. */
    public Progress progress() {
        return progress;
    }

    /** True when other programs read what is printed. */
    boolean isJson() {
        return json;
    }

    boolean hasProblems() {
        return hasProblems;
    }

    /** Text that was asked for instead of a result. Under {@code --json} standard output is kept free of it. */
    void text(String text) {
        progress.erase();
        (json ? err : out).println(text);
    }

    /** Whatever ended a command that is not one of our sentences is a bug; who reports it needs all of it. */
    void bug(RuntimeException e) {
        progress.erase();
        err.println("Handpick has a bug here, please report it:");
        e.printStackTrace(err);
    }

    void flush() {
        progress.erase();
        out.flush();
        err.flush();
    }

    /** What an exception says to a person; empty when it was not made for one. */
    static Optional<String> sentence(RuntimeException e) {
        return switch (e) {
            case Failure failure -> Optional.of(failure.getMessage());
            case UncheckedIOException io -> Optional.of(FileFailure.sentence(io.getCause(), Path.of("a file")));
            default -> Optional.empty();
        };
    }
}
