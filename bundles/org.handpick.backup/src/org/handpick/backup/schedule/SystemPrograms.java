package org.handpick.backup.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.handpick.backup.ScheduleFailure;

/** The programs of this computer, found on its PATH and run to their end. One that does not end in time is ended. */
public final class SystemPrograms {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Map<String, String> environment;
    private final Duration patience;

    /** @param environment in which they run, with a PATH and the home of the user */
    public SystemPrograms(Map<String, String> environment) {
        this(environment, PATIENCE);
    }

    SystemPrograms(Map<String, String> environment, Duration patience) {
        this.environment = Map.copyOf(environment);
        this.patience = patience;
    }

    /** The same programs, with more in their environment. */
    SystemPrograms with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new SystemPrograms(all, patience);
    }

    /**
     * What a program said.
     *
     * @param out its bytes, since another's crontab may be of any encoding
     */
    record Said(int code, byte[] out, String err) {
        boolean isDone() {
            return code == 0;
        }

        String text() {
            return new String(out, UTF_8);
        }

        /** For a sentence: what it complained of, in one line. */
        String complaint() {
            String text = err.strip().replaceAll("\\s*\\R\\s*", "; ");
            return text.isEmpty() ? "it ended with " + code : text;
        }
    }

    boolean has(String program) {
        return find(program).isPresent();
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    Path home() {
        return Path.of(variable("HOME").orElseGet(() -> System.getProperty("user.home")));
    }

    private Optional<Path> find(String program) {
        return variable("PATH").stream()
                .flatMap(path -> Pattern.compile(Pattern.quote(System.getProperty("path.separator")))
                        .splitAsStream(path))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> Stream.of(Path.of(folder, program), Path.of(folder, program + ".exe")))
                .filter(Files::isExecutable)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    Said run(String program, String... arguments) {
        return run(new byte[0], program, arguments);
    }

    /** @throws ScheduleFailure when it can't be started, or does not end in time */
    Said run(byte[] input, String program, String... arguments) {
        Path found = find(program)
                .orElseThrow(() -> new ScheduleFailure("The program " + program + " is not on this computer's PATH."));
        List<String> command = new ArrayList<>(List.of(found.toString()));
        command.addAll(List.of(arguments));
        try {
            Path in = Files.createTempFile("handpick-in", null);
            Path out = Files.createTempFile("handpick-out", null);
            Path err = Files.createTempFile("handpick-err", null);
            try {
                Files.write(in, input);
                ProcessBuilder builder = new ProcessBuilder(command)
                        .redirectInput(in.toFile())
                        .redirectOutput(out.toFile()) // a pipe would be waited for as long as a child of it has it
                        .redirectError(err.toFile());
                builder.environment().clear();
                builder.environment().putAll(environment);
                return new Said(end(builder.start(), found), Files.readAllBytes(out), Files.readString(err));
            } finally {
                Files.delete(in);
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new ScheduleFailure(found + " could not be run (" + e.getMessage() + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScheduleFailure(found + " was interrupted", e);
        }
    }

    /** @return its exit code */
    private int end(Process process, Path program) throws InterruptedException {
        try {
            if (process.waitFor(patience)) {
                return process.exitValue();
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        process.waitFor();
        throw new ScheduleFailure(program + " did not answer in " + patience.toSeconds() + " seconds, and was ended");
    }
}
