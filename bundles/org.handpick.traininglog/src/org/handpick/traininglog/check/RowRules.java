package org.handpick.traininglog.check;

import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.handpick.traininglog.DecisionRow;
import org.handpick.traininglog.LogEvent;
import org.handpick.traininglog.RepeatRow;
import org.handpick.traininglog.reading.LogFormat;
import org.handpick.traininglog.reading.LogRecord;

/** What the rows of one format are held to. Remembers the rows it saw, so each log needs its own. */
sealed interface RowRules permits CropTrainingRules, PlainRules, SelectCropRules, SelectionRules {
    /** The rules of a log of {@code format} with so many columns. */
    static RowRules of(LogFormat format, int columns) {
        return switch (format) {
            case SELECT_CROP -> new SelectCropRules(columns, Optional.empty());
            case HANDPICK_SELECT_CROP -> new SelectCropRules(columns, Optional.of(EventColumns.OF_SELECT_CROP));
            case SELECTION_ONLY -> SelectionRules.earlier();
            case HANDPICK_SELECTION_ONLY -> SelectionRules.ours(columns);
            case ANOMALY_CASES -> SelectionRules.anomalies();
            case CROP_TRAINING -> new CropTrainingRules();
            case HISTORICAL_CROP -> new PlainRules(columns, 5, 3);
            case DUPLICATE_DETECTION -> new PlainRules(columns, 0, 4);
            case HANDPICK_REPEATS ->
                new PlainRules(
                        columns,
                        RepeatRow.columns().indexOf("timestamp"),
                        RepeatRow.columns().indexOf("first_event_id"));
            case TRIPLET_CULLER -> new PlainRules(columns, -1, 1);
            case UNKNOWN -> new PlainRules(-1, -1, -1);
        };
    }

    /** Adds to {@code faults} what is wrong with {@code row}, which is whole and text. */
    void judge(LogRecord row, Set<Fault> faults);

    /**
     * The row judged last in our columns, where the format holds decisions.
     *
     * @param row was judged mendable, or set apart
     */
    default Optional<DecisionRow> mended(LogRecord row) {
        return Optional.empty();
    }

    /** What the rows so far say. */
    default Census census() {
        return new Census(
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                0,
                0,
                0,
                Collections.emptySortedMap(),
                0,
                0,
                Collections.emptySortedMap(),
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** Reads a time and names what is wrong with it. */
    static Optional<Instant> time(String text, Set<Fault> faults) {
        return switch (LogTime.parse(text)) {
            case LogTime.Known(Instant instant)
            when instant.isBefore(Instant.EPOCH) -> {
                faults.add(Fault.BAD_TIME);
                yield Optional.empty();
            }
            case LogTime.Known(Instant instant) -> Optional.of(instant);
            case LogTime.Naive _ -> {
                faults.add(Fault.NAIVE_TIME);
                yield Optional.empty();
            }
            case LogTime.Unreadable _ -> {
                faults.add(Fault.BAD_TIME);
                yield Optional.empty();
            }
        };
    }

    /** The event of a row of the earlier scripts, which has none: made from its bytes, the same at every reading. */
    static LogEvent importedEvent(LogRecord row) {
        return LogEvent.of("imported-" + HexFormat.of().toHexDigits(row.hash()));
    }

    /** The time of a row that was judged to have one. */
    static Instant knownTime(String text) {
        if (LogTime.parse(text) instanceof LogTime.Known(Instant instant)) {
            return instant;
        }
        throw new IllegalArgumentException("a row without a time was judged mendable: " + text);
    }

    /** Whether rows with these faults can still be written by repair. */
    static boolean isMendable(Set<Fault> faults) {
        for (Fault fault : faults) {
            if (fault.outcome() == Fault.Outcome.DROPPED || fault.outcome() == Fault.Outcome.SET_APART) {
                return false;
            }
        }
        return true;
    }
}
