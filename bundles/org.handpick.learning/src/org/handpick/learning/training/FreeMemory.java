package org.handpick.learning.training;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** How much memory a process that is started now could have. */
final class FreeMemory {
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final long KIB = 1024;

    private FreeMemory() {}

    /**
     * What this machine could give without taking it from another program, or has in all where the system does not tell that; but no
     * more than a container allows.
     */
    static OptionalLong bytes() {
        OptionalLong allowed =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                        ? OptionalLong.of(system.getTotalMemorySize())
                        : OptionalLong.empty();
        return bytes(MEMORY, allowed);
    }

    /** @param memory a file such as {@code /proc/meminfo}; only Linux has one */
    static OptionalLong bytes(Path memory, OptionalLong allowed) {
        try (Stream<String> lines = Files.lines(memory)) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(kibibytes -> Math.min(Long.parseLong(kibibytes) * KIB, allowed.orElse(Long.MAX_VALUE)))
                    .findFirst();
        } catch (IOException e) {
            return allowed;
        }
    }
}
