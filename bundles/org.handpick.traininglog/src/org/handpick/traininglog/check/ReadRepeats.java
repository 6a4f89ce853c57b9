package org.handpick.traininglog.check;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.handpick.core.sets.SetId;
import org.handpick.traininglog.RepeatKeeper;
import org.handpick.traininglog.RepeatRow;
import org.handpick.traininglog.UnreadableLog;
import org.handpick.traininglog.UntrueRow;
import org.handpick.traininglog.reading.LogFormat;
import org.handpick.traininglog.reading.LogReader;
import org.handpick.traininglog.reading.LogRecord;

/** Reads the repeats of a log that are in force: without rows that are not true, and without what was taken back. */
public final class ReadRepeats implements Operation<ReadRepeats.Repeats> {
    private static final int FIRST_KEEPER = RepeatRow.columns().indexOf("first_index");
    private static final int AGAIN_KEEPER = RepeatRow.columns().indexOf("again_index");
    private static final int VISIBLE = RepeatRow.columns().indexOf("suggestion_visible");

    private final Path log;

    /**
     * What a log holds.
     *
     * @param rows in the order of the log
     * @param leftOut a sentence for each row that is not true
     */
    public record Repeats(List<RepeatRow> rows, List<String> leftOut) {
        public Repeats {
            rows = List.copyOf(rows);
            leftOut = List.copyOf(leftOut);
        }
    }

    /** @param log need not be there: then nothing was repeated yet */
    public ReadRepeats(Path log) {
        this.log = log;
    }

    /** @throws UnreadableLog when the file can't be read, or is another kind of log */
    @Override
    public Repeats run(Progress progress) {
        if (Files.notExists(log, LinkOption.NOFOLLOW_LINKS)) {
            return new Repeats(List.of(), List.of());
        }
        Map<String, RepeatRow> standing = new LinkedHashMap<>();
        List<String> leftOut = new ArrayList<>();
        try (LogReader reader = LogReader.open(log)) {
            if (reader.size() > 0 && reader.format() != LogFormat.HANDPICK_REPEATS) {
                throw new UnreadableLog(
                        log,
                        "it is " + reader.format().description() + ", and no log of repeats; it was left as it is");
            }
            for (Optional<LogRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
                progress.check();
                try {
                    enter(read(row.get()), standing);
                } catch (UntrueRow | IllegalArgumentException | DateTimeException e) {
                    leftOut.add(log + ": row " + row.get().row() + " was left out: " + e.getMessage());
                }
            }
        }
        return new Repeats(List.copyOf(standing.values()), leftOut);
    }

    private static void enter(RepeatRow row, Map<String, RepeatRow> standing) {
        if (row.undoes().isPresent()) {
            Optional.ofNullable(standing.remove(row.undoes().get()))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "it takes back " + row.undoes().get() + ", which is not there"));
        } else if (standing.putIfAbsent(row.id(), row) != null) {
            throw new IllegalArgumentException("its event_id " + row.id() + " is there already");
        }
    }

    private static RepeatRow read(LogRecord row) {
        if (!row.whole()) {
            throw new IllegalArgumentException("it ends in the middle");
        }
        int schema = integer(row, "schema_version");
        if (schema > RepeatRow.SCHEMA_VERSION) {
            throw new IllegalArgumentException("it was written by a later Handpick");
        }
        if (!row.field(VISIBLE).equals("false")) {
            throw new IllegalArgumentException(
                    "suggestion_visible is '" + row.field(VISIBLE) + "', but no suggestion is seen with a repeat");
        }
        return new RepeatRow(
                text(row, "event_id"),
                Optional.of(text(row, "undoes")).filter(undone -> !undone.isEmpty()),
                Instant.parse(text(row, "timestamp")),
                text(row, "session_id"),
                text(row, "library"),
                new SetId(text(row, "set_id")),
                integer(row, "image_count"),
                new RepeatRow.First(
                        text(row, "first_event_id"),
                        Instant.parse(text(row, "first_timestamp")),
                        keeper(row, FIRST_KEEPER)),
                keeper(row, AGAIN_KEEPER),
                Duration.ofMillis((long) number(row, RepeatRow.columns().indexOf("decision_ms"))));
    }

    private static String text(LogRecord row, String column) {
        return row.field(RepeatRow.columns().indexOf(column));
    }

    private static int integer(LogRecord row, String column) {
        return row.integer(RepeatRow.columns().indexOf(column))
                .orElseThrow(() -> new IllegalArgumentException(
                        column + " is '" + text(row, column) + "', expected a whole number"));
    }

    /** @param at the column with its position; path and box follow */
    private static Optional<RepeatKeeper> keeper(LogRecord row, int at) {
        int index = row.integer(at)
                .orElseThrow(() -> new IllegalArgumentException(
                        RepeatRow.columns().get(at) + " is '" + row.field(at) + "', expected a whole number"));
        if (index == -1) {
            if (!row.isEmpty(at + 1) || !RawBox.isMissing(row, at + 2)) {
                throw new IllegalArgumentException("no image was kept and it names one, or a crop, all the same");
            }
            return Optional.empty();
        }
        return Optional.of(new RepeatKeeper(
                index,
                row.field(at + 1),
                new CropBox(number(row, at + 2), number(row, at + 3), number(row, at + 4), number(row, at + 5))));
    }

    private static double number(LogRecord row, int at) {
        return row.number(at)
                .orElseThrow(() -> new IllegalArgumentException(
                        RepeatRow.columns().get(at) + " is '" + row.field(at) + "', expected a number"));
    }
}
