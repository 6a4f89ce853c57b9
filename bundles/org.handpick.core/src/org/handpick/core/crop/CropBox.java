package org.handpick.core.crop;

/**
 * A box on the upright image, edges in [0, 1] of its width and height, right and bottom exclusive.
 *
 * <p>There is no box outside the image and none without area: such values are refused where they are made.
 */
public record CropBox(double left, double top, double right, double bottom) {
    public static final CropBox FULL = new CropBox(0, 0, 1, 1);

    public CropBox {
        within("left", left);
        within("top", top);
        within("right", right);
        within("bottom", bottom);
        if (left >= right) {
            throw new IllegalArgumentException("left " + left + " is not left of right " + right);
        }
        if (top >= bottom) {
            throw new IllegalArgumentException("top " + top + " is not above bottom " + bottom);
        }
    }

    private static void within(String edge, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(edge + " is " + value + ", not in [0, 1]");
        }
    }

    public boolean isFull() {
        return equals(FULL);
    }

    public double width() {
        return right - left;
    }

    public double height() {
        return bottom - top;
    }

    /** The same box in pixels, edges truncated, at least one pixel wide and high, never outside the image. */
    public PixelBox on(ImageSize size) {
        int x1 = Math.min((int) (left * size.width()), size.width() - 1);
        int y1 = Math.min((int) (top * size.height()), size.height() - 1);
        int x2 = Math.clamp((int) (right * size.width()), x1 + 1, size.width());
        int y2 = Math.clamp((int) (bottom * size.height()), y1 + 1, size.height());
        return new PixelBox(x1, y1, x2, y2);
    }
}
