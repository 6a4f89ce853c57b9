package org.handpick.traininglog;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.handpick.core.crop.CropBox;
import org.handpick.core.sets.SetId;

/**
 * A line of {@code suggestion_log.jsonl}: which model had suggested what for a set when it was decided.
 *
 * @param eventId the decision, as in the other logs
 * @param model the SHA-256 of the model
 * @param image the file name of the proposed keeper
 * @param crop the proposed crop of it
 * @param visible whether a person had seen it before deciding
 */
public record SuggestionRow(
        String eventId,
        Instant timestamp,
        SetId setId,
        String model,
        String image,
        Optional<CropBox> crop,
        boolean visible) {
    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

    /** @throws UntrueRow naming the field that would say something untrue */
    public SuggestionRow {
        Objects.requireNonNull(setId);
        Objects.requireNonNull(crop);
        Truth.filled("event_id", eventId);
        Truth.filled("model", model);
        Truth.filled("image", image);
        timestamp = Truth.time("timestamp", timestamp);
    }

    /** One line of JSON, line end included, to be encoded in UTF-8. */
    public String json() {
        JsonObject line = new JsonObject();
        line.addProperty("event_id", eventId);
        line.addProperty("timestamp", RecordText.time(timestamp));
        line.addProperty("set_id", setId.text());
        line.addProperty("model", model);
        line.addProperty("image", image);
        crop.ifPresent(box -> {
            JsonArray edges = new JsonArray();
            edges.add(box.left());
            edges.add(box.top());
            edges.add(box.right());
            edges.add(box.bottom());
            line.add("crop", edges);
        });
        line.addProperty("visible", visible);
        return JSON.toJson(line) + "\n";
    }
}
