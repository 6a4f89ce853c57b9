package org.handpick.core.crop;

/** Width and height of an upright image in pixels, both at least 1. */
public record ImageSize(int width, int height) {
    public ImageSize {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("an image of " + width + " x " + height + " pixels");
        }
    }

    public double aspect() {
        return (double) width / height;
    }

    @Override
    public String toString() {
        return width + " x " + height;
    }
}
