package org.handpick.traininglog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;

/**
 * A row of {@code select_crop_log.csv}: a decision about a set, with its crop.
 *
 * <p>The columns are those of the earlier scripts in their order, with room for four images in every row, then those
 * of {@link LogEvent}. An undo is the undone row again with an event of its own that names the undone one.
 *
 * @param directory the folder of the set when it was decided, whole: two libraries may hold sets of the same names
 * @param images of the set, in its order, 1 to 4
 * @param keeper empty when all were rejected; then chosen_index is -1, and path and box are empty
 * @param timestamp when it was decided; kept to the microsecond
 */
public record SelectCropRow(
        String sessionId,
        SetId setId,
        String directory,
        List<LoggedImage> images,
        Optional<Keeper> keeper,
        Instant timestamp,
        LogEvent event)
        implements DecisionRow {
    private static final List<String> COLUMNS = columnNames();

    /** @throws UntrueRow naming the column that would say something untrue */
    public SelectCropRow {
        images = List.copyOf(images);
        Objects.requireNonNull(event);
        Truth.filled("session_id", sessionId);
        Truth.filled("set_id", setId.text());
        Truth.carried("directory", directory);
        if (images.isEmpty() || images.size() > ImageSet.MAX_IMAGES) {
            throw new UntrueRow("image_count", images.size(), "1 to " + ImageSet.MAX_IMAGES + " images");
        }
        for (int i = 0; i < images.size(); i++) {
            String path = images.get(i).path();
            Truth.filled("image_" + i + "_path", path);
            Truth.carried("image_" + i + "_stage", images.get(i).stage());
            if (images.subList(0, i).stream().anyMatch(earlier -> earlier.path().equals(path))) {
                throw new UntrueRow("image_" + i + "_path", path, "each image once");
            }
        }
        if (keeper.isPresent()) {
            Truth.index("chosen_index", keeper.get().index(), images.size());
        }
        timestamp = Truth.time("timestamp", timestamp);
        event.about(images.size());
    }

    /** The names of the columns, in their order. */
    public static List<String> columns() {
        return COLUMNS;
    }

    /** The first record of the file, line end included. */
    public static String header() {
        return RecordText.of(COLUMNS);
    }

    /** The path of the kept image, empty when all were rejected. */
    public Optional<String> chosenPath() {
        return keeper.map(kept -> images.get(kept.index()).path());
    }

    @Override
    public String csv() {
        RecordText text = new RecordText();
        text.add(sessionId);
        text.add(setId.text());
        text.add(directory);
        text.add(String.valueOf(images.size()));
        text.add(String.valueOf(keeper.map(Keeper::index).orElse(-1)));
        text.add(chosenPath().orElse(""));
        text.addBox(keeper.map(Keeper::crop));
        text.addTime(timestamp);
        for (int i = 0; i < ImageSet.MAX_IMAGES; i++) {
            Optional<LoggedImage> image = i < images.size() ? Optional.of(images.get(i)) : Optional.empty();
            text.add(image.map(LoggedImage::path).orElse(""));
            text.add(image.map(LoggedImage::stage).orElse(""));
            text.add(image.map(found -> String.valueOf(found.size().width())).orElse(""));
            text.add(image.map(found -> String.valueOf(found.size().height())).orElse(""));
        }
        event.writeTo(text);
        return text.toString();
    }

    /** The row that takes this one back. */
    public SelectCropRow undo(String newEventId, Instant when) {
        return new SelectCropRow(sessionId, setId, directory, images, keeper, when, event.undo(newEventId));
    }

    /** The same event for the log that knows no crops. */
    public SelectionOnlyRow selectionOnly() {
        List<String> rejected =
                new ArrayList<>(images.stream().map(LoggedImage::path).toList());
        chosenPath().ifPresent(rejected::remove);
        return new SelectionOnlyRow(sessionId, setId, chosenPath(), rejected, timestamp, event);
    }

    private static List<String> columnNames() {
        List<String> names = new ArrayList<>(List.of(
                "session_id",
                "set_id",
                "directory",
                "image_count",
                "chosen_index",
                "chosen_path",
                "crop_x1",
                "crop_y1",
                "crop_x2",
                "crop_y2",
                "timestamp"));
        for (int i = 0; i < ImageSet.MAX_IMAGES; i++) {
            names.addAll(List.of("image_" + i + "_path", "image_" + i + "_stage", "width_" + i, "height_" + i));
        }
        names.addAll(LogEvent.COLUMNS);
        return List.copyOf(names);
    }
}
