package org.handpick.traininglog.check;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.traininglog.UnmergeableLogs;
import org.handpick.traininglog.UnreadableLog;
import org.handpick.traininglog.UnwritableLog;
import org.handpick.traininglog.reading.LogReader;
import org.handpick.traininglog.reading.LogRecord;

/**
 * Joins two logs that were one and have gone on apart, as after a restore: each event once, in the order of their times, those of one log
 * always in the order in which they stand there.
 *
 * <p>Rows are taken as they are, byte for byte. What would have to be guessed is refused: logs of different columns or without events, a
 * row that is not whole, and an event that the logs tell in two ways. Neither log is touched, and no file is overwritten.
 */
public final class MergeLogs implements Operation<MergeLogs.Merged> {
    private static final String END = "\r\n";

    private final Path first;
    private final Path second;
    private final Path out;

    public MergeLogs(Path first, Path second, Path out) {
        this.first = first;
        this.second = second;
        this.out = out;
    }

    /**
     * What came of it.
     *
     * @param both rows that stand in both logs
     * @param onlyFirst rows that only the first has
     * @param onlySecond rows that only the second has
     * @param setsInBoth sets of which each log has rows that the other has not; where both are decisions, the earlier one counts
     */
    public record Merged(long both, long onlyFirst, long onlySecond, long setsInBoth) {
        public long rows() {
            return both + onlyFirst + onlySecond;
        }
    }

    /**
     * @throws UnreadableLog when a log can't be read
     * @throws UnmergeableLogs when something would have to be guessed
     * @throws UnwritableLog when the output exists already or can't be written
     */
    @Override
    public Merged run(Progress progress) {
        try (LogReader one = LogReader.open(first);
                LogReader other = LogReader.open(second);
                NewLog merged = NewLog.at(out)) {
            if (!one.columns().equals(other.columns())) {
                throw new UnmergeableLogs(second, "has other columns than " + first);
            }
            merged.write(String.join(",", one.columns()) + END);
            Merging merging = new Merging(merged);
            Rows firsts = new Rows(first, one, new ReadingProgress(progress, "Merging", one.size() + other.size()));
            Rows seconds = new Rows(second, other, new ReadingProgress(progress, "Merging", one.size() + other.size()));
            while (firsts.head().isPresent() || seconds.head().isPresent()) {
                merging.take(isFirst(firsts, seconds) ? firsts.next() : seconds.next());
            }
            merged.finish();
            return merging.merged();
        }
    }

    private static boolean isFirst(Rows firsts, Rows seconds) {
        return seconds.head()
                .map(second -> firsts.head()
                        .map(first -> !first.time().isAfter(second.time()))
                        .orElse(false))
                .orElse(true);
    }

    /** @param from the log that it stands in */
    private record Row(Path from, LogRecord record, String event, String set, Instant time) {}

    /** The rows of one log, of which the next can be looked at before it is taken. */
    private static final class Rows {
        private final Path log;
        private final LogReader reader;
        private final ReadingProgress progress;
        private final List<String> columns;
        private Optional<Row> head;

        Rows(Path log, LogReader reader, ReadingProgress progress) {
            this.log = log;
            this.reader = reader;
            this.progress = progress;
            this.columns = reader.columns();
            for (String needed : List.of("event_id", "set_id", "timestamp")) {
                if (!columns.contains(needed)) {
                    throw new UnmergeableLogs(
                            log, "has no column " + needed + ", so nobody knows which of its rows are in another");
                }
            }
            this.head = read();
        }

        Optional<Row> head() {
            return head;
        }

        Row next() {
            Row next = head.orElseThrow();
            head = read();
            return next;
        }

        private Optional<Row> read() {
            return reader.next().map(record -> {
                progress.at(record);
                if (!record.whole() || !record.isText() || record.size() != columns.size()) {
                    throw fault(record, "is not whole");
                }
                String event = field(record, "event_id");
                if (event.isBlank()) {
                    throw fault(record, "has no event_id");
                }
                if (!(LogTime.parse(field(record, "timestamp")) instanceof LogTime.Known(Instant time))) {
                    throw fault(record, "has no time that can be read");
                }
                return new Row(log, record, event, field(record, "set_id"), time);
            });
        }

        private String field(LogRecord record, String column) {
            return record.field(columns.indexOf(column));
        }

        private UnmergeableLogs fault(LogRecord record, String what) {
            return new UnmergeableLogs(
                    log, "row " + record.row() + " " + what + "; 'log repair' makes a log of the rows that are true");
        }
    }

    /** @param in the logs that have it */
    private record Seen(long hash, String set, Set<Path> in) {}

    private final class Merging {
        private final NewLog merged;
        private final Map<String, Seen> events = new HashMap<>();

        Merging(NewLog merged) {
            this.merged = merged;
        }

        void take(Row row) {
            Seen seen = events.get(row.event());
            if (seen == null) {
                events.put(row.event(), new Seen(row.record().hash(), row.set(), Set.of(row.from())));
                merged.write(row.record().text() + END);
            } else if (seen.hash() != row.record().hash()) {
                throw new UnmergeableLogs(
                        row.from(),
                        "row " + row.record().row() + " tells the event " + row.event()
                                + " in another way than an earlier row, or than the other log");
            } else if (!seen.in().contains(row.from())) {
                events.put(row.event(), new Seen(seen.hash(), seen.set(), Set.of(first, second)));
            }
        }

        Merged merged() {
            Set<String> sets = new HashSet<>(setsOf(Set.of(first)));
            sets.retainAll(setsOf(Set.of(second)));
            return new Merged(count(Set.of(first, second)), count(Set.of(first)), count(Set.of(second)), sets.size());
        }

        private long count(Set<Path> in) {
            return events.values().stream().filter(seen -> seen.in().equals(in)).count();
        }

        private Set<String> setsOf(Set<Path> in) {
            return events.values().stream()
                    .filter(seen -> seen.in().equals(in))
                    .map(Seen::set)
                    .collect(Collectors.toSet());
        }
    }
}
