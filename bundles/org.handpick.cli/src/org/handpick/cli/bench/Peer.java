package org.handpick.cli.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.handpick.core.Cancelled;

/**
 * Another program that does the same.
 *
 * @param program its name on the PATH
 * @param command a line for {@code sh -c}
 */
public record Peer(String program, String command) {
    /** True when the program can be run here. */
    public boolean isInstalled() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .anyMatch(Files::isExecutable);
    }

    /** Runs it to its end. @throws PeerFailed when it does not do its work */
    public void run() {
        try {
            Process process = new ProcessBuilder(List.of("sh", "-c", command))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            int code = process.waitFor();
            if (code != 0) {
                throw new PeerFailed(command + " ended with " + code + "; the figures would mean nothing");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled();
        }
    }

    /** The program did not do its work. */
    public static final class PeerFailed extends RuntimeException {
        private static final long serialVersionUID = 1;

        private PeerFailed(String message) {
            super(message);
        }
    }
}
