package org.handpick.learning.evaluation;

import java.util.Objects;
import org.handpick.core.crop.CropBox;

/** How near a proposed box comes to the wanted one, in fractions of the image. It does not matter which is which. */
public record BoxMatch(CropBox wanted, CropBox proposed) {
    /** So far may each edge be off, and a person would still accept the box unchanged. */
    public static final double TOLERANCE = 0.05;

    private static final double ROUNDING = 1e-9;
    private static final int EDGES = 4;

    public BoxMatch {
        Objects.requireNonNull(wanted);
        Objects.requireNonNull(proposed);
    }

    /** Area of what both have over area of what either has, in [0, 1]; 1 for equal boxes. */
    public double iou() {
        double width = Math.min(wanted.right(), proposed.right()) - Math.max(wanted.left(), proposed.left());
        double height = Math.min(wanted.bottom(), proposed.bottom()) - Math.max(wanted.top(), proposed.top());
        if (width <= 0 || height <= 0) {
            return 0;
        }
        double both = width * height;
        double either = area(wanted) + area(proposed) - both;
        return Math.min(1, both / either);
    }

    private static double area(CropBox box) {
        return box.width() * box.height();
    }

    /** Mean of the absolute differences of the four edges, in [0, 1]. */
    public double meanEdgeError() {
        double sum = 0;
        for (double error : errors()) {
            sum += error;
        }
        return sum / EDGES;
    }

    /** Whether no edge is off by more than {@link #TOLERANCE}. */
    public boolean isWithinTolerance() {
        for (double error : errors()) {
            if (error > TOLERANCE + ROUNDING) {
                return false;
            }
        }
        return true;
    }

    private double[] errors() {
        return new double[] {
            Math.abs(wanted.left() - proposed.left()),
            Math.abs(wanted.top() - proposed.top()),
            Math.abs(wanted.right() - proposed.right()),
            Math.abs(wanted.bottom() - proposed.bottom())
        };
    }
}
