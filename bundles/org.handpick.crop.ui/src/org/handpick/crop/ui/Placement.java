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
    private static final double SMALLEST_SCALE = 1e-6;

    /** @param area the room in the pane for the image */
    static Placement of(ImageSize size, Rectangle area, Lens lens) {
        double scale = fitting(size, area) * lens.zoom();
        double left = start(area.x, area.width, size.width() * scale, lens.x());
        double top = start(area.y, area.height, size.height() * scale, lens.y());
        // a whole picture was made for this very place: on whole points it is copied and not resampled
        return lens.isWhole()
                ? new Placement(size, scale, Math.rint(left), Math.rint(top))
                : new Placement(size, scale, left, top);
    }

    /** The scale at which the whole image just fits. */
    static double fitting(ImageSize size, Rectangle area) {
        return Math.max(
                SMALLEST_SCALE, Math.min((double) area.width / size.width(), (double) area.height / size.height()));
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
        double zoom = new Lens(lens.zoom() * factor, 0, 0).zoom();
        double scale = fitting(size, area) * zoom;
        double left = cursorX - before.imageX(cursorX) * scale;
        double top = cursorY - before.imageY(cursorY) * scale;
        return lookingAt(area, zoom, new Placement(size, scale, left, top));
    }

    /** The lens that has the image so many points further to the right and below. */
    static Lens panned(ImageSize size, Rectangle area, Lens lens, double dx, double dy) {
        Placement before = of(size, area, lens);
        return lookingAt(area, lens.zoom(), new Placement(size, before.scale, before.left + dx, before.top + dy));
    }

    /** What is then in the middle, kept from going past the edges so that the way back begins at once. */
    private static Lens lookingAt(Rectangle area, double zoom, Placement wished) {
        return new Lens(
                zoom,
                middle(area.x, area.width, wished.left, wished.size.width() * wished.scale),
                middle(area.y, area.height, wished.top, wished.size.height() * wished.scale));
    }

    private static double middle(int from, int room, double start, double extent) {
        double half = Math.min(0.5, room / 2.0 / extent);
        return Math.clamp((from + room / 2.0 - start) / extent, half, 1 - half);
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

    Rectangle onCanvas(PixelBox box) {
        int x1 = (int) Math.round(canvasX(box.left()));
        int y1 = (int) Math.round(canvasY(box.top()));
        return new Rectangle(
                x1, y1, (int) Math.round(canvasX(box.right())) - x1, (int) Math.round(canvasY(box.bottom())) - y1);
    }

    /** The pixels of the image that lie in a rectangle of the canvas, at least one. */
    PixelBox under(Rectangle at) {
        int left = pixel(Math.floor(imageX(at.x)), 0, size.width() - 1);
        int top = pixel(Math.floor(imageY(at.y)), 0, size.height() - 1);
        return new PixelBox(
                left,
                top,
                pixel(Math.ceil(imageX(at.x + at.width)), left + 1, size.width()),
                pixel(Math.ceil(imageY(at.y + at.height)), top + 1, size.height()));
    }

    private static int pixel(double at, int least, int most) {
        return Math.clamp((long) at, least, most);
    }
}
