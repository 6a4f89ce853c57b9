package org.handpick.learning.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.handpick.learning.curves.Curve;

/**
 * The lines on screen, and what is at a place among them. Immutable.
 *
 * @param metrics all that the runs have, in the order in which they first appeared
 */
record CurveScene(Curves.Choice choice, List<Line> lines, List<Epochs> epochs, List<String> metrics) {
    CurveScene {
        lines = List.copyOf(lines);
        epochs = List.copyOf(epochs);
        metrics = List.copyOf(metrics);
    }

    /** @param raw the line before it was smoothed; empty when it was not */
    record Line(String run, String split, Curve curve, Optional<Curve> raw) {}

    /**
     * Where the epochs of a run end.
     *
     * @param ends on the axis of the scene, ascending
     * @param numbers of the epochs that end there
     */
    record Epochs(String run, double[] ends, int[] numbers) {}

    /** A point of a line. */
    record Reading(Line line, double x, double y) {}

    /** A person counts in epochs only where there are any; on a long line a point is this far from the pointer at most. */
    private static final double REACH = 0.02;

    /** What each line says at {@code x}, the highest first; nothing of lines that don't reach there. */
    List<Reading> at(double x) {
        double span = span();
        List<Reading> readings = new ArrayList<>();
        for (Line line : lines) {
            nearest(line.curve(), x).ifPresent(index -> {
                double found = line.curve().x()[index];
                boolean inside = x >= line.curve().x()[0]
                        && x <= line.curve().x()[line.curve().size() - 1];
                if (inside || Math.abs(found - x) <= REACH * span) {
                    readings.add(new Reading(line, found, line.curve().y()[index]));
                }
            });
        }
        readings.sort(Comparator.comparingDouble(Reading::y).reversed());
        return List.copyOf(readings);
    }

    private double span() {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (Line line : lines) {
            double[] x = line.curve().x();
            if (x.length > 0) {
                lowest = Math.min(lowest, x[0]);
                highest = Math.max(highest, x[x.length - 1]);
            }
        }
        return highest > lowest ? highest - lowest : 1;
    }

    /** Of the points that can be drawn. */
    private static Optional<Integer> nearest(Curve curve, double x) {
        int at = Arrays.binarySearch(curve.x(), x);
        int place = at < 0 ? -at - 1 : at;
        int left = Math.min(place, curve.size() - 1);
        while (left >= 0 && (curve.x()[left] > x || !curve.isDrawn(left))) {
            left--;
        }
        int right = place;
        while (right < curve.size() && !curve.isDrawn(right)) {
            right++;
        }
        if (left < 0) {
            return right < curve.size() ? Optional.of(right) : Optional.empty();
        }
        return Optional.of(right < curve.size() && curve.x()[right] - x < x - curve.x()[left] ? right : left);
    }

    /** The epoch of the run that was under way at {@code x}, or had ended there. */
    OptionalInt epoch(String run, double x) {
        for (Epochs each : epochs) {
            if (each.run().equals(run)) {
                for (int i = 0; i < each.ends().length; i++) {
                    double before = i == 0 ? 0 : each.ends()[i - 1];
                    // A click is never exact: what is just behind the end of an epoch is meant for it.
                    if (x <= each.ends()[i] + REACH * (each.ends()[i] - before)) {
                        return OptionalInt.of(each.numbers()[i]);
                    }
                }
                return each.numbers().length == 0
                        ? OptionalInt.empty()
                        : OptionalInt.of(each.numbers()[each.numbers().length - 1]);
            }
        }
        return OptionalInt.empty();
    }

    /** What a person reads beside the pointer. */
    Optional<String> tip(double x) {
        List<Reading> readings = at(x);
        if (readings.isEmpty()) {
            return Optional.empty();
        }
        String place = choice.across() == Curves.Across.STEP
                ? "Step " + Math.round(readings.getFirst().x())
                : choice.across().label() + " "
                        + RunWords.number(readings.getFirst().x()).replaceAll("\\.?0+$", "");
        StringBuilder tip = new StringBuilder(place + ", " + MetricWords.of(choice.metric()));
        readings.forEach(reading -> tip.append("\n")
                .append(RunWords.number(reading.y()))
                .append("  ")
                .append(reading.line().curve().name()));
        return Optional.of(tip.toString());
    }
}
