package org.handpick.learning.runs;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

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

    /** Of equal ones the first; empty when the metric has no number in any epoch. */
    OptionalInt best(Goal goal) {
        return reader.series(new Series.Key(goal.split(), goal.metric(), Series.Grain.EPOCH))
                .map(series -> best(series, goal))
                .orElse(OptionalInt.empty());
    }

    private static OptionalInt best(Series series, Goal goal) {
        int best = -1;
        for (int i = 0; i < series.size(); i++) {
            boolean better =
                    best < 0 ? !Double.isNaN(series.value(i)) : goal.isBetter(series.value(i), series.value(best));
            best = better ? i : best;
        }
        return best < 0 ? OptionalInt.empty() : OptionalInt.of(series.epoch(best));
    }

    /** All that was measured of this epoch, by name. */
    Map<String, Double> metrics(OptionalInt epoch) {
        Map<String, Double> metrics = new TreeMap<>();
        for (Series series : reader.series()) {
            for (int i = 0; i < series.size(); i++) {
                if (epoch.isPresent() && series.epoch(i) == epoch.getAsInt()) {
                    metrics.put(series.key().name(), series.value(i));
                }
            }
        }
        return metrics;
    }
}
