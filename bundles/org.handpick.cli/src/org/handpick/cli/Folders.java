package org.handpick.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.handpick.core.Failure;

/** Folders that a person names. */
public final class Folders {
    private Folders() {}

    /**
     * The folder itself, links followed.
     *
     * @throws NotThere when there is none
     */
    public static Path real(Path folder) {
        try {
            Path real = folder.toRealPath();
            if (!Files.isDirectory(real)) {
                throw new NotThere(folder + ": it is a file, not a folder");
            }
            return real;
        } catch (NoSuchFileException e) {
            throw new NotThere(folder + ": there is no such folder");
        } catch (IOException e) {
            throw new NotThere(folder + ": it could not be read (" + e.getMessage() + ")");
        }
    }

    /** A folder that is not there, or cannot be reached. */
    public static final class NotThere extends Failure {
        private static final long serialVersionUID = 1;

        private NotThere(String message) {
            super(message);
        }
    }
}
