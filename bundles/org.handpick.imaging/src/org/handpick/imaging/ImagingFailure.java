package org.handpick.imaging;

import org.handpick.core.Failure;

/** Something could not be done with an image file. The message is a sentence for a person and names the file. */
public abstract sealed class ImagingFailure extends Failure permits UnreadableImage, UnwritableCrop {
    private static final long serialVersionUID = 1;

    ImagingFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
