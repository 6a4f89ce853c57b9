package org.handpick.dataset.output;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.handpick.core.crop.CropBox;

/** JSON as the files of a dataset have it: read strictly, and a thing that is not as expected is told by its name. */
final class Json {
    private static final Gson LINES =
            new GsonBuilder().disableHtmlEscaping().serializeNulls().create();
    private static final Gson PAGES = new GsonBuilder()
            .disableHtmlEscaping()
            .serializeNulls()
            .setPrettyPrinting()
            .create();

    private Json() {}

    static String line(JsonObject json) {
        return LINES.toJson(json) + "\n";
    }

    static String page(JsonObject json) {
        return PAGES.toJson(json) + "\n";
    }

    static JsonArray texts(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    static JsonArray edges(CropBox box) {
        JsonArray array = new JsonArray();
        array.add(box.left());
        array.add(box.top());
        array.add(box.right());
        array.add(box.bottom());
        return array;
    }

    /** @throws IllegalArgumentException saying what is wrong with the text */
    static JsonObject object(String text) {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        try {
            JsonElement json = LINES.getAdapter(JsonElement.class).read(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new IllegalArgumentException("something follows its end");
            }
            return object(json, "it");
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
            throw new IllegalArgumentException("it is no JSON", e);
        }
    }

    static JsonObject object(JsonElement json, String name) {
        if (json == null || !json.isJsonObject()) {
            throw new IllegalArgumentException(name + " is no object");
        }
        return json.getAsJsonObject();
    }

    static List<JsonElement> list(JsonObject json, String name) {
        if (json.get(name) == null || !json.get(name).isJsonArray()) {
            throw new IllegalArgumentException(name + " is no list");
        }
        return json.getAsJsonArray(name).asList();
    }

    static String text(JsonObject json, String name) {
        JsonElement value = json.get(name);
        if (value == null
                || !value.isJsonPrimitive()
                || !value.getAsJsonPrimitive().isString()) {
            throw new IllegalArgumentException(name + " is no text");
        }
        return value.getAsString();
    }

    static long whole(JsonObject json, String name) {
        double number = number(json.get(name), name);
        long whole = (long) number;
        if (whole != number) {
            throw new IllegalArgumentException(name + " is no whole number");
        }
        return whole;
    }

    static int count(JsonObject json, String name) {
        long whole = whole(json, name);
        if (whole < 0 || whole > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(name + " is " + whole);
        }
        return (int) whole;
    }

    static boolean flag(JsonObject json, String name) {
        JsonElement value = json.get(name);
        if (value == null
                || !value.isJsonPrimitive()
                || !value.getAsJsonPrimitive().isBoolean()) {
            throw new IllegalArgumentException(name + " is neither true nor false");
        }
        return value.getAsBoolean();
    }

    /** Empty where the name stands with null; it must stand. */
    static Optional<JsonElement> optional(JsonObject json, String name) {
        if (!json.has(name)) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return Optional.of(json.get(name)).filter(value -> !value.isJsonNull());
    }

    static CropBox box(JsonElement json) {
        if (!json.isJsonArray() || json.getAsJsonArray().size() != 4) {
            throw new IllegalArgumentException("the box is not four numbers");
        }
        double[] edges = json.getAsJsonArray().asList().stream()
                .mapToDouble(edge -> number(edge, "an edge of the box"))
                .toArray();
        return new CropBox(edges[0], edges[1], edges[2], edges[3]);
    }

    private static double number(JsonElement value, String name) {
        if (value == null
                || !value.isJsonPrimitive()
                || !value.getAsJsonPrimitive().isNumber()) {
            throw new IllegalArgumentException(name + " is no number");
        }
        return value.getAsDouble();
    }
}
