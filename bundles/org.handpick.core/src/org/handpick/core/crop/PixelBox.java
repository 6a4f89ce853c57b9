package org.handpick.core.crop;

/** A box in whole pixels of an upright image, right and bottom exclusive, with at least one pixel in it. */
public record PixelBox(int left, int top, int right, int bottom) {
    public PixelBox {
        if (left < 0 || top < 0 || left >= right || top >= bottom) {
            throw new IllegalArgumentException("not a box: " + left + "," + top + " to " + right + "," + bottom);
        }
    }

    public static PixelBox full(ImageSize size) {
        return new PixelBox(0, 0, size.width(), size.height());
    }

    public int width() {
        return right - left;
    }

    public int height() {
        return bottom - top;
    }

    public ImageSize size() {
        return new ImageSize(width(), height());
    }

    public boolean fits(ImageSize size) {
        return right <= size.width() && bottom <= size.height();
    }

    /** The same box normalised; {@link CropBox#on} of the result gives this box again. */
    public CropBox normalised(ImageSize size) {
        return new CropBox(
                edge(left, size.width()),
                edge(top, size.height()),
                edge(right, size.width()),
                edge(bottom, size.height()));
    }

    /** The least fraction at or above {@code pixel / extent} that truncates back to {@code pixel}. */
    private static double edge(int pixel, int extent) {
        double fraction = (double) pixel / extent;
        return (int) (fraction * extent) == pixel ? fraction : Math.nextUp(fraction);
    }
}
