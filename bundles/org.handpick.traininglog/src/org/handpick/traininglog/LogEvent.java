package org.handpick.traininglog;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a decision was made under; the columns that both logs end with.
 *
 * @param id names this event, once, over all logs
 * @param undoes the event this one takes back; empty for a decision
 * @param shownOrder the positions of the images from left to right as they were shown; empty where not known
 * @param suggestion what the model proposed, if it did
 * @param decisionTime from the set being shown to the decision, where it was measured
 */
public record LogEvent(
        String id,
        Optional<String> undoes,
        List<Integer> shownOrder,
        Optional<Suggestion> suggestion,
        Optional<Duration> decisionTime) {
    static final List<String> COLUMNS = List.of(
            "event_id",
            "undoes",
            "shown_order",
            "suggestion_visible",
            "suggested_index",
            "suggested_crop_x1",
            "suggested_crop_y1",
            "suggested_crop_x2",
            "suggested_crop_y2",
            "decision_ms",
            "schema_version");

    /** Of the columns both logs are written with; a reader refuses rows of a later one. */
    public static final int SCHEMA_VERSION = 1;

    /** @throws UntrueRow when the id is blank, the event undoes itself, or the time is negative */
    public LogEvent {
        Objects.requireNonNull(suggestion);
        shownOrder = List.copyOf(shownOrder);
        Truth.filled("event_id", id);
        undoes.ifPresent(undone -> Truth.filled("undoes", undone));
        if (undoes.isPresent() && undoes.get().equals(id)) {
            throw new UntrueRow("undoes", id, "another event than the row's own");
        }
        if (decisionTime.isPresent() && decisionTime.get().isNegative()) {
            throw new UntrueRow("decision_ms", decisionTime.get().toMillis(), "no negative time");
        }
    }

    /** An event of which nothing more is known. */
    public static LogEvent of(String id) {
        return new LogEvent(id, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }

    /** The event that takes this one back. */
    LogEvent undo(String newId) {
        return new LogEvent(newId, Optional.of(id), shownOrder, suggestion, decisionTime);
    }

    /** @throws UntrueRow where the event speaks of an image that a set of {@code images} has not */
    void about(int images) {
        boolean permutation = shownOrder.size() == images
                && shownOrder.stream().distinct().count() == images
                && shownOrder.stream().allMatch(index -> index >= 0 && index < images);
        if (!shownOrder.isEmpty() && !permutation) {
            throw new UntrueRow("shown_order", shownOrder, "each of 0 to " + (images - 1) + " once");
        }
        suggestion.ifPresent(s -> Truth.index("suggested_index", s.index(), images));
    }

    void writeTo(RecordText text) {
        text.add(id);
        text.add(undoes.orElse(""));
        text.add(String.join(" ", shownOrder.stream().map(String::valueOf).toList()));
        text.add(suggestion.map(Suggestion::visible).orElse(false).toString());
        text.add(suggestion.map(s -> String.valueOf(s.index())).orElse(""));
        text.addBox(suggestion.flatMap(Suggestion::crop));
        text.add(decisionTime.map(time -> String.valueOf(time.toMillis())).orElse(""));
        text.add(String.valueOf(SCHEMA_VERSION));
    }
}
