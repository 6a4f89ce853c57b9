package org.handpick.djl.embedding;

import java.nio.file.Path;
import org.handpick.core.Failure;

/** An encoder that was made elsewhere can't be used; the message names its file and says why. */
public final class UnusableEncoder extends Failure {
    private static final long serialVersionUID = 1;

    UnusableEncoder(Path file, String reason) {
        super(file + ": " + reason);
    }

    UnusableEncoder(Path file, String reason, Throwable cause) {
        super(file + ": " + reason + " (" + firstLine(cause) + ")", cause);
    }

    /** Of what says something first; engines tell where in their own source they were behind it. */
    private static String firstLine(Throwable cause) {
        if (cause.getMessage() == null && cause.getCause() != null) {
            return firstLine(cause.getCause());
        }
        return String.valueOf(cause.getMessage())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse(cause.toString());
    }
}
