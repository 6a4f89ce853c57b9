package org.handpick.backup.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.Disks;
import org.handpick.backup.NamedStore;
import org.handpick.backup.RefusedStore;
import org.handpick.backup.StoreId;
import org.handpick.backup.WrongSettings;
import org.handpick.core.Progress;
import org.handpick.core.files.Disk;
import org.handpick.core.files.WholeFile;

/**
 * The stores that a person has set up, by name: {@code backup/stores.json} of the data area. It says where they are, and holds no secret.
 * Where none is set up, there is one of the name {@value #LOCAL}, the folder {@code backups/} of the data area.
 */
public final class Stores {
    /** The store that is there without being set up. It stands on the disk of what it keeps copies of. */
    public static final String LOCAL = "local";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");
    /** By what {@link StorePlace#kind} tells. Their components are what stands in the file. */
    private static final Map<String, Class<? extends StorePlace>> KINDS = Map.of(
            "drive", StorePlace.Drive.class,
            "folder", StorePlace.Folder.class,
            "rclone", StorePlace.Rclone.class,
            "s3", StorePlace.S3.class);

    private static final String KIND = "kind";
    /** Beside the components of the place that is encrypted. */
    private static final String ENCRYPTED = "encrypted";

    private static final Gson GSON = new GsonBuilder()
            .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
            .registerTypeHierarchyAdapter(Path.class, new PathAsText())
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .create();

    private static final class PathAsText extends TypeAdapter<Path> {
        @Override
        public void write(JsonWriter out, Path path) throws IOException {
            out.value(path.toString());
        }

        @Override
        public Path read(JsonReader in) throws IOException {
            return Path.of(in.nextString());
        }
    }

    private final BackupFolder folder;
    private final Secrets secrets;
    private final Path file;
    private final Map<String, StorePlace> places;
    private final DiskOf disk;

    /** Tells the disk of a folder from others. */
    @FunctionalInterface
    interface DiskOf {
        String of(Path folder) throws IOException;
    }

    private Stores(BackupFolder folder, Secrets secrets, Map<String, StorePlace> places, DiskOf disk) {
        this.folder = folder;
        this.secrets = secrets;
        this.file = folder.stores();
        this.places = places;
        this.disk = disk;
    }

    /**
     * Those of a data area.
     *
     * @param secrets are asked when a store is opened, not before
     * @throws WrongSettings when the file is there and can't be understood
     */
    public static Stores of(BackupFolder folder, Secrets secrets) {
        return of(folder, secrets, LocalDisk::of);
    }

    /** The same, with other disks. */
    static Stores of(BackupFolder folder, Secrets secrets, DiskOf disk) {
        return new Stores(folder, secrets, read(folder.stores()), disk);
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
        try {
            JsonObject json = element.getAsJsonObject();
            Class<? extends StorePlace> kind = KINDS.get(json.get(KIND).getAsString());
            StorePlace place = Objects.requireNonNull(GSON.fromJson(json, kind));
            return json.has(ENCRYPTED) && json.get(ENCRYPTED).getAsBoolean() ? new StorePlace.Encrypted(place) : place;
        } catch (
                RuntimeException
                        e) { // of the parser, and of the records where a component is missing or makes no sense
            throw new WrongSettings(
                    file, "the store " + name + " is of no kind that this Handpick knows, or lacks a value", e);
        }
    }

    /** All of them, by name; the one that is there by itself only while there is no other. */
    public Map<String, StorePlace> places() {
        return Collections.unmodifiableMap(places.isEmpty() ? Map.of(LOCAL, new StorePlace.Folder(local())) : places);
    }

    private Path local() {
        return folder.dataArea().resolve("backups");
    }

    /** What each of them is known by. */
    public List<StoreId> ids() {
        return places().entrySet().stream()
                .map(store -> new StoreId(store.getKey(), store.getValue().id()))
                .toList();
    }

    /**
     * What the store of a name is known by.
     *
     * @param name empty for the only one
     * @throws RefusedStore when there is none of this name, or several and none was named
     */
    public StoreId id(Optional<String> name) {
        Map<String, StorePlace> all = places();
        String chosen = name.orElseGet(() -> {
            if (all.size() > 1) {
                throw new RefusedStore("there are several stores: " + String.join(", ", all.keySet()) + "; name one");
            }
            return all.keySet().iterator().next();
        });
        StorePlace place = all.get(chosen);
        if (place == null) {
            throw new RefusedStore("there is no store " + chosen + ", but " + String.join(", ", all.keySet()));
        }
        return new StoreId(chosen, place.id());
    }

    /**
     * The same, opened.
     *
     * @throws RefusedStore as for {@link #id}
     * @throws org.handpick.backup.MissingSecret when it can't be asked without a secret that is kept nowhere
     */
    public NamedStore store(Optional<String> name) {
        StoreId id = id(name);
        return new NamedStore(
                id,
                places.isEmpty()
                        ? FolderStore.byItself(local())
                        : places.get(id.name()).open(new Credentials(id.name(), secrets)));
    }

    /**
     * Refuses what would be no second place: the folder of a store that is there, one in it, and one in the data area.
     *
     * @throws RefusedStore saying why
     */
    public void refusePlace(StorePlace place) {
        refusePlace(place, places);
    }

    private void refusePlace(StorePlace place, Map<String, StorePlace> all) {
        place.local().filter(asked -> isWithin(asked, folder.dataArea())).ifPresent(asked -> {
            throw new RefusedStore(asked + " is in the data area, and would be lost with it; name a folder elsewhere");
        });
        all.forEach((name, other) -> {
            if (place.isSame(other)) {
                throw new RefusedStore("the store " + name + " is in that place already: " + other.sentence());
            }
            if (place.local().isPresent()
                    && other.local()
                            .filter(taken -> isWithin(place.local().get(), taken))
                            .isPresent()) {
                throw new RefusedStore(place.where() + " is in the folder of the store " + name + ", " + other.where());
            }
        });
    }

    private static boolean isWithin(Path folder, Path other) {
        try {
            return LocalDisk.real(folder).startsWith(LocalDisk.real(other));
        } catch (IOException e) {
            return folder.startsWith(other); // the test of the place tells what keeps it from being read
        }
    }

    /**
     * What a person should know of a place before it is relied on: that a broken disk takes it together with the data, or with another store.
     *
     * @param name of the store that is to be there
     * @return a sentence; empty where nothing is to be said
     */
    public Optional<String> warningOf(String name, StorePlace place) {
        return place.local().flatMap(this::disk).flatMap(disk -> warning(name, place, disk, disks()));
    }

    /** The same of those that are there, by their names; those of which nothing is to be said are left out. */
    public Map<String, String> warnings() {
        Disks disks = disks();
        Map<String, String> warnings = new TreeMap<>();
        disks.ofStores()
                .forEach((name, disk) -> warning(name, places().get(name), disk, disks)
                        .ifPresent(warning -> warnings.put(name, warning)));
        return warnings;
    }

    private static Optional<String> warning(String name, StorePlace place, String disk, Disks disks) {
        if (disks.ofData().filter(disk::equals).isPresent()) {
            return Optional.of(place.where() + " is on the disk of the data: when that breaks, both are lost."
                    + " Add a store on another disk, too.");
        }
        return disks.ofStores().entrySet().stream()
                .filter(other ->
                        !other.getKey().equals(name) && other.getValue().equals(disk))
                .findFirst()
                .map(other -> place.where() + " is on the disk of the store " + other.getKey()
                        + ": when that breaks, both are lost, so they count as one place.");
    }

    /** On which disks they are, asked now. */
    public Disks disks() {
        Map<String, String> disks = new TreeMap<>();
        places().forEach((name, place) -> place.local()
                .filter(folder ->
                        isByItself() || Files.exists(folder.resolve(FolderStore.MARK))) // else it is not plugged in
                .flatMap(this::disk)
                .ifPresent(disk -> disks.put(name, disk)));
        return new Disks(disk(folder.dataArea()), disks);
    }

    private Optional<String> disk(Path folder) {
        try {
            return Optional.of(disk.of(folder));
        } catch (IOException e) {
            return Optional.empty(); // of a disk that can't be read nothing is known
        }
    }

    /**
     * Adds a store, after a test has gone all the way through it.
     *
     * @throws RefusedStore when the name is taken, or is none, or the place is no second one
     * @throws org.handpick.backup.MissingSecret when it can't be asked without a secret that is kept nowhere
     * @throws org.handpick.backup.StoreFailure when the test fails; it is not added then
     */
    public Stores add(String name, StorePlace place) {
        return add(name, place, Progress.NONE);
    }

    /** The same. @param progress is told of each step of the test as it begins */
    public Stores add(String name, StorePlace place, Progress progress) {
        refuseName(name);
        refusePlace(place);
        place.prepare(new Credentials(name, secrets)).check(progress);
        return changed(all -> {
            refuseTaken(name, all);
            refusePlace(place, all);
            all.put(name, place);
        });
    }

    /** The same, which are opened with these secrets before others. */
    public Stores with(Secrets first) {
        return new Stores(folder, first.or(secrets), places, disk);
    }

    /** @throws RefusedStore when no store could be added under this name, saying why */
    public void refuseName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new RefusedStore(
                    "'" + name + "' is no name of a store: small letters, digits, . _ and -, 40 at most");
        }
        refuseTaken(name, places);
    }

    private void refuseTaken(String name, Map<String, StorePlace> all) {
        if (all.containsKey(name)) {
            throw new RefusedStore("there is a store " + name + " already");
        }
        String variable = Secrets.variable(name, Secrets.PASSPHRASE);
        all.keySet().stream()
                .filter(other -> Secrets.variable(other, Secrets.PASSPHRASE).equals(variable))
                .findFirst()
                .ifPresent(other -> {
                    throw new RefusedStore("there is a store " + other
                            + ", and what both are opened with would be in the same variables"
                            + " of the environment, such as " + variable);
                });
    }

    /** True where a person has set up none. */
    public boolean isByItself() {
        return places.isEmpty();
    }

    /** Forgets a store; what is in it stays there. @throws RefusedStore when there is none of this name */
    public Stores remove(String name) {
        return changed(all -> {
            if (all.remove(name) == null) {
                throw new RefusedStore("there is no store " + name);
            }
        });
    }

    /** Changes what is in the file by now, which may be more than was there when this was read. */
    private Stores changed(Consumer<Map<String, StorePlace>> change) {
        Map<String, StorePlace> all = new TreeMap<>();
        try {
            Disk.LOCAL.makeFolders(file.getParent());
            WholeFile.change(file, () -> {
                all.putAll(read(file));
                change.accept(all);
                JsonObject json = new JsonObject();
                all.forEach((name, place) -> json.add(name, json(place)));
                return Optional.of((GSON.toJson(json) + "\n").getBytes(UTF_8));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Stores(folder, secrets, Map.copyOf(all), disk);
    }

    private static JsonObject json(StorePlace place) {
        if (place instanceof StorePlace.Encrypted(StorePlace plain)) {
            JsonObject json = json(plain);
            json.addProperty(ENCRYPTED, true);
            return json;
        }
        JsonObject json = new JsonObject();
        json.addProperty(KIND, place.kind());
        GSON.toJsonTree(place).getAsJsonObject().asMap().forEach(json::add);
        return json;
    }
}
