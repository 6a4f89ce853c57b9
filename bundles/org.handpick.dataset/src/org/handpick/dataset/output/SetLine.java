package org.handpick.dataset.output;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.SetId;
import org.handpick.dataset.LabelledImage;
import org.handpick.dataset.LabelledSet;
import org.handpick.dataset.Split;
import org.handpick.dataset.rows.CheckedSet;
import org.handpick.dataset.rows.Decided;
import org.handpick.imaging.PerceptualHash;

/** A line of {@code sets.jsonl}: a set with its side. */
public record SetLine(CheckedSet set, Split side) {
    private static final int SHA256_DIGITS = 64;

    public LabelledSet labelled() {
        return set.on(side);
    }

    /** The line with its end. */
    String text() {
        JsonObject json = new JsonObject();
        json.addProperty("id", set.id().text());
        json.addProperty("library", set.library());
        json.addProperty("split", side.key());
        json.addProperty("decided", set.decided().toString());
        JsonArray images = new JsonArray();
        for (int i = 0; i < set.images().size(); i++) {
            images.add(image(set.images().get(i), set.looks().get(i)));
        }
        json.add("images", images);
        json.addProperty("keeper", set.label().map(LabelledSet.Label::keeper).orElse(null));
        json.add(
                "box",
                set.label()
                        .flatMap(LabelledSet.Label::box)
                        .<JsonElement>map(Json::edges)
                        .orElse(JsonNull.INSTANCE));
        json.addProperty("suggestion_seen", set.suggestionSeen());
        json.addProperty("decision_ms", set.took().map(Duration::toMillis).orElse(null));
        json.addProperty("event", set.event());
        json.addProperty("log", set.row().log());
        json.addProperty("row", set.row().row());
        return Json.line(json);
    }

    private static JsonObject image(LabelledImage image, Optional<PerceptualHash> look) {
        JsonObject json = new JsonObject();
        json.addProperty("file", image.file().toString());
        json.addProperty("name", image.name());
        json.addProperty("stage", image.stage());
        json.addProperty("width", image.size().width());
        json.addProperty("height", image.size().height());
        json.addProperty("bytes", image.bytes());
        json.addProperty("sha256", image.sha256());
        json.addProperty(
                "phash",
                look.map(hash -> HexFormat.of().toHexDigits(hash.bits())).orElse(null));
        return json;
    }

    /** @throws IllegalArgumentException saying what is wrong with the line */
    static SetLine read(String line) {
        JsonObject json = Json.object(line);
        List<LabelledImage> images = new ArrayList<>();
        List<Optional<PerceptualHash>> looks = new ArrayList<>();
        for (JsonElement element : Json.list(json, "images")) {
            JsonObject image = Json.object(element, "an image");
            images.add(image(image));
            looks.add(Json.optional(image, "phash").map(hash -> new PerceptualHash(bits(Json.text(image, "phash")))));
        }
        CheckedSet set = new CheckedSet(
                new Decided.RowNumber(Json.count(json, "log"), Json.whole(json, "row")),
                Json.text(json, "event"),
                new SetId(Json.text(json, "id")),
                Json.text(json, "library"),
                images,
                looks,
                label(json),
                time(Json.text(json, "decided")),
                Json.flag(json, "suggestion_seen"),
                took(json));
        SetLine read = new SetLine(set, side(Json.text(json, "split")));
        read.labelled(); // refuses a set that can't be
        return read;
    }

    private static LabelledImage image(JsonObject json) {
        String sha256 = Json.text(json, "sha256");
        if (sha256.length() != SHA256_DIGITS || !sha256.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IllegalArgumentException("sha256 is not 64 hex digits");
        }
        return new LabelledImage(
                Path.of(Json.text(json, "file")),
                Json.text(json, "name"),
                Json.text(json, "stage"),
                new ImageSize(Json.count(json, "width"), Json.count(json, "height")),
                Json.whole(json, "bytes"),
                sha256);
    }

    private static Optional<LabelledSet.Label> label(JsonObject json) {
        Optional<JsonElement> box = Json.optional(json, "box");
        if (Json.optional(json, "keeper").isEmpty()) {
            if (box.isPresent()) {
                throw new IllegalArgumentException("there is a box and no keeper");
            }
            return Optional.empty();
        }
        return Optional.of(new LabelledSet.Label(Json.count(json, "keeper"), box.map(Json::box)));
    }

    /** A dataset that was made before it told the time has no such name. */
    private static Optional<Duration> took(JsonObject json) {
        if (!json.has("decision_ms")) {
            return Optional.empty();
        }
        return Json.optional(json, "decision_ms").map(time -> {
            long millis = Json.whole(json, "decision_ms");
            if (millis < 0) {
                throw new IllegalArgumentException("decision_ms is " + millis);
            }
            return Duration.ofMillis(millis);
        });
    }

    private static long bits(String hex) {
        if (hex.length() != Long.BYTES * 2) {
            throw new IllegalArgumentException("phash is not 16 hex digits");
        }
        return HexFormat.fromHexDigitsToLong(hex);
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("decided is no time", e);
        }
    }

    private static Split side(String key) {
        return Stream.of(Split.values())
                .filter(side -> side.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("split is none of train, val and test"));
    }
}
