package org.handpick.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.handpick.core.Cancelled;
import org.handpick.core.Failure;
import org.handpick.core.Progress;
import org.handpick.core.machine.ProcFile;

/** The most memory that a program had at once, all of it: heap, code, threads and what libraries take. */
final class PeakMemory {
    private static final long BETWEEN_LOOKS_MILLIS = 20;
    /** What Linux remembers of a process as long as it lives (proc_pid_status(5)). */
    private static final String PEAK = "VmHWM";

    private PeakMemory() {}

    /** The program did not do its work. */
    static final class ProgramFailed extends Failure {
        private static final long serialVersionUID = 1;

        private ProgramFailed(ProcessBuilder program, int code) {
            super(String.join(" ", program.command()) + " ended with " + code + "; its memory would mean nothing");
        }
    }

    /**
     * Runs a program to its end.
     *
     * @return bytes; empty where the system does not tell
     * @throws ProgramFailed when it ends with another code than 0
     */
    static OptionalLong of(ProcessBuilder program, Progress progress) {
        try {
            Process process = program.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                OptionalLong most = OptionalLong.empty();
                do {
                    progress.check();
                    OptionalLong now = ProcFile.ofProcess(process.toHandle()).bytes(PEAK);
                    most = now.isPresent() ? now : most;
                } while (!process.waitFor(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS));
                if (process.exitValue() != 0) {
                    throw new ProgramFailed(program, process.exitValue());
                }
                return most;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled();
        }
    }
}
