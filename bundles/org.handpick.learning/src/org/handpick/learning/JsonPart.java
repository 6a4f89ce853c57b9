package org.handpick.learning;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;

/** Parts of JSON that must be there. */
public final class JsonPart {
    private JsonPart() {}

    /** @throws IllegalArgumentException when there is none of this name */
    public static JsonElement of(JsonObject whole, String name) {
        return Optional.ofNullable(whole.get(name))
                .orElseThrow(() -> new IllegalArgumentException("there is no " + name));
    }

    /** @throws IllegalArgumentException when there is none of this name, or it is no object */
    public static JsonObject objectOf(JsonObject whole, String name) {
        if (of(whole, name) instanceof JsonObject object) {
            return object;
        }
        throw new IllegalArgumentException(name + " is no object");
    }
}
