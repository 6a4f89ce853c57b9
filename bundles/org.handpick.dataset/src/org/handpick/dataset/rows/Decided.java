package org.handpick.dataset.rows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.ImageName;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.SetId;
import org.handpick.core.sets.Stage;
import org.handpick.core.sets.StageLadder;
import org.handpick.dataset.LabelledSet;
import org.handpick.traininglog.DecisionRow;
import org.handpick.traininglog.LogEvent;
import org.handpick.traininglog.SelectCropRow;
import org.handpick.traininglog.SelectionOnlyRow;
import org.handpick.traininglog.Suggestion;

/**
 * A decision in force as its row tells it, before its images are looked for.
 *
 * @param row where it stands
 * @param event its id
 * @param directory the folder of the set when it was decided, where the row tells it
 * @param suggestionSeen whether a suggestion was on screen
 * @param took from the set's appearance to the decision, where the row tells it
 */
public record Decided(
        RowNumber row,
        String event,
        SetId set,
        Optional<String> directory,
        List<Named> images,
        Optional<LabelledSet.Label> label,
        Instant when,
        boolean suggestionSeen,
        Optional<Duration> took) {
    /** A row of one of the logs. @param log its place among them, from 0. @param row from 1 */
    public record RowNumber(int log, long row) {}

    /** An image as the row tells it. @param size where the row tells it */
    public record Named(String path, String stage, Optional<ImageSize> size) {
        public Named {
            Objects.requireNonNull(path);
            Objects.requireNonNull(stage);
            Objects.requireNonNull(size);
        }
    }

    public Decided {
        Objects.requireNonNull(row);
        Objects.requireNonNull(event);
        Objects.requireNonNull(set);
        Objects.requireNonNull(directory);
        Objects.requireNonNull(label);
        Objects.requireNonNull(when);
        Objects.requireNonNull(took);
        images = List.copyOf(images);
    }

    public static Decided of(RowNumber number, DecisionRow row) {
        return switch (row) {
            case SelectCropRow crop -> of(number, crop);
            case SelectionOnlyRow selection -> of(number, selection);
        };
    }

    private static Decided of(RowNumber number, SelectCropRow row) {
        return new Decided(
                number,
                row.event().id(),
                row.setId(),
                Optional.of(row.directory()).filter(directory -> !directory.isBlank()),
                row.images().stream()
                        .map(image -> new Named(image.path(), image.stage(), Optional.of(image.size())))
                        .toList(),
                row.keeper().map(keeper -> new LabelledSet.Label(keeper.index(), Optional.of(keeper.crop()))),
                row.timestamp(),
                wasSeen(row.event()),
                row.event().decisionTime());
    }

    /** The log has the keeper apart from the others; the order of a set is that of its names. */
    private static Decided of(RowNumber number, SelectionOnlyRow row) {
        List<String> paths = new ArrayList<>(row.rejectedPaths());
        row.chosenPath().ifPresent(paths::add);
        paths.sort(Comparator.comparing(Decided::nameOf, ImageName.ORDER).thenComparing(path -> path));
        return new Decided(
                number,
                row.event().id(),
                row.setId(),
                Optional.empty(),
                paths.stream()
                        .map(path -> new Named(
                                path, nameOf(path).stage().map(Stage::token).orElse("unknown"), Optional.empty()))
                        .toList(),
                row.chosenPath().map(path -> new LabelledSet.Label(paths.indexOf(path), Optional.empty())),
                row.timestamp(),
                wasSeen(row.event()),
                row.event().decisionTime());
    }

    private static ImageName nameOf(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        return ImageName.of(new ImageRef(file.isEmpty() ? "unnamed" : file), StageLadder.DEFAULT);
    }

    private static boolean wasSeen(LogEvent event) {
        return event.suggestion().filter(Suggestion::visible).isPresent();
    }
}
