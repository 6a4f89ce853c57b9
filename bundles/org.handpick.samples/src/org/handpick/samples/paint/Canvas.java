package org.handpick.samples.paint;

import java.util.stream.IntStream;
import org.handpick.core.crop.ImageSize;

/**
 * A picture being painted, in linear light, somewhat larger than its frame so that it can be framed anew.
 *
 * <p>Places are in heights of the frame: the frame reaches from (0, 0) to ({@link #aspect()}, 1), the canvas
 * by its margin further on each side. Painting runs on several threads, one row each, and therefore gives the same
 * picture with any number of them. A canvas itself belongs to one thread.
 */
public final class Canvas {
    /** How far a canvas usually reaches beyond the frame, in heights of the frame. */
    public static final double MARGIN = 0.16;

    private static final int CHANNELS = 3;

    private final double aspect;
    private final double margin;
    private final double pixelsPerHeight;
    private final int width;
    private final int height;
    private final float[] light;

    /**
     * A black canvas for a frame of {@code frame} pixels.
     *
     * @param density canvas pixels to one of the frame
     * @param margin how far it reaches beyond the frame, in heights of the frame
     */
    public Canvas(ImageSize frame, double density, double margin) {
        this.margin = margin;
        aspect = frame.aspect();
        pixelsPerHeight = frame.height() * density;
        width = (int) Math.ceil((aspect + 2 * margin) * pixelsPerHeight);
        height = (int) Math.ceil((1 + 2 * margin) * pixelsPerHeight);
        light = new float[width * height * CHANNELS];
    }

    private Canvas(Canvas other) {
        margin = other.margin;
        aspect = other.aspect;
        pixelsPerHeight = other.pixelsPerHeight;
        width = other.width;
        height = other.height;
        light = other.light.clone();
    }

    /** Width of the frame; its height is 1. */
    public double aspect() {
        return aspect;
    }

    /** The size of a canvas pixel. */
    public double pixel() {
        return 1 / pixelsPerHeight;
    }

    /** All of the canvas. */
    public Box bounds() {
        return new Box(-margin, -margin, aspect + margin, 1 + margin);
    }

    /** This picture as it is now; later strokes do not change the copy. */
    public Canvas copy() {
        return new Canvas(this);
    }

    /** Paints everything. */
    public void wash(Tint tint) {
        wash(bounds(), (x, y) -> 1, tint);
    }

    public void wash(Cover cover, Tint tint) {
        wash(bounds(), cover, tint);
    }

    /** Paints what is in {@code box}, as thick as {@code cover} says. */
    public void wash(Box box, Cover cover, Tint tint) {
        each(box, (x, y, at) -> {
            double share = Curve.clamp(cover.at(x, y));
            if (share > 0) {
                Colour colour = tint.at(x, y);
                light[at] += (float) ((colour.red() - light[at]) * share);
                light[at + 1] += (float) ((colour.green() - light[at + 1]) * share);
                light[at + 2] += (float) ((colour.blue() - light[at + 2]) * share);
            }
        });
    }

    /** Fills a shape, its edge one pixel soft. */
    public void fill(Shape shape, Tint tint) {
        fill(shape, pixel(), tint);
    }

    /** Fills a shape whose edge is {@code softness} wide. */
    public void fill(Shape shape, double softness, Tint tint) {
        double edge = Math.max(softness, pixel());
        wash(shape.bounds().grown(edge), (x, y) -> 0.5 - shape.distance().at(x, y) / edge, tint);
    }

    /** Adds light to what is in {@code box}. */
    public void shine(Box box, Tint added) {
        each(box, (x, y, at) -> {
            Colour colour = added.at(x, y);
            light[at] += (float) colour.red();
            light[at + 1] += (float) colour.green();
            light[at + 2] += (float) colour.blue();
        });
    }

    /** The glow of a lamp, falling off as {@link Curve#glow}; cut where it no longer shows. */
    public void lamp(double x, double y, double radius, Colour colour) {
        double reach = radius * 6;
        shine(Box.around(x, y, reach), (px, py) -> {
            double distance = Curve.length(px - x, py - y);
            return colour.times(Curve.glow(distance, radius) * Curve.ease(reach, reach * 0.5, distance));
        });
    }

    /** The colour at a place, between pixels as a mix of four; beyond the edge as at the edge. */
    public Colour at(double x, double y) {
        double column = Math.clamp((x + margin) * pixelsPerHeight - 0.5, 0, width - 1.0);
        double row = Math.clamp((y + margin) * pixelsPerHeight - 0.5, 0, height - 1.0);
        int left = Math.min((int) column, width - 2);
        int top = Math.min((int) row, height - 2);
        double u = column - left;
        double v = row - top;
        int at = (top * width + left) * CHANNELS;
        int below = at + width * CHANNELS;
        return new Colour(mix(at, below, u, v), mix(at + 1, below + 1, u, v), mix(at + 2, below + 2, u, v));
    }

    private double mix(int at, int below, double u, double v) {
        double upper = light[at] + (light[at + CHANNELS] - light[at]) * u;
        double lower = light[below] + (light[below + CHANNELS] - light[below]) * u;
        return upper + (lower - upper) * v;
    }

    @FunctionalInterface
    private interface Stroke {
        void at(double x, double y, int index);
    }

    private void each(Box box, Stroke stroke) {
        int left = Math.max(0, (int) Math.floor((box.left() + margin) * pixelsPerHeight));
        int right = Math.min(width, (int) Math.ceil((box.right() + margin) * pixelsPerHeight));
        int top = Math.max(0, (int) Math.floor((box.top() + margin) * pixelsPerHeight));
        int bottom = Math.min(height, (int) Math.ceil((box.bottom() + margin) * pixelsPerHeight));
        if (left >= right || top >= bottom) {
            return;
        }
        IntStream rows = IntStream.range(top, bottom);
        boolean large = (long) (right - left) * (bottom - top) > 20_000;
        (large ? rows.parallel() : rows).forEach(row -> {
            double y = (row + 0.5) / pixelsPerHeight - margin;
            for (int column = left; column < right; column++) {
                stroke.at((column + 0.5) / pixelsPerHeight - margin, y, (row * width + column) * CHANNELS);
            }
        });
    }
}
