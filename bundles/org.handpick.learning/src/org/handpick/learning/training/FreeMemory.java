package org.handpick.learning.training;

import java.lang.management.ManagementFactory;
import java.util.OptionalLong;
import org.handpick.core.machine.ProcFile;

/** How much memory a process that is started now could have. */
final class FreeMemory {
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
        return bytes(ProcFile.MEMORY, allowed);
    }

    /** @param memory what tells of it */
    static OptionalLong bytes(ProcFile memory, OptionalLong allowed) {
        OptionalLong free = memory.bytes("MemAvailable");
        return free.isPresent() ? OptionalLong.of(Math.min(free.getAsLong(), allowed.orElse(Long.MAX_VALUE))) : allowed;
    }
}
