package org.handpick.imaging;

import java.nio.file.Path;

/** An image file that cannot be shown. The file is left where it is. The message is a sentence for a person. */
public abstract sealed class UnreadableImage extends ImagingFailure {
    private static final long serialVersionUID = 1;

    private final transient Path file;
    private final String reason;

    UnreadableImage(Path file, String reason, Throwable cause) {
        super(file.getFileName() + ": " + reason, cause);
        this.file = file;
        this.reason = reason;
    }

    public Path file() {
        return file;
    }

    /** What is wrong, without the name of the file. */
    public String reason() {
        return reason;
    }

    /** The bytes are not what the format asks for, or end early. */
    public static final class Damaged extends UnreadableImage {
        private static final long serialVersionUID = 1;

        public Damaged(Path file, String reason, Throwable cause) {
            super(file, reason, cause);
        }
    }

    /** Not an image, or of a kind that Handpick does not read. */
    public static final class Unsupported extends UnreadableImage {
        private static final long serialVersionUID = 1;

        public Unsupported(Path file, String reason) {
            super(file, reason, null);
        }
    }

    /** Too many pixels to be held. */
    public static final class TooLarge extends UnreadableImage {
        private static final long serialVersionUID = 1;

        public TooLarge(Path file, String reason) {
            super(file, reason, null);
        }
    }

    /** There is no such file, or it may not be read. */
    public static final class Missing extends UnreadableImage {
        private static final long serialVersionUID = 1;

        public Missing(Path file, String reason, Throwable cause) {
            super(file, reason, cause);
        }
    }
}
