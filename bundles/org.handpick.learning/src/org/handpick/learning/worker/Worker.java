package org.handpick.learning.worker;

import com.google.gson.JsonParseException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.handpick.core.Cancelled;
import org.handpick.core.Progress;

/**
 * A running worker. One question at a time; for one thread. Closing ends the process.
 *
 * <p>To cancel is a message first, so that what is under way ends in order, and a kill when that takes too long. Who does not hear an
 * answer to its end, because of an exception, ends the process: what is left of it would be taken for the answer to the next question.
 */
public final class Worker implements AutoCloseable {
    /** Lines: as many as Java has for a crash in native code. */
    private static final int LAST_WORDS = 14;

    private static final long LISTEN_MILLIS = 100;
    private static final long PATIENCE_SECONDS = 60;
    private static final long FAREWELL_SECONDS = 5;
    /** How long to wait for last words of a process that has ended; one that it has started may keep the stream open. */
    private static final long LAST_WORDS_SECONDS = 2;

    private final Process process;
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
    private final Deque<String> lastWords = new ArrayDeque<>();
    private final Thread lastWordsReader;
    private final Tell.Ready ready;
    /** True from a question to the last word of its answer. */
    private boolean isAnswering;

    private Worker(Process process, Progress progress) {
        this.process = process;
        daemon(
                "handpick-worker-out",
                () -> read(process.getInputStream(), this::hear, () -> {
                    lines.add(Optional.empty());
                }));
        this.lastWordsReader =
                daemon("handpick-worker-err", () -> read(process.getErrorStream(), this::remember, () -> {}));
        this.ready = greeting(progress);
    }

    /** As {@link #start(WorkerProgram, Progress)}, whatever happens meanwhile. */
    public static Worker start(WorkerProgram program) {
        return start(program, Progress.NONE);
    }

    /**
     * Returns when it can be asked; to load its engine takes seconds.
     *
     * @throws Cancelled when {@code progress} says so
     * @throws WorkerFailure when it can't be started, or its engine can't
     */
    public static Worker start(WorkerProgram program, Progress progress) {
        try {
            return new Worker(program.process().start(), progress);
        } catch (IOException e) {
            throw new WorkerFailure.NotThere("The worker could not be started (" + e.getMessage() + ")", e);
        }
    }

    /** What it computes with. */
    public Tell.Ready ready() {
        return ready;
    }

    /**
     * Asks and waits for the end.
     *
     * @param heard told everything that is said on the way, on this thread
     * @throws Cancelled when {@code progress} says so
     * @throws WorkerFailure when it could not be done, or the worker died
     */
    public void run(Ask ask, Consumer<Tell> heard, Progress progress) {
        if (isAnswering) {
            throw WorkerFailure.Died.unheard();
        }
        isAnswering = true;
        try {
            converse(ask, heard, progress);
        } finally {
            if (isAnswering) {
                process.destroyForcibly();
            }
        }
    }

    private void converse(Ask ask, Consumer<Tell> heard, Progress progress) {
        say(ask);
        boolean stopping = false;
        long killAt = Long.MAX_VALUE;
        while (true) {
            if (!stopping && progress.isCancelled()) {
                stopping = true;
                killAt = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
                say(new Ask.Stop());
            }
            if (System.nanoTime() > killAt) {
                throw new Cancelled();
            }
            Optional<Tell> told = listen();
            switch (told.orElse(null)) {
                case null -> {
                    // nothing was said for a moment
                }
                case Tell.Done _ -> {
                    isAnswering = false;
                    if (stopping) {
                        throw new Cancelled();
                    }
                    return;
                }
                case Tell.Failed failed -> {
                    isAnswering = false;
                    throw new WorkerFailure.Refused(failed);
                }
                case Tell other -> heard.accept(other);
            }
        }
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close(); // nothing more is asked, so it ends
            if (!process.waitFor(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Tell.Ready greeting(Progress progress) {
        boolean isThere = false;
        try {
            Optional<Tell> told = Optional.empty();
            while (told.isEmpty()) { // it loads its engine
                progress.check();
                told = listen();
            }
            isThere = told.get() instanceof Tell.Ready;
            return switch (told.get()) {
                case Tell.Ready greeting -> greeting;
                case Tell.Failed failed -> throw new WorkerFailure.Refused(failed);
                case Tell other -> throw new WorkerFailure.NotThere("The worker began with " + other);
            };
        } finally {
            if (!isThere) {
                process.destroyForcibly();
            }
        }
    }

    private void say(Ask ask) {
        try {
            process.getOutputStream().write((Wire.line(ask) + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw died();
        }
    }

    /** What is said within a moment. */
    private Optional<Tell> listen() {
        try {
            Optional<String> line = lines.poll(LISTEN_MILLIS, TimeUnit.MILLISECONDS);
            if (line == null) {
                return Optional.empty();
            }
            return Optional.of(Wire.tell(line.orElseThrow(this::died)));
        } catch (JsonParseException e) {
            process.destroyForcibly();
            throw new WorkerFailure.NotThere("The worker said what is no message: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new Cancelled();
        }
    }

    private WorkerFailure died() {
        int code = process.onExit().join().exitValue();
        try {
            lastWordsReader.join(Duration.ofSeconds(LAST_WORDS_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (lastWords) {
            return WorkerFailure.Died.of(code, lastWords.stream().collect(Collectors.joining(" | ")));
        }
    }

    /** Libraries print there too, and so does Java of a crash in native code: what is no message is remembered as words. */
    private void hear(String line) {
        if (line.startsWith("{")) {
            lines.add(Optional.of(line));
        } else {
            remember(line);
        }
    }

    /** A crash in native code is framed by lines of one {@code #} each. */
    private void remember(String line) {
        if (line.strip().equals("#")) {
            return;
        }
        synchronized (lastWords) {
            lastWords.addLast(line);
            if (lastWords.size() > LAST_WORDS) {
                lastWords.removeFirst();
            }
        }
    }

    private static Thread daemon(String name, Runnable work) {
        return Thread.ofPlatform().daemon().name(name).start(work);
    }

    private static void read(InputStream stream, Consumer<String> heard, Runnable ended) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                heard.accept(line);
            }
        } catch (IOException e) {
            // the stream of a process that was killed ends so
        } finally {
            ended.run();
        }
    }
}
