package org.handpick.learning.worker;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.handpick.learning.JsonPart;

/** What is asked and told, as lines of JSON: the record's name in small letters under {@code is}, and its components. */
public final class Wire {
    private static final String KIND = "is";
    private static final Gson JSON = new GsonBuilder()
            .registerTypeHierarchyAdapter(
                    Path.class, (JsonSerializer<Path>) (path, type, context) -> new JsonPrimitive(path.toString()))
            .registerTypeAdapter(Path.class, (com.google.gson.JsonDeserializer<Path>)
                    (json, type, context) -> Path.of(json.getAsString()))
            .serializeSpecialFloatingPointValues()
            .disableHtmlEscaping()
            .create();

    private Wire() {}

    /** A line without its end. */
    public static String line(Ask ask) {
        return text(ask);
    }

    /** A line without its end. */
    public static String line(Tell tell) {
        return text(tell);
    }

    /** @throws JsonParseException when the line is none of {@link Ask} */
    public static Ask ask(String line) {
        return read(line, Ask.class);
    }

    /** @throws JsonParseException when the line is none of {@link Tell} */
    public static Tell tell(String line) {
        return read(line, Tell.class);
    }

    private static String text(Object message) {
        JsonObject json = new JsonObject();
        json.addProperty(KIND, kind(message.getClass()));
        JSON.toJsonTree(message).getAsJsonObject().asMap().forEach(json::add);
        return JSON.toJson(json);
    }

    private static <T> T read(String line, Class<T> family) {
        try {
            JsonObject json = JsonParser.parseString(line).getAsJsonObject();
            String kind = JsonPart.of(json, KIND).getAsString();
            Class<?> type = Arrays.stream(family.getPermittedSubclasses())
                    .filter(member -> kind(member).equals(kind))
                    .findFirst()
                    .orElseThrow(() -> new JsonParseException("nothing is called " + kind));
            return family.cast(JSON.fromJson(json, type));
        } catch (IllegalStateException | IllegalArgumentException | UnsupportedOperationException e) {
            throw new JsonParseException("not a message: " + line, e);
        }
    }

    private static String kind(Class<?> type) {
        return type.getSimpleName().toLowerCase(Locale.ROOT);
    }
}
