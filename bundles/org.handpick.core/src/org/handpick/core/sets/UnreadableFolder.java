package org.handpick.core.sets;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.handpick.core.Failure;

/** A folder whose images cannot be listed. */
public final class UnreadableFolder extends Failure {
    private static final long serialVersionUID = 1;

    UnreadableFolder(Path folder, IOException cause) {
        super(folder + ": " + reason(cause), cause);
    }

    private static String reason(IOException cause) {
        return switch (cause) {
            case NoSuchFileException _ -> "there is no such folder";
            case NotDirectoryException _ -> "it is not a folder";
            case AccessDeniedException _ -> "it may not be read; check its permissions";
            default -> "it could not be read: " + cause.getMessage();
        };
    }
}
