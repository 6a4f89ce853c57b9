package org.handpick.traininglog;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;

/**
 * A row of {@code repeat_log.csv}: a set that was decided is decided once more, without a word on what was decided before. It says
 * how well a person agrees with herself, and decides nothing: the first decision stands.
 *
 * @param id names this row, once, over all logs
 * @param undoes the row that this one takes back; then the rest is that of the undone one. Empty for a repeat
 * @param timestamp when it was decided again; kept to the microsecond
 * @param library the folder of the library, whole
 * @param images how many the set has
 */
public record RepeatRow(
        String id,
        Optional<String> undoes,
        Instant timestamp,
        String sessionId,
        String library,
        SetId setId,
        int images,
        First first,
        Optional<RepeatKeeper> again,
        Duration decisionTime) {
    /**
     * The decision that the set was shown without.
     *
     * @param event its id, as in the other logs
     * @param keeper empty when all images were rejected
     */
    public record First(String event, Instant timestamp, Optional<RepeatKeeper> keeper) {
        /** @throws UntrueRow when the id is blank */
        public First {
            Objects.requireNonNull(keeper);
            Truth.filled("first_event_id", event);
            timestamp = Truth.time("first_timestamp", timestamp);
        }
    }

    /** Of the columns that the log is written with; a reader refuses rows of a later one. */
    public static final int SCHEMA_VERSION = 1;

    private static final List<String> COLUMNS = columnNames();

    /** @throws UntrueRow naming the column that would say something untrue */
    public RepeatRow {
        Objects.requireNonNull(undoes);
        Objects.requireNonNull(first);
        Truth.filled("event_id", id);
        undoes.ifPresent(undone -> Truth.filled("undoes", undone));
        if (undoes.equals(Optional.of(id))) {
            throw new UntrueRow("undoes", id, "another event than the row's own");
        }
        timestamp = Truth.time("timestamp", timestamp);
        Truth.filled("session_id", sessionId);
        Truth.filled("library", library);
        Truth.filled("set_id", setId.text());
        if (images < 1 || images > ImageSet.MAX_IMAGES) {
            throw new UntrueRow("image_count", images, "1 to " + ImageSet.MAX_IMAGES + " images");
        }
        int count = images;
        first.keeper().ifPresent(keeper -> keeper.demand("first", count));
        again.ifPresent(keeper -> keeper.demand("again", count));
        if (!first.timestamp().isBefore(timestamp)) {
            throw new UntrueRow("timestamp", timestamp, "a time after the first decision");
        }
        if (decisionTime.isNegative()) {
            throw new UntrueRow("decision_ms", decisionTime.toMillis(), "no negative time");
        }
    }

    /** The names of the columns, in their order. */
    public static List<String> columns() {
        return COLUMNS;
    }

    /** The first record of the file, line end included. */
    public static String header() {
        return RecordText.of(COLUMNS);
    }

    /** The record, line end included. */
    public String csv() {
        RecordText text = new RecordText();
        text.add(id);
        text.add(undoes.orElse(""));
        text.addTime(timestamp);
        text.add(sessionId);
        text.add(library);
        text.add(setId.text());
        text.add(String.valueOf(images));
        text.add(first.event());
        text.addTime(first.timestamp());
        add(text, first.keeper());
        add(text, again);
        text.add("false"); // suggestion_visible: none ever is
        text.add(String.valueOf(decisionTime.toMillis()));
        text.add(String.valueOf(SCHEMA_VERSION));
        return text.toString();
    }

    private static void add(RecordText text, Optional<RepeatKeeper> keeper) {
        text.add(String.valueOf(keeper.map(RepeatKeeper::index).orElse(-1)));
        text.add(keeper.map(RepeatKeeper::path).orElse(""));
        text.addBox(keeper.map(RepeatKeeper::crop));
    }

    /** The row that takes this one back. */
    public RepeatRow undo(String newId, Instant when) {
        return new RepeatRow(
                newId, Optional.of(id), when, sessionId, library, setId, images, first, again, decisionTime);
    }

    private static List<String> columnNames() {
        List<String> names = new ArrayList<>(List.of(
                "event_id",
                "undoes",
                "timestamp",
                "session_id",
                "library",
                "set_id",
                "image_count",
                "first_event_id",
                "first_timestamp"));
        for (String which : List.of("first", "again")) {
            names.addAll(List.of(
                    which + "_index",
                    which + "_path",
                    which + "_crop_x1",
                    which + "_crop_y1",
                    which + "_crop_x2",
                    which + "_crop_y2"));
        }
        names.addAll(List.of("suggestion_visible", "decision_ms", "schema_version"));
        return List.copyOf(names);
    }
}
