package org.handpick.imaging;

import java.nio.file.Path;

/** A crop that could not be written. Nothing is left of it. */
public final class UnwritableCrop extends ImagingFailure {
    private static final long serialVersionUID = 1;

    UnwritableCrop(Path target, Throwable cause) {
        super(target + ": the crop could not be written (" + cause.getMessage() + ")", cause);
    }
}
