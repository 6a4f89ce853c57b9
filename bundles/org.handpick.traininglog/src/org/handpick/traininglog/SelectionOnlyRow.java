package org.handpick.traininglog;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;

/**
 * A row of {@code selection_only_log.csv}: which image of a set was kept, without its crop.
 *
 * <p>Positions in the event are those of the set's images as the row of the same event in
 * {@code select_crop_log.csv} lists them.
 *
 * @param chosenPath the kept image before anything moved; empty when all were rejected
 * @param rejectedPaths the others before anything moved, in the order of the set; JSON list text in the file
 * @param timestamp when it was decided; kept to the microsecond
 */
public record SelectionOnlyRow(
        String sessionId,
        SetId setId,
        Optional<String> chosenPath,
        List<String> rejectedPaths,
        Instant timestamp,
        LogEvent event)
        implements DecisionRow {
    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();
    private static final List<String> COLUMNS = columnNames();

    /** @throws UntrueRow naming the column that would say something untrue */
    public SelectionOnlyRow {
        rejectedPaths = List.copyOf(rejectedPaths);
        Objects.requireNonNull(event);
        Truth.filled("session_id", sessionId);
        Truth.filled("set_id", setId.text());
        chosenPath.ifPresent(path -> Truth.filled("chosen_path", path));
        rejectedPaths.forEach(path -> Truth.filled("neg_paths", path));
        int images = rejectedPaths.size() + (chosenPath.isPresent() ? 1 : 0);
        if (images == 0 || images > ImageSet.MAX_IMAGES) {
            throw new UntrueRow("neg_paths", rejectedPaths, "1 to " + ImageSet.MAX_IMAGES + " images in all");
        }
        if (new HashSet<>(rejectedPaths).size() < rejectedPaths.size()) {
            throw new UntrueRow("neg_paths", rejectedPaths, "each image once");
        }
        if (chosenPath.isPresent() && rejectedPaths.contains(chosenPath.get())) {
            throw new UntrueRow("neg_paths", rejectedPaths, "not the kept image");
        }
        timestamp = Truth.time("timestamp", timestamp);
        event.about(images);
    }

    /** The names of the columns, in their order. */
    public static List<String> columns() {
        return COLUMNS;
    }

    /** The first record of the file, line end included. */
    public static String header() {
        return RecordText.of(COLUMNS);
    }

    @Override
    public String csv() {
        RecordText text = new RecordText();
        text.add(sessionId);
        text.add(setId.text());
        text.add(chosenPath.orElse(""));
        text.add(JSON.toJson(rejectedPaths));
        text.addTime(timestamp);
        event.writeTo(text);
        return text.toString();
    }

    /** The row that takes this one back. */
    public SelectionOnlyRow undo(String newEventId, Instant when) {
        return new SelectionOnlyRow(sessionId, setId, chosenPath, rejectedPaths, when, event.undo(newEventId));
    }

    private static List<String> columnNames() {
        List<String> names = new ArrayList<>(List.of("session_id", "set_id", "chosen_path", "neg_paths", "timestamp"));
        names.addAll(LogEvent.COLUMNS);
        return List.copyOf(names);
    }
}
