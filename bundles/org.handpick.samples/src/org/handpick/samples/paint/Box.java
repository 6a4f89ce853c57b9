package org.handpick.samples.paint;

/** A box on a canvas, in heights of the frame; x grows to the right, y downward. It may reach beyond the frame. */
public record Box(double left, double top, double right, double bottom) {
    public static Box around(double x, double y, double halfWidth, double halfHeight) {
        return new Box(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);
    }

    public static Box around(double x, double y, double radius) {
        return around(x, y, radius, radius);
    }

    public Box grown(double by) {
        return new Box(left - by, top - by, right + by, bottom + by);
    }

    /** The least box that holds both. */
    public Box with(Box other) {
        return new Box(
                Math.min(left, other.left),
                Math.min(top, other.top),
                Math.max(right, other.right),
                Math.max(bottom, other.bottom));
    }

    public double width() {
        return right - left;
    }

    public double height() {
        return bottom - top;
    }

    public double centreX() {
        return (left + right) / 2;
    }

    public double centreY() {
        return (top + bottom) / 2;
    }
}
