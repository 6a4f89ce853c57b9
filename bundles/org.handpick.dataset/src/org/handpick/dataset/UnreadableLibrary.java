package org.handpick.dataset;

import java.nio.file.Path;

/** A folder of images, or what is needed of it, can't be read. No dataset was made. */
public final class UnreadableLibrary extends DatasetException {
    private static final long serialVersionUID = 1;

    public UnreadableLibrary(Path file, String fault, Throwable cause) {
        super(file + ": " + fault + "; no dataset was made", cause);
    }
}
