package org.handpick.traininglog;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A line of {@code file_operations.log}: something was done to images of one folder.
 *
 * <p>Only images are listed and counted; a companion goes where its image goes and is not work of its own.
 *
 * @param sessionId the session that did it
 * @param timestamp when; kept to the microsecond
 * @param sourceDirectory the folder the images were in, as a full path
 * @param destinationDirectory the folder they went to; empty where they went to none
 * @param images file names without folders
 */
public record OperationRow(
        String sessionId,
        Instant timestamp,
        FileOperation operation,
        String sourceDirectory,
        Optional<String> destinationDirectory,
        List<String> images) {
    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

    /** @throws UntrueRow naming the field that would say something untrue */
    public OperationRow {
        Objects.requireNonNull(operation);
        images = List.copyOf(images);
        Truth.filled("session_id", sessionId);
        Truth.filled("source_dir", sourceDirectory);
        destinationDirectory.ifPresent(folder -> Truth.filled("dest_dir", folder));
        timestamp = Truth.time("timestamp", timestamp);
        if (images.isEmpty()) {
            throw new UntrueRow("file_count", 0, "at least one image");
        }
        for (String image : images) {
            Truth.filled("files", image);
            if (image.contains("/")) {
                throw new UntrueRow("files", image, "a file name without folders");
            }
        }
    }

    /** One line of JSON, line end included, to be encoded in UTF-8. */
    public String json() {
        JsonObject line = new JsonObject();
        line.addProperty("type", "file_operation");
        line.addProperty("script", "handpick");
        line.addProperty("session_id", sessionId);
        line.addProperty("timestamp", RecordText.time(timestamp));
        line.addProperty("operation", operation.key());
        line.addProperty("source_dir", sourceDirectory);
        destinationDirectory.ifPresent(folder -> line.addProperty("dest_dir", folder));
        line.addProperty("file_count", images.size());
        JsonArray files = new JsonArray();
        images.forEach(files::add);
        line.add("files", files);
        return JSON.toJson(line) + "\n";
    }
}
