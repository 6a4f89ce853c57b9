package org.handpick.samples.paint;

import java.util.List;

/**
 * A shape as its signed distance: negative inside, positive outside, in heights of the frame.
 *
 * <p>Distances after Inigo Quilez, "2D distance functions". Canvas draws the edge soft by one pixel, or by more for a
 * shape that is out of focus.
 */
public record Shape(Box bounds, Distance distance) {
    /** How far a place is from the edge. */
    @FunctionalInterface
    public interface Distance {
        double at(double x, double y);
    }

    public static Shape disc(double x, double y, double radius) {
        return new Shape(Box.around(x, y, radius), (px, py) -> Curve.length(px - x, py - y) - radius);
    }

    /** An ellipse; its distance is near enough close to the edge. */
    public static Shape ellipse(double x, double y, double radiusX, double radiusY) {
        return new Shape(Box.around(x, y, radiusX, radiusY), (px, py) -> {
            double dx = (px - x) / radiusX;
            double dy = (py - y) / radiusY;
            double reach = Curve.length(dx, dy);
            double steep = Curve.length(dx / radiusX, dy / radiusY);
            return steep == 0 ? -Math.min(radiusX, radiusY) : reach * (reach - 1) / steep;
        });
    }

    /** A stroke that tapers from one radius to the other. */
    public static Shape stroke(double x1, double y1, double radius1, double x2, double y2, double radius2) {
        double dx = x2 - x1;
        double dy = y2 - y1;
        double square = Math.max(dx * dx + dy * dy, 1e-18);
        Box bounds = Box.around(x1, y1, radius1).with(Box.around(x2, y2, radius2));
        return new Shape(bounds, (px, py) -> {
            double t = Curve.clamp(((px - x1) * dx + (py - y1) * dy) / square);
            return Curve.length(px - x1 - dx * t, py - y1 - dy * t) - Curve.mix(radius1, radius2, t);
        });
    }

    /** A bent stroke through {@code points}, tapering evenly from the first to the last. */
    public static Shape line(List<Point> points, double radius1, double radius2) {
        Shape whole = disc(points.getFirst().x(), points.getFirst().y(), radius1);
        int pieces = points.size() - 1;
        for (int i = 0; i < pieces; i++) {
            Point a = points.get(i);
            Point b = points.get(i + 1);
            double from = Curve.mix(radius1, radius2, (double) i / pieces);
            double to = Curve.mix(radius1, radius2, (i + 1.0) / pieces);
            whole = whole.or(stroke(a.x(), a.y(), from, b.x(), b.y(), to));
        }
        return whole;
    }

    /** A polygon by its corners, closed by itself. */
    public static Shape polygon(Point... corners) {
        Box bounds = Box.around(corners[0].x(), corners[0].y(), 0);
        for (Point corner : corners) {
            bounds = bounds.with(Box.around(corner.x(), corner.y(), 0));
        }
        return new Shape(bounds, (px, py) -> {
            double nearest = Double.MAX_VALUE;
            boolean inside = false;
            Point b = corners[corners.length - 1];
            for (Point a : corners) {
                double ex = b.x() - a.x();
                double ey = b.y() - a.y();
                double wx = px - a.x();
                double wy = py - a.y();
                double t = Curve.clamp((wx * ex + wy * ey) / Math.max(ex * ex + ey * ey, 1e-18));
                double dx = wx - ex * t;
                double dy = wy - ey * t;
                nearest = Math.min(nearest, dx * dx + dy * dy);
                if (a.y() > py != b.y() > py && px < ex * (py - a.y()) / ey + a.x()) {
                    inside = !inside;
                }
                b = a;
            }
            return inside ? -Math.sqrt(nearest) : Math.sqrt(nearest);
        });
    }

    /** An upright rectangle. */
    public static Shape rectangle(Box box) {
        double halfWidth = box.width() / 2;
        double halfHeight = box.height() / 2;
        double x = box.centreX();
        double y = box.centreY();
        return new Shape(box, (px, py) -> Math.max(Math.abs(px - x) - halfWidth, Math.abs(py - y) - halfHeight));
    }

    public Shape or(Shape other) {
        return new Shape(bounds.with(other.bounds), (x, y) -> Math.min(distance.at(x, y), other.distance.at(x, y)));
    }

    public Shape without(Shape other) {
        return new Shape(bounds, (x, y) -> Math.max(distance.at(x, y), -other.distance.at(x, y)));
    }

    public Shape and(Shape other) {
        return new Shape(bounds, (x, y) -> Math.max(distance.at(x, y), other.distance.at(x, y)));
    }

    /** Its edge pushed in and out by {@code amount} of {@code noise}, whose features are {@code size} large. */
    public Shape rough(Noise noise, double size, double amount) {
        return new Shape(
                bounds.grown(amount), (x, y) -> distance.at(x, y) + amount * noise.clouds(x / size, y / size, 3));
    }
}
