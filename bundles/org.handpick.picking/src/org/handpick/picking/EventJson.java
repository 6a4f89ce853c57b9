package org.handpick.picking;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.decisions.Decision;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;

/** An {@link Event} as the journal keeps it. */
final class EventJson {
    private EventJson() {}

    static JsonObject of(Event event) {
        JsonObject json = new JsonObject();
        json.addProperty("event", event.id());
        json.addProperty("at", event.at().toString());
        json.addProperty("action", event.action().name());
        event.undoes().ifPresent(undone -> json.addProperty("undoes", undone));
        json.addProperty("set", event.set().id().text());
        json.add("images", names(event.set().images()));
        add(json, event.decision());
        event.where().ifPresent(where -> json.addProperty("where", where));
        json.add("skipped", names(event.skipped()));
        json.add("seen", of(event.seen()));
        json.addProperty("logged", event.logged());
        return json;
    }

    /** @throws JsonParseException when it is not what {@link #of(Event)} makes */
    static Event read(JsonObject json) {
        try {
            return new Event(
                    text(json, "event"),
                    Instant.parse(text(json, "at")),
                    Decided.Action.valueOf(text(json, "action")),
                    optional(json, "undoes").map(JsonElement::getAsString),
                    new ImageSet(new SetId(text(json, "set")), images(json, "images")),
                    decision(json),
                    new HashSet<>(images(json, "skipped")),
                    seen(json.getAsJsonObject("seen")),
                    optional(json, "where").map(JsonElement::getAsString),
                    json.get("logged").getAsBoolean());
        } catch (IllegalStateException
                | IllegalArgumentException
                | NullPointerException
                | DateTimeException
                | ClassCastException
                | UnsupportedOperationException e) {
            throw new JsonParseException("not an event of a library: " + json, e);
        }
    }

    private static void add(JsonObject json, Decision decision) {
        switch (decision) {
            case Decision.Keep(ImageRef keeper, CropBox box) -> {
                json.addProperty("decision", "keep");
                json.addProperty("keeper", keeper.name());
                json.add("box", of(box));
            }
            case Decision.RejectAll() -> json.addProperty("decision", "reject-all");
            case Decision.Skip() -> json.addProperty("decision", "skip");
        }
    }

    private static Decision decision(JsonObject json) {
        return switch (text(json, "decision")) {
            case "keep" -> new Decision.Keep(new ImageRef(text(json, "keeper")), box(json.getAsJsonArray("box")));
            case "reject-all" -> new Decision.RejectAll();
            case "skip" -> new Decision.Skip();
            default -> throw new JsonParseException("no decision: " + json);
        };
    }

    private static JsonObject of(Seen seen) {
        JsonObject json = new JsonObject();
        json.addProperty("session", seen.session());
        json.add("order", names(seen.shownOrder()));
        JsonObject sizes = new JsonObject();
        seen.sizes().forEach((image, size) -> {
            JsonArray pixels = new JsonArray();
            pixels.add(size.width());
            pixels.add(size.height());
            sizes.add(image.name(), pixels);
        });
        json.add("sizes", sizes);
        json.addProperty("ms", seen.decisionTime().toMillis());
        seen.suggestion().ifPresent(suggested -> {
            JsonObject proposal = new JsonObject();
            proposal.addProperty("image", suggested.image().name());
            suggested.box().ifPresent(box -> proposal.add("box", of(box)));
            proposal.addProperty("visible", suggested.visible());
            proposal.addProperty("model", suggested.model());
            json.add("suggestion", proposal);
        });
        return json;
    }

    private static Seen seen(JsonObject json) {
        Map<ImageRef, ImageSize> sizes = new HashMap<>();
        json.getAsJsonObject("sizes").entrySet().forEach(entry -> {
            JsonArray pixels = entry.getValue().getAsJsonArray();
            sizes.put(
                    new ImageRef(entry.getKey()),
                    new ImageSize(pixels.get(0).getAsInt(), pixels.get(1).getAsInt()));
        });
        return new Seen(
                text(json, "session"),
                images(json, "order"),
                sizes,
                Duration.ofMillis(json.get("ms").getAsLong()),
                optional(json, "suggestion").map(JsonElement::getAsJsonObject).map(EventJson::suggested));
    }

    private static Suggested suggested(JsonObject json) {
        return new Suggested(
                new ImageRef(text(json, "image")),
                optional(json, "box").map(JsonElement::getAsJsonArray).map(EventJson::box),
                json.get("visible").getAsBoolean(),
                optional(json, "model").map(JsonElement::getAsString).orElse(""));
    }

    private static JsonArray of(CropBox box) {
        JsonArray json = new JsonArray();
        json.add(box.left());
        json.add(box.top());
        json.add(box.right());
        json.add(box.bottom());
        return json;
    }

    private static CropBox box(JsonArray json) {
        return new CropBox(
                json.get(0).getAsDouble(),
                json.get(1).getAsDouble(),
                json.get(2).getAsDouble(),
                json.get(3).getAsDouble());
    }

    private static JsonArray names(Collection<ImageRef> images) {
        JsonArray json = new JsonArray();
        images.forEach(image -> json.add(image.name()));
        return json;
    }

    private static List<ImageRef> images(JsonObject json, String name) {
        List<ImageRef> images = new ArrayList<>();
        json.getAsJsonArray(name).forEach(image -> images.add(new ImageRef(image.getAsString())));
        return images;
    }

    private static String text(JsonObject json, String name) {
        return json.get(name).getAsString();
    }

    private static Optional<JsonElement> optional(JsonObject json, String name) {
        return json.has(name) ? Optional.of(json.get(name)) : Optional.empty();
    }
}
