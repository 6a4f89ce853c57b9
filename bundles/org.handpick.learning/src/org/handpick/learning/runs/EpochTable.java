package org.handpick.learning.runs;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
        Map<Integer, Double> errors = series(goal, goal.metric() + Goal.ERROR)
                .map(EpochTable::byEpoch)
                .orElse(Map.of());
        BestEpoch best = BestEpoch.NONE;
        for (int i = 0; i < values.size(); i++) {
            int epoch = values.epoch(i);
            best = best.after(epoch, values.value(i), errors.getOrDefault(epoch, 0.0), goal);
        }
        return best.epoch() == 0 ? OptionalInt.empty() : OptionalInt.of(best.epoch());
    }

    private static Map<Integer, Double> byEpoch(Series series) {
        return IntStream.range(0, series.size())
                .boxed()
                .collect(Collectors.toMap(series::epoch, series::value, (before, later) -> later));
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
