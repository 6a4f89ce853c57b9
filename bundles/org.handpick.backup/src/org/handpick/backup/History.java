package org.handpick.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.handpick.core.files.AppendOnlyFile;
import org.handpick.core.files.Disk;

/**
 * What came of backups, one JSON line for each event. It stands in the data area, so that nobody who can write to a store can make a
 * backup look verified. A line that is lost or can't be read makes a backup count for less, never for more than it is.
 */
public final class History {
    /** Something that was found out or done, in a store. */
    public sealed interface Event {
        Instant at();

        String store();
    }

    /**
     * The stored bytes were read from the first to the last and are what the manifest says.
     *
     * @param bytes of the archive
     * @param sha256 of the archive
     * @param contentBytes of the files in it
     * @param records for each CSV its records
     */
    public record Verified(
            Instant at,
            String store,
            BackupName backup,
            long bytes,
            String sha256,
            long files,
            long contentBytes,
            Map<String, Long> records)
            implements Event {
        public Verified {
            Objects.requireNonNull(sha256);
            records = Map.copyOf(records);
        }

        /** The records of all CSVs. */
        public long allRecords() {
            return records.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** The stored bytes are not what was stored. */
    public record Damaged(Instant at, String store, BackupName backup, String reason) implements Event {}

    /** It was restored to a folder of its own, and every file came out as its manifest says. */
    public record Restorable(Instant at, String store, BackupName backup) implements Event {}

    /** It was deleted, since no rule kept it. */
    public record Deleted(Instant at, String store, BackupName backup) implements Event {}

    /** A person said that it is right that it holds less than those before it. */
    public record Accepted(Instant at, String store, BackupName backup) implements Event {}

    /** A backup could not be made. */
    public record Failed(Instant at, String store, String reason) implements Event {}

    /**
     * All there is.
     *
     * @param events in the order in which they happened
     * @param faults a sentence for each line that could not be read
     */
    public record Told(List<Event> events, List<String> faults) {
        public Told {
            events = List.copyOf(events);
            faults = List.copyOf(faults);
        }

        /** The last try to back up to a store, when it failed. */
        public Optional<Failed> failure(String store) {
            Set<BackupName> sound = new HashSet<>();
            Optional<Failed> failed = Optional.empty();
            for (Event event : events) {
                if (event.store().equals(store)) {
                    switch (event) {
                        case Verified e -> {
                            if (sound.stream().allMatch(before -> before.compareTo(e.backup()) < 0)) {
                                failed = Optional.empty(); // a new backup was made since
                            }
                            sound.add(e.backup());
                        }
                        case Damaged e -> sound.remove(e.backup());
                        case Deleted e -> sound.remove(e.backup());
                        case Failed e -> failed = Optional.of(e);
                        case Restorable _, Accepted _ -> {} // no backup was made
                    }
                }
            }
            return failed;
        }
    }

    private static final Gson GSON = new GsonBuilder()
            .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
            .disableHtmlEscaping()
            .create();

    private record Line(
            String at,
            String event,
            String store,
            String backup,
            Long bytes,
            String sha256,
            Long files,
            Long contentBytes,
            Map<String, Long> records,
            String reason) {}

    private final Path file;

    History(Path file) {
        this.file = file;
    }

    /** Adds an event and flushes it. */
    void add(Event event) {
        try {
            new AppendOnlyFile(file, "", Disk.LOCAL).append(GSON.toJson(line(event)) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(Event event) {
        return switch (event) {
            case Verified e ->
                new Line(
                        e.at.toString(),
                        "verified",
                        e.store,
                        e.backup.archive(),
                        e.bytes,
                        e.sha256,
                        e.files,
                        e.contentBytes,
                        e.records,
                        null);
            case Damaged e -> line(e, "damaged", e.backup.archive(), e.reason);
            case Restorable e -> line(e, "restorable", e.backup.archive(), null);
            case Deleted e -> line(e, "deleted", e.backup.archive(), null);
            case Accepted e -> line(e, "accepted", e.backup.archive(), null);
            case Failed e -> line(e, "failed", null, e.reason);
        };
    }

    private static Line line(Event event, String what, String backup, String reason) {
        return new Line(event.at().toString(), what, event.store(), backup, null, null, null, null, null, reason);
    }

    /** @throws UncheckedIOException when the file is there and can't be read */
    public Told read() {
        List<Event> events = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        if (Files.notExists(file)) {
            return new Told(events, faults);
        }
        try {
            int number = 0;
            for (String line :
                    new String(Files.readAllBytes(file), UTF_8).lines().toList()) {
                number++;
                try {
                    events.add(event(GSON.fromJson(line, Line.class)));
                } catch (JsonParseException | DateTimeException | NullPointerException | IllegalArgumentException e) {
                    faults.add(file + ": line " + number + " is no event of a backup; it was passed over");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Told(events, faults);
    }

    private static Event event(Line line) {
        Instant at = Instant.parse(line.at);
        String store = Objects.requireNonNull(line.store);
        if (line.event.equals("failed")) {
            return new Failed(at, store, Objects.requireNonNull(line.reason));
        }
        BackupName backup = BackupName.ofArchive(line.backup)
                .orElseThrow(() -> new IllegalArgumentException("no name of a backup: " + line.backup));
        return switch (line.event) {
            case "verified" ->
                new Verified(at, store, backup, line.bytes, line.sha256, line.files, line.contentBytes, line.records);
            case "damaged" -> new Damaged(at, store, backup, Objects.requireNonNull(line.reason));
            case "restorable" -> new Restorable(at, store, backup);
            case "deleted" -> new Deleted(at, store, backup);
            case "accepted" -> new Accepted(at, store, backup);
            default -> throw new IllegalArgumentException("no event: " + line.event);
        };
    }
}
