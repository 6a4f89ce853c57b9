package org.handpick.backup.store.rclone;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handpick.backup.StoreFailure;
import org.handpick.core.Cancelled;
import org.handpick.core.Progress;

/**
 * The program rclone, called without a shell. How its remotes are opened is known to it alone; no secret goes through here. None of its
 * processes outlives the call that started it.
 */
final class RcloneProgram {
    /** The first that tells about one file alone. */
    private static final int OLDEST_MAJOR = 1;

    private static final int OLDEST_MINOR = 56;
    private static final Pattern VERSION = Pattern.compile("rclone v(\\d+)\\.(\\d+).*");
    /** What is deleted is to be gone, and not in a bin that fills up. Variables, since a flag that a version does not know is an error. */
    private static final Map<String, String> FOR_GOOD = Map.of(
            "RCLONE_B2_HARD_DELETE", "true",
            "RCLONE_DRIVE_USE_TRASH", "false",
            "RCLONE_JOTTACLOUD_HARD_DELETE", "true",
            "RCLONE_MEGA_HARD_DELETE", "true",
            "RCLONE_ONEDRIVE_HARD_DELETE", "true",
            "RCLONE_SUGARSYNC_HARD_DELETE", "true",
            "RCLONE_YANDEX_HARD_DELETE", "true");

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final long LAST_BREATH_SECONDS = 5;

    private final String program;
    private final String remote;
    private final Duration patience;

    /**
     * @param program its name or path
     * @param remote what a message begins with
     * @param patience how long an answer that is no file may take
     */
    RcloneProgram(String program, String remote, Duration patience) {
        this.program = program;
        this.remote = remote;
        this.patience = patience;
    }

    /** @throws StoreFailure when there is no such program, or one that is too old */
    void demandVersion() {
        String said = answer("version");
        Matcher version = VERSION.matcher(said.lines().findFirst().orElse(""));
        if (!version.matches()) {
            throw new StoreFailure(program, "is no rclone: it says '" + beginning(said) + "'");
        }
        int major = Integer.parseInt(version.group(1));
        if (major < OLDEST_MAJOR || major == OLDEST_MAJOR && Integer.parseInt(version.group(2)) < OLDEST_MINOR) {
            throw new StoreFailure(
                    program,
                    "is %s, and %d.%d is needed at least; install a newer one"
                            .formatted(version.group(), OLDEST_MAJOR, OLDEST_MINOR));
        }
    }

    /** What it says to a small question. */
    String answer(String... words) {
        try (Running running = start(words)) {
            StringBuilder said = new StringBuilder();
            Thread reader = reader(() -> said.append(new String(running.output().readAllBytes(), UTF_8)));
            if (!running.endsWithin(patience)) {
                throw failure("rclone " + words[0] + " did not answer in " + patience.toSeconds() + " s and was ended");
            }
            join(reader);
            running.demandSuccess();
            return said.toString();
        }
    }

    /** The same as JSON. */
    JsonElement json(String... words) {
        String said = answer(words);
        try {
            return JsonParser.parseString(said);
        } catch (JsonParseException e) {
            throw new StoreFailure(
                    remote, "rclone " + words[0] + " answered with what is no JSON: '" + beginning(said) + "'", e);
        }
    }

    /** Moves a file of so many bytes, telling how far it is, until it is done or cancelled. */
    void transfer(Progress progress, long bytes, String from, String to) {
        try (Running running = start("copyto", "--stats", "1s", "--stats-log-level", "NOTICE", from, to)) {
            Thread reader = reader(() -> running.output().transferTo(OutputStream.nullOutputStream()));
            long told = 0;
            progress.check();
            while (!running.endsWithin(LOOK)) {
                told = advance(
                        progress, told, Math.min(bytes, running.moved())); // what it sends again, it counts again
                progress.check();
            }
            join(reader);
            running.demandSuccess();
            advance(progress, told, bytes);
        }
    }

    private static long advance(Progress progress, long told, long moved) {
        if (moved > told) {
            progress.advance(moved - told);
        }
        return Math.max(told, moved);
    }

    /** What it writes. A program that fails is an {@link IOException} where the stream would end; closing it ends the program. */
    InputStream stream(String... words) {
        Running running = start(words);
        return new FilterInputStream(running.output()) {
            @Override
            public int read() throws IOException {
                return ended(in.read());
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return ended(in.read(into, offset, length));
            }

            private int ended(int read) throws IOException {
                if (read < 0) {
                    try {
                        if (!running.endsWithin(patience)) {
                            throw failure("rclone " + words[0] + " does not end");
                        }
                        running.demandSuccess();
                    } catch (StoreFailure e) {
                        throw new IOException(e.getMessage(), e);
                    }
                }
                return read;
            }

            @Override
            public void close() {
                running.close();
            }
        };
    }

    private Running start(String... words) {
        List<String> command = new ArrayList<>(List.of(program, words[0], "--use-json-log", "--ask-password=false"));
        command.addAll(List.of(words).subList(1, words.length));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(FOR_GOOD);
        try {
            return new Running(builder.start());
        } catch (IOException e) {
            throw new StoreFailure(
                    remote,
                    "the program " + program + " can't be started; install rclone, or say where it is ("
                            + e.getMessage() + ")",
                    e);
        }
    }

    private StoreFailure failure(String fault) {
        return new StoreFailure(remote, fault);
    }

    private static String beginning(String said) {
        String line = said.strip().lines().findFirst().orElse("");
        return line.length() > LastWords.LONGEST ? line.substring(0, LastWords.LONGEST) + "…" : line;
    }

    private interface Reading {
        void read() throws IOException;
    }

    private static Thread reader(Reading reading) {
        return Thread.ofPlatform().daemon().name("handpick-rclone").start(() -> {
            try {
                reading.read();
            } catch (IOException e) {
                return; // its process was ended; who ended it knows why
            }
        });
    }

    /** A reader ends with its process, unless a child of that still holds the pipe. */
    private static void join(Thread reader) {
        try {
            reader.join(Duration.ofSeconds(LAST_BREATH_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled();
        }
    }

    /** One process, with what it complains about. */
    private final class Running implements AutoCloseable {
        private final Process process;
        private final LastWords words = new LastWords();
        private final Thread listener;

        Running(Process process) throws IOException {
            this.process = process;
            listener = reader(() -> words.read(process.getErrorStream()));
            process.getOutputStream().close(); // it is asked nothing, and waits for nothing
        }

        InputStream output() {
            return process.getInputStream();
        }

        long moved() {
            return words.moved.get();
        }

        boolean endsWithin(Duration time) {
            try {
                return process.waitFor(time);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Cancelled();
            }
        }

        /** Once it has ended. */
        void demandSuccess() {
            join(listener);
            if (process.exitValue() != 0) {
                throw failure("rclone failed (%d): %s".formatted(process.exitValue(), words.last()));
            }
        }

        @Override
        public void close() {
            process.descendants().forEach(ProcessHandle::destroy); // where the program is a script around it
            process.destroy();
            try {
                if (!process.waitFor(LAST_BREATH_SECONDS, TimeUnit.SECONDS)) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What it writes to standard error: objects, of which some count bytes, and at the end a plain line. */
    private static final class LastWords {
        private static final int LONGEST = 300;
        private static final Pattern TIME = Pattern.compile("^\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d ");
        /** What stands behind a URL may be a signature that opens it. */
        private static final Pattern QUERY = Pattern.compile("(https?://[^\\s?\"]+)\\?[^\\s\"]*");

        private final AtomicLong moved = new AtomicLong();
        private volatile String last = "it does not say why";

        void read(InputStream from) throws IOException {
            BufferedReader lines = new BufferedReader(new InputStreamReader(from, UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    hear(line);
                }
            }
        }

        private void hear(String line) {
            if (!line.startsWith("{")) {
                last = TIME.matcher(line).replaceFirst("");
                return;
            }
            try {
                JsonObject said = JsonParser.parseString(line).getAsJsonObject();
                if (said.has("stats")) {
                    moved.set(said.getAsJsonObject("stats").get("bytes").getAsLong());
                } else if (said.has("msg")) {
                    last = said.get("msg").getAsString();
                }
            } catch (RuntimeException e) {
                // of another shape than the versions have that are known; it must be read on, since a program blocks
                // when nobody reads
                // what it writes
                last = line;
            }
        }

        String last() {
            return beginning(QUERY.matcher(last).replaceAll("$1?…"));
        }
    }
}
