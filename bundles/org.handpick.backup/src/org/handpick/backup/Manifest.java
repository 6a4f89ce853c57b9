package org.handpick.backup;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an archive holds; its first entry. All is checked when one is made, so one that was read can be believed to be well-formed,
 * and none of its paths leads out of a folder.
 *
 * @param created when the backup was begun
 * @param host the computer it was made on
 * @param handpick the version that made it
 * @param dataArea the folder that was backed up
 * @param libraries for each library its folder in the archive, such as {@code libraries/holiday-1a2b3c4d}, and where it stood
 * @param files in the order in which they are in the archive
 */
public record Manifest(
        Instant created,
        String host,
        String handpick,
        String dataArea,
        Map<String, String> libraries,
        List<Entry> files) {
    public static final String FILE = "manifest.json";
    static final int SCHEMA_VERSION = 1;
    /** A longer one is no manifest; a million files with long names fit. */
    static final int LARGEST = 1 << 28;

    private static final Gson GSON = new GsonBuilder()
            .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
            .disableHtmlEscaping()
            .setPrettyPrinting()
            .create();

    /**
     * A file of the archive.
     *
     * @param path below the folder that was backed up, with {@code /} between names
     * @param size in bytes
     * @param records of a CSV, without its header
     * @param leftOut how many bytes behind {@code size} were not taken, since they were no whole record yet
     */
    public record Entry(String path, long size, Instant modified, String sha256, OptionalLong records, long leftOut) {
        public Entry {
            String fault = faultOf(path);
            demand(fault.isEmpty(), "the path '" + path + "' " + fault);
            demand(size >= 0, path + " has a size of " + size);
            demand(leftOut >= 0, path + " lacks " + leftOut + " bytes");
            demand(sha256.matches("[0-9a-f]{64}"), path + " has no SHA-256");
            demand(records.orElse(0) >= 0, path + " has " + records.orElse(0) + " records");
            Objects.requireNonNull(modified);
        }

        /** What is wrong with a path; empty when it can only lead below the folder that it is resolved against. */
        static String faultOf(String path) {
            if (path.isEmpty() || path.startsWith("/")) {
                return "is not relative";
            }
            if (path.equals(FILE)) {
                return "is that of the manifest";
            }
            if (path.indexOf('\0') >= 0) {
                return "has a zero byte in it";
            }
            for (String name : path.split("/", -1)) {
                if (name.isEmpty() || name.equals(".") || name.equals("..")) {
                    return "has '" + name + "' between its slashes";
                }
            }
            return "";
        }
    }

    public Manifest {
        Objects.requireNonNull(created);
        Objects.requireNonNull(host);
        Objects.requireNonNull(handpick);
        Objects.requireNonNull(dataArea);
        libraries = Map.copyOf(libraries);
        files = List.copyOf(files);
        Set<String> paths = new HashSet<>();
        for (Entry file : files) {
            demand(paths.add(file.path()), file.path() + " is in it twice");
        }
    }

    /** The bytes of all files. */
    public long bytes() {
        return files.stream().mapToLong(Entry::size).sum();
    }

    /** The records of all CSVs. */
    public long records() {
        return files.stream().mapToLong(file -> file.records().orElse(0)).sum();
    }

    private record FileJson(String path, Long size, String mtime, String sha256, Long records, Long leftOut) {}

    private record Json(
            Integer schemaVersion,
            String created,
            String host,
            String handpick,
            String dataArea,
            Map<String, String> libraries,
            List<FileJson> files) {}

    String json() {
        return GSON.toJson(new Json(
                        SCHEMA_VERSION,
                        created.toString(),
                        host,
                        handpick,
                        dataArea,
                        new TreeMap<>(libraries),
                        files.stream().map(Manifest::json).toList()))
                + "\n";
    }

    private static FileJson json(Entry file) {
        return new FileJson(
                file.path(),
                file.size(),
                file.modified().toString(),
                file.sha256(),
                file.records().isPresent() ? file.records().getAsLong() : null,
                file.leftOut() == 0 ? null : file.leftOut());
    }

    /** @throws IllegalArgumentException saying what is wrong with it */
    static Manifest parse(String text) {
        try {
            Json json = GSON.fromJson(text, Json.class);
            demand(json != null && json.schemaVersion != null, "it is no manifest");
            demand(
                    json.schemaVersion == SCHEMA_VERSION,
                    "it has schema version " + json.schemaVersion + ", this Handpick reads " + SCHEMA_VERSION);
            return new Manifest(
                    Instant.parse(there(json.created, "created")),
                    there(json.host, "host"),
                    there(json.handpick, "handpick"),
                    there(json.dataArea, "data_area"),
                    there(json.libraries, "libraries"),
                    there(json.files, "files").stream().map(Manifest::entry).toList());
        } catch (JsonParseException e) {
            throw new IllegalArgumentException("it is no manifest: its JSON can't be read", e);
        } catch (DateTimeException | NullPointerException e) {
            throw new IllegalArgumentException("it is no manifest (" + e.getMessage() + ")", e);
        }
    }

    private static Entry entry(FileJson json) {
        there(json, "a file");
        String path = there(json.path, "path");
        return new Entry(
                path,
                there(json.size, "size of " + path),
                Instant.parse(there(json.mtime, "mtime of " + path)),
                there(json.sha256, "sha256 of " + path),
                json.records == null ? OptionalLong.empty() : OptionalLong.of(json.records),
                json.leftOut == null ? 0 : json.leftOut);
    }

    private static <T> T there(T value, String what) {
        demand(value != null, what + " is missing");
        return value;
    }

    private static void demand(boolean holds, String fault) {
        if (!holds) {
            throw new IllegalArgumentException(fault);
        }
    }
}
