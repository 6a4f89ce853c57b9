package org.handpick.learning.runs;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What a person says about a run.
 *
 * @param name free; need not be unique
 * @param pinned stays on top of the list and is never counted as abandoned
 * @param note free text of any lines
 */
public record RunNotes(String name, boolean pinned, String note) {
    static final String FILE = "notes.json";

    public RunNotes {
        Objects.requireNonNull(name);
        Objects.requireNonNull(note);
    }

    public RunNotes withName(String other) {
        return new RunNotes(other, pinned, note);
    }

    public RunNotes withPinned(boolean other) {
        return new RunNotes(name, other, note);
    }

    public RunNotes withNote(String other) {
        return new RunNotes(name, pinned, other);
    }

    static RunNotes read(Path file) {
        JsonFile json = JsonFile.read(file);
        return new RunNotes(
                json.demand("name", json.text("name")),
                json.flag("pinned").orElse(false),
                json.text("note").orElse(""));
    }

    String json() {
        JsonObject object = new JsonObject();
        object.addProperty("name", name);
        object.addProperty("pinned", pinned);
        object.addProperty("note", note);
        return JsonFile.text(object);
    }
}
