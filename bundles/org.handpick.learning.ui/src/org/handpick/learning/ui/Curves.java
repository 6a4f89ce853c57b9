package org.handpick.learning.ui;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.handpick.learning.curves.Curve;
import org.handpick.learning.curves.Lttb;
import org.handpick.learning.runs.Series;
import org.handpick.learning.runs.Series.Grain;

/** Makes of what was read of some runs the lines that are drawn. Arithmetic alone; for any thread. */
final class Curves {
    private static final double SECONDS = 60;

    private final Choice choice;

    /** What the lines are drawn over. */
    enum Across {
        STEP("Step"),
        EPOCH("Epoch"),
        TIME("Minutes");

        private final String label;

        Across(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /**
     * What a person wants to see.
     *
     * @param splits of {@code train} and {@code val}
     * @param smoothing the weight of the past, in [0, 1)
     * @param points the most that a line may have
     */
    record Choice(String metric, Set<String> splits, Across across, double smoothing, int points) {
        Choice {
            Objects.requireNonNull(metric);
            splits = Set.copyOf(splits);
            Objects.requireNonNull(across);
            points = Math.max(points, Lttb.FEWEST);
        }
    }

    /** All that was read of a run. @param name as a person knows it */
    record RunSeries(String id, String name, List<Series> series) {
        RunSeries {
            series = List.copyOf(series);
        }
    }

    Curves(Choice choice) {
        this.choice = choice;
    }

    CurveScene scene(List<RunSeries> runs) {
        Set<String> metrics = new LinkedHashSet<>();
        List<CurveScene.Line> lines = new ArrayList<>();
        List<CurveScene.Epochs> epochs = new ArrayList<>();
        for (RunSeries run : runs) {
            run.series().forEach(series -> metrics.add(series.key().metric()));
            Optional<Series> ends = run.series().stream()
                    .filter(series -> series.key().grain() == Grain.EPOCH && series.size() > 0)
                    .findFirst();
            OptionalDouble began = run.series().stream()
                    .filter(series -> series.size() > 0)
                    .mapToDouble(series -> series.time(0))
                    .min();
            wanted(run)
                    .forEach(series -> over(series, ends, began.orElse(0))
                            .map(x -> line(run, series, x))
                            .ifPresent(lines::add));
            ends.flatMap(series -> over(series, ends, began.orElse(0)).map(x -> epochs(run, series, x)))
                    .ifPresent(epochs::add);
        }
        return new CurveScene(choice, lines, epochs, List.copyOf(metrics));
    }

    /** Of a split that has the metric by step and by epoch, the finer one. */
    private List<Series> wanted(RunSeries run) {
        List<Series> ofMetric = run.series().stream()
                .filter(series -> series.size() > 0
                        && series.key().metric().equals(choice.metric())
                        && choice.splits().contains(series.key().split()))
                .toList();
        return ofMetric.stream()
                .filter(series -> series.key().grain() == Grain.STEP
                        || ofMetric.stream()
                                .noneMatch(other -> other.key().grain() == Grain.STEP
                                        && other.key()
                                                .split()
                                                .equals(series.key().split())))
                .toList();
    }

    /** Where its values stand; empty while it is not known how many steps an epoch has. */
    private Optional<double[]> over(Series series, Optional<Series> ends, double began) {
        return switch (choice.across()) {
            case STEP -> Optional.of(x(series, series::step));
            case TIME -> Optional.of(x(series, index -> (series.time(index) - began) / SECONDS));
            case EPOCH ->
                series.key().grain() == Grain.EPOCH
                        ? Optional.of(x(series, series::epoch))
                        : ends.map(known -> {
                            int last = known.size() - 1;
                            double steps = (double) known.step(last) / known.epoch(last);
                            return x(series, index -> series.step(index) / steps);
                        });
        };
    }

    private interface Place {
        double of(int index);
    }

    private static double[] x(Series series, Place place) {
        return IntStream.range(0, series.size()).mapToDouble(place::of).toArray();
    }

    private CurveScene.Line line(RunSeries run, Series series, double[] x) {
        double[] y =
                IntStream.range(0, series.size()).mapToDouble(series::value).toArray();
        Curve raw = new Curve(run.name() + " · " + series.key().split(), x, y);
        boolean smooth = choice.smoothing() > 0;
        return new CurveScene.Line(
                run.id(),
                series.key().split(),
                (smooth ? raw.smoothed(choice.smoothing()) : raw).thinned(choice.points()),
                smooth ? Optional.of(raw.thinned(choice.points())) : Optional.empty());
    }

    private static CurveScene.Epochs epochs(RunSeries run, Series series, double[] x) {
        return new CurveScene.Epochs(
                run.id(),
                x,
                IntStream.range(0, series.size()).map(series::epoch).toArray());
    }
}
