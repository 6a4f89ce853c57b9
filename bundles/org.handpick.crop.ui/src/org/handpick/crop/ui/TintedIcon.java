package org.handpick.crop.ui;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.ImageData;

/** An icon of one colour, in another. */
final class TintedIcon {
    private static final int FULL = 255;

    private TintedIcon() {}

    /** @param opacity from 0 for nothing to 1 for the icon's own */
    static ImageDescriptor of(ImageDescriptor icon, Color color, double opacity) {
        return ImageDescriptor.createFromImageDataProvider(zoom -> {
            ImageData drawn = icon.getImageData(zoom);
            return drawn == null ? null : tinted(drawn, color, opacity); // null: the platform scales another zoom's
        });
    }

    private static ImageData tinted(ImageData drawn, Color color, double opacity) {
        ImageData tinted = new ImageData(drawn.width, drawn.height, drawn.depth, drawn.palette);
        int pixel = drawn.palette.getPixel(color.getRGB());
        for (int y = 0; y < drawn.height; y++) {
            for (int x = 0; x < drawn.width; x++) {
                tinted.setPixel(x, y, pixel);
                int alpha = drawn.alphaData == null ? FULL : drawn.getAlpha(x, y);
                tinted.setAlpha(x, y, (int) (alpha * opacity));
            }
        }
        return tinted;
    }
}
