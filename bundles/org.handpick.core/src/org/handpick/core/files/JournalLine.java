package org.handpick.core.files;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a journal: intents and marks as JSON. Paths under the root are written relative to it with {@code /}, so that a
 * folder which was moved with its journal still reads right.
 */
final class JournalLine {
    private final Path root;

    JournalLine(Path root) {
        this.root = root;
    }

    /** What a line says. */
    sealed interface Content {
        record Intended(Intent intent) implements Content {}

        record Marked(String id, Journal.Mark mark) implements Content {}
    }

    String of(Intent intent) {
        JsonObject line = new JsonObject();
        line.addProperty("intent", intent.id());
        line.addProperty("at", intent.at().toString());
        line.add("what", intent.what());
        JsonArray steps = new JsonArray();
        intent.steps().forEach(step -> steps.add(json(step)));
        line.add("steps", steps);
        return line + "\n";
    }

    String of(String id, Journal.Mark mark, Instant at, String reason) {
        JsonObject line = new JsonObject();
        line.addProperty("mark", mark.text());
        line.addProperty("of", id);
        line.addProperty("at", at.toString());
        if (!reason.isEmpty()) {
            line.addProperty("reason", reason);
        }
        return line + "\n";
    }

    /** @throws JsonParseException when the text is not a line of a journal */
    Content read(String text) {
        try {
            JsonObject line = JsonParser.parseString(text).getAsJsonObject();
            if (line.has("mark")) {
                return new Content.Marked(text(line, "of"), Journal.Mark.of(text(line, "mark")));
            }
            List<FileStep> steps = new ArrayList<>();
            for (JsonElement step : line.getAsJsonArray("steps")) {
                steps.add(step(step.getAsJsonObject()));
            }
            return new Content.Intended(new Intent(
                    text(line, "intent"), Instant.parse(text(line, "at")), line.getAsJsonObject("what"), steps));
        } catch (IllegalStateException
                | IllegalArgumentException
                | NullPointerException
                | DateTimeException
                | ClassCastException
                | UnsupportedOperationException e) {
            throw new JsonParseException("not a line of a journal", e);
        }
    }

    private JsonObject json(FileStep step) {
        JsonObject json = new JsonObject();
        switch (step) {
            case FileStep.Move(Path from, Path to, FileStamp stamp) -> {
                json.addProperty("step", "move");
                json.addProperty("from", text(from));
                json.addProperty("to", text(to));
                add(json, stamp);
            }
            case FileStep.Trash(Path file, TrashSlot slot, FileStamp stamp) -> {
                json.addProperty("step", "trash");
                json.addProperty("file", text(file));
                add(json, slot);
                add(json, stamp);
            }
            case FileStep.Restore(TrashSlot slot, Path file, FileStamp stamp) -> {
                json.addProperty("step", "restore");
                json.addProperty("file", text(file));
                add(json, slot);
                add(json, stamp);
            }
            case FileStep.Append(Path log, String header, String record, String marker, long from) -> {
                json.addProperty("step", "append");
                json.addProperty("log", text(log));
                json.addProperty("header", header);
                json.addProperty("text", record);
                json.addProperty("marker", marker);
                json.addProperty("from", from);
            }
        }
        return json;
    }

    private void add(JsonObject json, FileStamp stamp) {
        json.addProperty("size", stamp.size());
        json.addProperty("modified", stamp.modified());
    }

    private void add(JsonObject json, TrashSlot slot) {
        json.addProperty("slot", text(slot.file()));
        slot.note().ifPresent(note -> {
            json.addProperty("note", text(note.file()));
            json.addProperty("noteText", note.text());
        });
    }

    private FileStep step(JsonObject json) {
        return switch (text(json, "step")) {
            case "move" -> new FileStep.Move(path(json, "from"), path(json, "to"), stamp(json));
            case "trash" -> new FileStep.Trash(path(json, "file"), slot(json), stamp(json));
            case "restore" -> new FileStep.Restore(slot(json), path(json, "file"), stamp(json));
            case "append" ->
                new FileStep.Append(
                        path(json, "log"),
                        text(json, "header"),
                        text(json, "text"),
                        text(json, "marker"),
                        json.get("from").getAsLong());
            default -> throw new JsonParseException("an unknown step: " + json);
        };
    }

    private FileStamp stamp(JsonObject json) {
        return new FileStamp(json.get("size").getAsLong(), json.get("modified").getAsLong());
    }

    private TrashSlot slot(JsonObject json) {
        return new TrashSlot(
                path(json, "slot"),
                json.has("note")
                        ? Optional.of(new TrashSlot.Note(path(json, "note"), text(json, "noteText")))
                        : Optional.empty());
    }

    private static String text(JsonObject json, String name) {
        return json.get(name).getAsString();
    }

    private Path path(JsonObject json, String name) {
        return root.resolve(text(json, name));
    }

    private String text(Path path) {
        return path.startsWith(root) ? root.relativize(path).toString().replace('\\', '/') : path.toString();
    }
}
