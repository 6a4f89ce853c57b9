package org.handpick.learning.runs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Follows the metrics of a run while they are written. It keeps what it has read, in columns, and reads no byte twice.
 *
 * <p>{@link #poll} is called off the UI thread; what it answers with is immutable.
 */
public final class MetricsReader {
    private final MetricsTail tail;
    private final Predicate<MetricsRow> wanted;
    private final Map<Series.Key, Series.Growing> growing = new LinkedHashMap<>();
    private final Map<Series.Key, Series> published = new LinkedHashMap<>();

    /** @param file need not be there yet */
    public MetricsReader(Path file) {
        this(file, row -> true);
    }

    MetricsReader(Path file, Predicate<MetricsRow> wanted) {
        this.tail = new MetricsTail(file);
        this.wanted = wanted;
    }

    /**
     * A series that has grown.
     *
     * @param from the position of the first value that was not there before; below the former size where a continued run has done
     *     steps again
     */
    public record Grown(Series series, int from) {
        public Grown {
            Objects.requireNonNull(series);
        }
    }

    /**
     * Reads what came since the last call, up to the last whole row.
     *
     * @return the series with something new, in the order in which they first appeared
     * @throws UnreadableRun when the file can't be read, has other columns or was replaced; a new reader may begin anew
     */
    public synchronized List<Grown> poll() {
        Set<Series.Key> touched = new LinkedHashSet<>();
        try {
            tail.poll(row -> {
                if (wanted.test(row)) {
                    Series.Key key = Series.Key.of(row);
                    growing.computeIfAbsent(key, Series.Growing::new).add(row);
                    touched.add(key);
                }
            });
        } finally {
            touched.forEach(key -> published.put(key, growing.get(key).snapshot()));
        }
        List<Grown> grown = new ArrayList<>();
        for (Series.Key key : touched) {
            grown.add(new Grown(published.get(key), growing.get(key).takeFresh()));
        }
        return List.copyOf(grown);
    }

    /** All series read so far, in the order in which they first appeared. */
    public synchronized List<Series> series() {
        return List.copyOf(published.values());
    }

    public synchronized Optional<Series> series(Series.Key key) {
        return Optional.ofNullable(published.get(key));
    }

    /** A sentence on the rows that could not be read and were left out. */
    public synchronized Optional<String> fault() {
        return tail.fault();
    }
}
