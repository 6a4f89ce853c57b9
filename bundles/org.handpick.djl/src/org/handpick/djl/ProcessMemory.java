package org.handpick.djl;

import java.util.stream.LongStream;
import org.handpick.core.machine.ProcFile;

/** The memory of this process, native and Java's. */
final class ProcessMemory {
    private ProcessMemory() {}

    /** The most that was in memory at once, with what of it is on the disk meanwhile; 0 where the system does not tell. */
    static long peakBytes() {
        ProcFile status = ProcFile.ofProcess(ProcessHandle.current());
        return LongStream.of(
                        status.bytes("VmHWM").orElse(0), status.bytes("VmSwap").orElse(0))
                .sum();
    }
}
