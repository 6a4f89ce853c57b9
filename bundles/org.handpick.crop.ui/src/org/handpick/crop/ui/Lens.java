package org.handpick.crop.ui;

/**
 * What of an image is looked at.
 *
 * @param zoom 1 where the whole image just fits its pane, larger when nearer, at most {@link #NEAREST}
 * @param x the point of the image in the middle of the pane, in [0, 1] of its width
 * @param y the same of its height
 */
record Lens(double zoom, double x, double y) {
    static final Lens WHOLE = new Lens(1, 0.5, 0.5);

    static final double NEAREST = 64;

    Lens {
        zoom = Math.clamp(zoom, 1, NEAREST);
        x = Math.clamp(x, 0, 1);
        y = Math.clamp(y, 0, 1);
    }

    boolean isWhole() {
        return zoom == 1;
    }
}
