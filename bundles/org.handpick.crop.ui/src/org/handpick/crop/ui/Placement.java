package org.handpick.crop.ui;

import org.eclipse.swt.graphics.Rectangle;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.crop.PixelBox;

/**
 * Where an image lies on the canvas: its scale and the place of its first pixel. Points of the canvas, not device pixels.
 *
 * @param scale canvas points for each pixel of the image
 * @param left of the image, which may lie outside its pane
 */
record Placement(ImageSize size, double scale, double left, double top) {
    /** @param area the room in the pane for the image */
    static Placement of(ImageSize size, Rectangle area, Lens lens) {
        double scale = fitting(size, area) * lens.zoom();
        double width = size.width() * scale;
        double height = size.height() * scale;
        return new Placement(
                size, scale, start(area.x, area.width, width, lens.x()), start(area.y, area.height, height, lens.y()));
    }

    /** The scale at which the whole image just fits. */
    static double fitting(ImageSize size, Rectangle area) {
        return Math.max(1e-6, Math.min((double) area.width / size.width(), (double) area.height / size.height()));
    }

    /** Centred where there is room, else with the looked-at point in the middle, but without a gap at the edges. */
    private static double start(int from, int room, double extent, double middle) {
        if (extent <= room) {
            return from + (room - extent) / 2;
        }
        return Math.clamp(from + room / 2.0 - extent * middle, from + room - extent, from);
    }

    /** The lens that is {@code factor} times as near and leaves the point of the image under the cursor where it is. */
    static Lens zoomed(ImageSize size, Rectangle area, Lens lens, double factor, double cursorX, double cursorY) {
        Placement before = of(size, area, lens);
        double u = before.imageX(cursorX) / size.width();
        double v = before.imageY(cursorY) / size.height();
        double zoom = new Lens(lens.zoom() * factor, 0, 0).zoom();
        double width = size.width() * fitting(size, area) * zoom;
        double height = size.height() * fitting(size, area) * zoom;
        return new Lens(
                zoom,
                u + (area.x + area.width / 2.0 - cursorX) / width,
                v + (area.y + area.height / 2.0 - cursorY) / height);
    }

    double imageX(double canvasX) {
        return (canvasX - left) / scale;
    }

    double imageY(double canvasY) {
        return (canvasY - top) / scale;
    }

    double canvasX(double imageX) {
        return left + imageX * scale;
    }

    double canvasY(double imageY) {
        return top + imageY * scale;
    }

    /** The whole image on the canvas. */
    Rectangle bounds() {
        return onCanvas(PixelBox.full(size));
    }

    Rectangle onCanvas(CropBox box) {
        return onCanvas(box.on(size));
    }

    private Rectangle onCanvas(PixelBox box) {
        int x1 = (int) Math.round(canvasX(box.left()));
        int y1 = (int) Math.round(canvasY(box.top()));
        return new Rectangle(
                x1, y1, (int) Math.round(canvasX(box.right())) - x1, (int) Math.round(canvasY(box.bottom())) - y1);
    }
}
