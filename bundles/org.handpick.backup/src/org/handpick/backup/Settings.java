package org.handpick.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.handpick.core.files.Disk;
import org.handpick.core.files.WholeFile;

/**
 * How a person wants to back up: {@code settings.json}, of which every value may be missing.
 *
 * @param scope what
 * @param retention how many are kept
 * @param proving how much a backup that is made by itself proves of them
 */
public record Settings(Scope scope, Retention retention, Proving proving) {
    private static final Gson GSON = new GsonBuilder()
            .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
            .setStrictness(Strictness.STRICT)
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .create();

    private record ScopeJson(List<String> patterns, Boolean checkpoints, List<String> libraries) {}

    private record KeepJson(Integer daily, Integer weekly, Integer monthly, Integer withinDays) {}

    private record ProveJson(Integer drillDays, Integer verifyPercent) {}

    private record Json(ScopeJson scope, KeepJson keep, Integer largestShrinkPercent, ProveJson prove) {}

    /** With the usual proofs. */
    public Settings(Scope scope, Retention retention) {
        this(scope, retention, Proving.DEFAULT);
    }

    /** The same, with the journals of more libraries. */
    public Settings withLibraries(List<Path> more) {
        List<Path> all = new ArrayList<>(scope.libraries());
        all.addAll(more);
        return new Settings(new Scope(scope.patterns(), scope.checkpoints(), all), retention, proving);
    }

    /** Writes them in place of those that are there; nothing else of the file is kept. */
    void write(Path file) {
        Json json = new Json(
                new ScopeJson(
                        scope.patterns(),
                        scope.checkpoints(),
                        scope.libraries().stream().map(Path::toString).toList()),
                new KeepJson(retention.daily(), retention.weekly(), retention.monthly(), retention.withinDays()),
                retention.largestShrinkPercent(),
                new ProveJson(proving.drillDays(), proving.verifyPercent()));
        try {
            Disk.LOCAL.makeFolders(file.getParent());
            WholeFile.replace(file, (GSON.toJson(json) + "\n").getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Settings read(Path file) {
        try {
            String text = Files.readString(file);
            demandKnown(GSON.fromJson(text, JsonElement.class), Json.class, "");
            Json json = GSON.fromJson(text, Json.class);
            return new Settings(scope(json.scope), retention(json), proving(json.prove));
        } catch (NoSuchFileException e) {
            return new Settings(Scope.of(List.of()), Retention.DEFAULT);
        } catch (IOException e) {
            throw new WrongSettings(file, "can't be read (" + e.getMessage() + ")", e);
        } catch (JsonParseException | IllegalArgumentException e) {
            throw new WrongSettings(file, e.getMessage(), e);
        }
    }

    /** A misspelt rule would be no rule, and what it was to keep would be deleted. @param at what the values are of, with a dot behind it */
    private static void demandKnown(JsonElement json, Class<?> type, String at) {
        if (json == null || !json.isJsonObject()) {
            throw new IllegalArgumentException((at.isEmpty() ? "it" : at) + " is no object of settings");
        }
        Map<String, Class<?>> known = new LinkedHashMap<>();
        for (Field field : type.getDeclaredFields()) {
            known.put(GSON.fieldNamingStrategy().translateName(field), field.getType());
        }
        json.getAsJsonObject().entrySet().forEach(value -> {
            String name = value.getKey();
            if (!known.containsKey(name)) {
                throw new IllegalArgumentException(
                        at + name + " is no setting; there are " + String.join(", ", known.keySet()));
            }
            demandThere(value.getValue(), at + name);
            if (known.get(name).isRecord()) {
                demandKnown(value.getValue(), known.get(name), at + name + ".");
            }
        });
    }

    private static void demandThere(JsonElement value, String name) {
        if (value.isJsonNull() || value.isJsonArray() && value.getAsJsonArray().contains(JsonNull.INSTANCE)) {
            throw new IllegalArgumentException(name + " has a null in it; leave out what is to be the default");
        }
    }

    private static Scope scope(ScopeJson json) {
        return json == null
                ? Scope.of(List.of())
                : new Scope(
                        json.patterns == null ? Scope.DEFAULT_PATTERNS : json.patterns,
                        Boolean.TRUE.equals(json.checkpoints),
                        json.libraries == null
                                ? List.of()
                                : json.libraries.stream().map(Path::of).toList());
    }

    private static Retention retention(Json json) {
        int shrink = json.largestShrinkPercent == null
                ? Retention.DEFAULT.largestShrinkPercent()
                : json.largestShrinkPercent;
        KeepJson keep = json.keep;
        return keep == null
                ? Retention.DEFAULT.withLargestShrink(shrink)
                : new Retention(or0(keep.daily), or0(keep.weekly), or0(keep.monthly), or0(keep.withinDays), shrink);
    }

    private static Proving proving(ProveJson json) {
        return json == null
                ? Proving.DEFAULT
                : new Proving(
                        json.drillDays == null ? Proving.DEFAULT.drillDays() : json.drillDays,
                        json.verifyPercent == null ? Proving.DEFAULT.verifyPercent() : json.verifyPercent);
    }

    private static int or0(Integer number) {
        return number == null ? 0 : number;
    }
}
