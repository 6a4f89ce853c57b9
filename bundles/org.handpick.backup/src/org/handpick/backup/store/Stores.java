package org.handpick.backup.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.NamedStore;
import org.handpick.backup.WrongSettings;
import org.handpick.core.files.Disk;

/**
 * The stores that a person has set up, by name: {@code backup/stores.json} of the data area. It says where they are, and holds no secret.
 * Where none is set up, there is one of the name {@value #LOCAL}, the folder {@code backups/} of the data area.
 */
public final class Stores {
    /** The store that is there without being set up. It stands on the disk of what it keeps copies of. */
    public static final String LOCAL = "local";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private record Json(String kind, String folder) {}

    private final Path file;
    private final Map<String, StorePlace> places;
    private final Path dataArea;

    private Stores(Path file, Path dataArea, Map<String, StorePlace> places) {
        this.file = file;
        this.dataArea = dataArea;
        this.places = places;
    }

    /** @throws WrongSettings when the file is there and can't be understood */
    public static Stores of(BackupFolder folder) {
        return new Stores(folder.stores(), folder.dataArea(), read(folder.stores()));
    }

    private static Map<String, StorePlace> read(Path file) {
        try {
            Map<String, StorePlace> places = new TreeMap<>();
            JsonElement json = JsonParser.parseString(Files.readString(file));
            if (!json.isJsonObject()) {
                throw new WrongSettings(file, "it is no object of stores by their names");
            }
            json.getAsJsonObject()
                    .entrySet()
                    .forEach(store -> places.put(store.getKey(), place(file, store.getKey(), store.getValue())));
            return places;
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException e) {
            throw new WrongSettings(file, "can't be read (" + e.getMessage() + ")", e);
        } catch (JsonParseException | InvalidPathException e) {
            throw new WrongSettings(file, e.getMessage(), e);
        }
    }

    private static StorePlace place(Path file, String name, JsonElement element) {
        Json json = GSON.fromJson(element, Json.class);
        if (json == null || !"folder".equals(json.kind) || json.folder == null) {
            throw new WrongSettings(file, "the store " + name + " is of no kind that this Handpick knows");
        }
        return new StorePlace.Folder(Path.of(json.folder));
    }

    /** All of them, by name; the one that is there by itself only while there is no other. */
    public Map<String, StorePlace> places() {
        return Collections.unmodifiableMap(
                places.isEmpty() ? Map.of(LOCAL, new StorePlace.Folder(dataArea.resolve("backups"))) : places);
    }

    /**
     * The store of a name.
     *
     * @param name empty for the only one
     * @throws WrongSettings when there is none of this name, or several and none was named
     */
    public NamedStore store(Optional<String> name) {
        Map<String, StorePlace> all = places();
        String chosen = name.orElseGet(() -> {
            if (all.size() > 1) {
                throw new WrongSettings(
                        file, "there are several stores: " + String.join(", ", all.keySet()) + "; name one");
            }
            return all.keySet().iterator().next();
        });
        StorePlace place = all.get(chosen);
        if (place == null) {
            throw new WrongSettings(file, "there is no store " + chosen + ", but " + String.join(", ", all.keySet()));
        }
        boolean byItself = places.isEmpty() && Files.isDirectory(dataArea);
        return new NamedStore(chosen, byItself ? place.prepare() : place.open());
    }

    /**
     * Adds a store, after a test has gone all the way through it.
     *
     * @throws WrongSettings when the name is taken, or is none
     * @throws org.handpick.backup.StoreFailure when the test fails; it is not added then
     */
    public Stores add(String name, StorePlace place) {
        if (!NAME.matcher(name).matches()) {
            throw new WrongSettings(
                    file, "'" + name + "' is no name of a store: small letters, digits, . _ and -, 40 at most");
        }
        if (places.containsKey(name)) {
            throw new WrongSettings(file, "there is a store " + name + " already");
        }
        place.prepare().check();
        Map<String, StorePlace> more = new TreeMap<>(places);
        more.put(name, place);
        return written(more);
    }

    /** Forgets a store; what is in it stays there. @throws WrongSettings when there is none of this name */
    public Stores remove(String name) {
        if (!places.containsKey(name)) {
            throw new WrongSettings(file, "there is no store " + name);
        }
        Map<String, StorePlace> fewer = new TreeMap<>(places);
        fewer.remove(name);
        return written(fewer);
    }

    private Stores written(Map<String, StorePlace> all) {
        Map<String, Json> json = new TreeMap<>();
        all.forEach((name, place) -> json.put(name, json(place)));
        Path part = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Disk.LOCAL.makeFolders(file.getParent());
            try {
                Files.write(part, (GSON.toJson(json) + "\n").getBytes(UTF_8));
                Disk.LOCAL.flush(part);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
                Disk.LOCAL.sync(file.getParent());
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Stores(file, dataArea, Map.copyOf(all));
    }

    private static Json json(StorePlace place) {
        return switch (place) {
            case StorePlace.Folder(Path folder) -> new Json("folder", folder.toString());
        };
    }
}
