package org.handpick.learning.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Names a process beyond its end: numbers are given again, but not with the same start.
 *
 * @param pid the number of the process
 * @param started when it began; empty where the system doesn't tell, and then the number alone counts
 */
public record ProcessMark(long pid, Optional<Instant> started) {
    /** Java reckons the start from the time of boot, which moves a little when the clock is set right. */
    private static final Duration TOLERANCE = Duration.ofSeconds(10);

    public ProcessMark {
        Objects.requireNonNull(started);
    }

    /** This process. */
    public static ProcessMark current() {
        return of(ProcessHandle.current());
    }

    public static ProcessMark of(ProcessHandle process) {
        return new ProcessMark(process.pid(), process.info().startInstant());
    }

    /** False once the process has ended, also when another one has its number by now. */
    public boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(ProcessMark::of)
                .filter(this::isSameAs)
                .isPresent();
    }

    /** True when both marks are of one process. */
    public boolean isSameAs(ProcessMark other) {
        return pid == other.pid
                && (started.isEmpty()
                        || other.started.isEmpty()
                        || Duration.between(started.get(), other.started.get())
                                        .abs()
                                        .compareTo(TOLERANCE)
                                <= 0);
    }
}
