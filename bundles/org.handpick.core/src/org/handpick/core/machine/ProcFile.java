package org.handpick.core.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A file in which Linux tells facts about the machine or a process, each on a line of its own: a name, a colon, and a value (proc(5)).
 * It tells nothing on other systems, which have no such file, and of a process that has ended.
 */
public record ProcFile(Path path) {
    public static final ProcFile MEMORY = new ProcFile(Path.of("/proc/meminfo"));
    public static final ProcFile PROCESSORS = new ProcFile(Path.of("/proc/cpuinfo"));

    private static final long KIB = 1024;

    public ProcFile {
        Objects.requireNonNull(path);
    }

    public static ProcFile ofProcess(ProcessHandle process) {
        return new ProcFile(Path.of("/proc/" + process.pid() + "/status"));
    }

    /** The first value of that name. */
    public Optional<String> text(String name) {
        try (Stream<String> lines = Files.lines(path)) {
            return lines.filter(line -> isNamed(line, name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isNamed(String line, String name) {
        return line.startsWith(name)
                && line.substring(name.length()).stripLeading().startsWith(":");
    }

    /** A value that is told in kB, which are 1,024 bytes there. */
    public OptionalLong bytes(String name) {
        return text(name)
                .filter(value -> value.matches("\\d+ kB"))
                .map(value -> OptionalLong.of(Long.parseLong(value.substring(0, value.indexOf(' '))) * KIB))
                .orElse(OptionalLong.empty());
    }
}
