package org.handpick.learning.runs;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A JSON object in a file of its own. What is asked for and has another form is named with the file. */
final class JsonFile {
    private static final Gson GSON = new GsonBuilder()
            .setStrictness(Strictness.STRICT)
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .create();

    private final Path file;
    private final JsonObject object;

    private JsonFile(Path file, JsonObject object) {
        this.file = file;
        this.object = object;
    }

    /** @throws UnreadableRun when it isn't there or holds something else */
    static JsonFile read(Path file) {
        String text = RunFile.read(file);
        try {
            return Optional.ofNullable(GSON.fromJson(text, JsonObject.class))
                    .map(object -> new JsonFile(file, object))
                    .orElseThrow(() -> new UnreadableRun(file, "is empty"));
        } catch (JsonParseException e) {
            throw new UnreadableRun(file, "holds no JSON object");
        }
    }

    static String text(JsonObject object) {
        return GSON.toJson(object) + "\n";
    }

    Optional<String> text(String key) {
        return primitive(key, "text", JsonPrimitive::isString).map(JsonPrimitive::getAsString);
    }

    Optional<Boolean> flag(String key) {
        return primitive(key, "true or false", JsonPrimitive::isBoolean).map(JsonPrimitive::getAsBoolean);
    }

    Optional<Double> number(String key) {
        return primitive(key, "a number", JsonPrimitive::isNumber).map(JsonPrimitive::getAsDouble);
    }

    Optional<Long> whole(String key) {
        return number(key).map(number -> {
            if (number != Math.rint(number) || Math.abs(number) > 1L << 53) {
                throw wrong(key, "a whole number");
            }
            return number.longValue();
        });
    }

    Optional<Instant> instant(String key) {
        return text(key).map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                throw wrong(key, "a time like 2026-01-31T12:00:00Z");
            }
        });
    }

    /** The texts of an object in the object; empty when there is none. */
    Map<String, String> texts(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (object.has(key)) {
            if (!(object.get(key) instanceof JsonObject inner)) {
                throw wrong(key, "an object");
            }
            JsonFile within = new JsonFile(file, inner);
            inner.keySet().forEach(name -> texts.put(name, within.demand(name, within.text(name))));
        }
        return texts;
    }

    <T> T demand(String key, Optional<T> value) {
        return value.orElseThrow(() -> new UnreadableRun(file, "has no \"" + key + "\""));
    }

    private Optional<JsonPrimitive> primitive(String key, String expected, Predicate<JsonPrimitive> fits) {
        JsonElement value = object.get(key);
        if (value == null || value.isJsonNull()) {
            return Optional.empty();
        }
        if (value instanceof JsonPrimitive primitive && fits.test(primitive)) {
            return Optional.of(primitive);
        }
        throw wrong(key, expected);
    }

    UnreadableRun wrong(String key, String expected) {
        return new UnreadableRun(file, "\"" + key + "\" is not " + expected);
    }
}
