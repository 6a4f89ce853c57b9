package org.handpick.workbench;

import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.handpick.imaging.Pixels;

/** Turns decoded pixels into what SWT paints. May be called on any thread: SWT images are bound to a display, not a thread. */
public final class SwtPixels {
    /** Direct colour as {@link Pixels} holds it. */
    private static final PaletteData PALETTE = new PaletteData(0xFF00, 0xFF0000, 0xFF000000);

    private SwtPixels() {}

    /** The caller disposes of the image; the pixels stay the caller's too. */
    public static Image image(Device device, Pixels pixels) {
        return new Image(
                device,
                new ImageData(
                        pixels.size().width(),
                        pixels.size().height(),
                        Integer.SIZE,
                        PALETTE,
                        Integer.BYTES,
                        pixels.toArray()));
    }
}
