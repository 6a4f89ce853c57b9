package org.handpick.djl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The memory of this process, native and Java's. */
final class ProcessMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    /** The most that was in memory at once, and what of it is on the disk meanwhile. */
    private static final List<String> HELD = List.of("VmHWM:", "VmSwap:");

    private static final long KIB = 1024;

    private ProcessMemory() {}

    /** The most that it has held; 0 where the system does not tell. */
    static long peakBytes() {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> HELD.stream().anyMatch(line::startsWith))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(kibibytes -> Long.parseLong(kibibytes) * KIB)
                    .sum();
        } catch (IOException e) {
            return 0; // only Linux tells
        }
    }
}
