package org.handpick.learning.runs;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What sums up the epochs of a run, kept between two looks at a list of runs. */
final class EpochTable {
    private final Path file;
    private MetricsReader reader;

    EpochTable(Path file) {
        this.file = file;
        this.reader = begin();
    }

    private MetricsReader begin() {
        return new MetricsReader(file, row -> row.epoch().isPresent());
    }

    /** Reads what came. @return what was left out @throws UnreadableRun when nothing can be read; the next call begins anew */
    List<String> refresh() {
        try {
            reader.poll();
            return reader.fault().stream().toList();
        } catch (UnreadableRun e) {
            reader = begin();
            throw e;
        }
    }

    OptionalInt last() {
        return reader.series().stream()
                .mapToInt(series -> series.epoch(series.size() - 1))
                .max();
    }

    /**
     * Of equal ones the first; where the standard error of the metric was measured too, the last that is as good as the best but for that
     * error. Empty when the metric has no number in any epoch.
     */
    OptionalInt best(Goal goal) {
        return series(goal, goal.metric()).map(values -> best(values, goal)).orElse(OptionalInt.empty());
    }

    private OptionalInt best(Series values, Goal goal) {
        Optional<Series> errors = series(goal, goal.metric() + Goal.ERROR);
        int best = -1;
        int lastAsGood = -1;
        OptionalDouble chance = OptionalDouble.empty();
        for (int i = 0; i < values.size(); i++) {
            double value = values.value(i);
            if (best < 0 ? !Double.isNaN(value) : goal.isBetter(value, values.value(best))) {
                best = i;
                lastAsGood = i;
                int epoch = values.epoch(i);
                chance = errors.map(series -> at(series, epoch)).orElse(OptionalDouble.empty());
            } else if (chance.isPresent() && Math.abs(value - values.value(best)) <= chance.getAsDouble()) {
                lastAsGood = i;
            }
        }
        return best < 0 ? OptionalInt.empty() : OptionalInt.of(values.epoch(lastAsGood));
    }

    private static OptionalDouble at(Series series, int epoch) {
        return IntStream.range(0, series.size())
                .filter(i -> series.epoch(i) == epoch)
                .mapToDouble(series::value)
                .reduce((before, later) -> later);
    }

    private Optional<Series> series(Goal goal, String metric) {
        return reader.series(new Series.Key(goal.split(), metric, Series.Grain.EPOCH));
    }

    /** All that was measured of this epoch, by name. */
    Map<String, Double> metrics(OptionalInt epoch) {
        Map<String, Double> metrics = new TreeMap<>();
        epoch.ifPresent(one -> {
            for (Series series : reader.series()) {
                at(series, one).ifPresent(value -> metrics.put(series.key().name(), value));
            }
        });
        return metrics;
    }
}
