package org.handpick.traininglog.check;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.traininglog.LogEvent;
import org.handpick.traininglog.Suggestion;
import org.handpick.traininglog.reading.LogRecord;

/** The columns that our logs end with, from the field {@code at} of a row on. */
record EventColumns(int at) {
    /** Of our select and crop log. */
    static final EventColumns OF_SELECT_CROP = new EventColumns(27);
    /** Of our selection log. */
    static final EventColumns OF_SELECTION = new EventColumns(5);

    private static final double LONGEST_MILLIS = 1e15;

    /** Names what is wrong with the event of a set of {@code images}. */
    void judge(LogRecord row, int images, Set<Fault> faults) {
        OptionalInt schema = row.integer(at + 10);
        if (schema.isPresent() && schema.getAsInt() > LogEvent.SCHEMA_VERSION) {
            faults.add(Fault.NEWER_SCHEMA);
            return;
        }
        String id = row.field(at);
        String undone = row.field(at + 1);
        boolean named = !id.isBlank() && !id.equals(undone) && (undone.isEmpty() || !undone.isBlank());
        OptionalDouble millis = row.number(at + 9);
        boolean timed = row.isEmpty(at + 9)
                || millis.isPresent() && millis.getAsDouble() >= 0 && millis.getAsDouble() < LONGEST_MILLIS;
        boolean sound = schema.isPresent() && named && timed && isOrder(row, images) && isSuggestion(row, images);
        if (!sound) {
            faults.add(Fault.BAD_EVENT);
        }
    }

    boolean isUndo(LogRecord row) {
        return !row.isEmpty(at + 1);
    }

    /** The event that an undo takes back. */
    String undone(LogRecord row) {
        return row.field(at + 1);
    }

    /** Stands for the event's id, or for the undone one's, equal for equal ids. */
    long hash(LogRecord row, boolean undone) {
        return row.hash(undone ? at + 1 : at);
    }

    /** The event of a row that was judged sound. */
    LogEvent read(LogRecord row) {
        Optional<CropBox> crop = RawBox.read(row, at + 5).map(box -> box.normalised(new ImageSize(1, 1)));
        Optional<Suggestion> suggestion = row.isEmpty(at + 4)
                ? Optional.empty()
                : Optional.of(new Suggestion(row.integer(at + 4).getAsInt(), crop, isVisible(row)));
        Optional<Duration> time = row.isEmpty(at + 9)
                ? Optional.empty()
                : Optional.of(Duration.ofMillis((long) row.number(at + 9).getAsDouble()));
        Optional<String> undoes = Optional.of(row.field(at + 1)).filter(id -> !id.isEmpty());
        return new LogEvent(row.field(at), undoes, order(row.field(at + 2)), suggestion, time);
    }

    private boolean isOrder(LogRecord row, int images) {
        if (row.isEmpty(at + 2)) {
            return true;
        }
        try {
            List<Integer> order = order(row.field(at + 2));
            return order.size() == images
                    && order.stream().distinct().count() == images
                    && order.stream().allMatch(i -> i >= 0 && i < images);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static List<Integer> order(String text) {
        return Stream.of(text)
                .filter(t -> !t.isEmpty())
                .flatMap(t -> Arrays.stream(t.split(" ")))
                .map(Integer::valueOf)
                .toList();
    }

    private boolean isSuggestion(LogRecord row, int images) {
        String visible = row.field(at + 3);
        if (!visible.equals("true") && !visible.equals("false")) {
            return false;
        }
        if (row.isEmpty(at + 4)) {
            return visible.equals("false") && RawBox.isMissing(row, at + 5);
        }
        OptionalInt index = row.integer(at + 4);
        return index.isPresent() && index.getAsInt() >= 0 && index.getAsInt() < images && isCrop(row);
    }

    private boolean isCrop(LogRecord row) {
        return RawBox.isMissing(row, at + 5)
                || RawBox.read(row, at + 5)
                        .filter(b -> b.x1() >= 0 && b.y1() >= 0 && b.x2() <= 1 && b.y2() <= 1)
                        .filter(b -> b.x1() < b.x2() && b.y1() < b.y2())
                        .isPresent();
    }

    private boolean isVisible(LogRecord row) {
        return row.field(at + 3).equals("true");
    }
}
