package org.handpick.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.handpick.core.Cancelled;
import org.handpick.core.Failure;

/**
 * Another program that does the same.
 *
 * @param proof a line for {@code sh -c} that succeeds where the program is the one that is meant: some systems have another one
 *     under its name
 * @param command a line for {@code sh -c}
 */
public record Peer(String proof, String command) {
    /** A program whose name on the PATH is proof enough. */
    public static Peer named(String program, String command) {
        return new Peer("command -v " + program, command);
    }

    /** True when the program can be run here. */
    public boolean isInstalled() {
        return exitCode(proof) == 0;
    }

    /** Runs it to its end. @throws PeerFailed when it does not do its work */
    public void run() {
        int code = exitCode(command);
        if (code != 0) {
            throw new PeerFailed(command + " ended with " + code + "; the figures would mean nothing");
        }
    }

    private static int exitCode(String line) {
        try {
            return new ProcessBuilder(List.of("sh", "-c", line))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled();
        }
    }

    /** The program did not do its work. */
    public static final class PeerFailed extends Failure {
        private static final long serialVersionUID = 1;

        private PeerFailed(String message) {
            super(message);
        }
    }
}
