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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.handpick.core.files.AppendOnlyFile;
import org.handpick.core.files.Disk;

/**
 * What came of backups, one JSON line for each event. It stands in the data area, so that nobody who can write to a store can make a
 * backup look verified; and each line says whose it is, so that a copy of a data area takes nothing of it for its own. A line that is lost or can't be read makes a backup count for less, never for more than it is.
 */
public final class History {
    /** Something that this data area found out or did, in a store. */
    public sealed interface Event {
        Instant at();

        StoreId store();
    }

    /** Something about one backup. */
    public sealed interface OfBackup extends Event {
        BackupName backup();
    }

    /** A backup is being packed. It has no name yet, and what comes of it is told next. */
    public record Packing(Instant at, StoreId store) implements Event {
        public Packing {
            Objects.requireNonNull(at);
            Objects.requireNonNull(store);
        }
    }

    /** It is about to be stored. Of what is found under this name and was never verified, this data area knows that it is its own. */
    public record Begun(Instant at, StoreId store, BackupName backup) implements OfBackup {}

    /**
     * What was packed for it.
     *
     * @param logs of each log of records outside runs what was taken, so that later backups can tell whether it was only added to
     * @param rewritten the logs that do not begin any more with what earlier backups have of them, and which backups those are
     */
    public record Packed(
            Instant at,
            StoreId store,
            BackupName backup,
            Map<String, Content> logs,
            Map<String, Set<BackupName>> rewritten)
            implements OfBackup {
        /** What a file was. @param bytes how many there were */
        public record Content(long bytes, String sha256) {
            public Content {
                Objects.requireNonNull(sha256);
            }
        }

        public Packed {
            logs = Map.copyOf(logs);
            rewritten = Map.copyOf(rewritten);
        }
    }

    /**
     * It was made here, and the stored bytes were read from the first to the last and are what the manifest says.
     *
     * @param bytes of the archive
     * @param sha256 of the archive
     * @param contentBytes of the files in it
     * @param records for each CSV its records
     * @param journals the paths of the logs in it that have no records to count, and are only ever added to
     */
    public record Verified(
            Instant at,
            StoreId store,
            BackupName backup,
            long bytes,
            String sha256,
            long files,
            long contentBytes,
            Map<String, Long> records,
            Set<String> journals)
            implements OfBackup {
        public Verified {
            Objects.requireNonNull(sha256);
            records = Map.copyOf(records);
            journals = Set.copyOf(journals);
        }

        /** The records of all CSVs. */
        public long allRecords() {
            return records.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** The same of one that was made elsewhere. It was read, and counts for nothing here. */
    public record Seen(Instant at, StoreId store, BackupName backup) implements OfBackup {}

    /** The stored bytes are not what was stored. */
    public record Damaged(Instant at, StoreId store, BackupName backup, String reason) implements OfBackup {
        public Damaged {
            Objects.requireNonNull(reason);
        }
    }

    /** The stored bytes could not be read to the last, which says nothing of what they are. */
    public record Unread(Instant at, StoreId store, BackupName backup, String reason) implements OfBackup {
        public Unread {
            Objects.requireNonNull(reason);
        }
    }

    /** It was restored to a folder of its own, and every file came out as its manifest says. */
    public record Restorable(Instant at, StoreId store, BackupName backup) implements OfBackup {}

    /** It was given up, since no rule keeps it, a person said so or it was not whole; then it is deleted. */
    public record Deleted(Instant at, StoreId store, BackupName backup) implements OfBackup {}

    /** The store lists it no more, or with another length than was read. */
    public record Missing(Instant at, StoreId store, BackupName backup) implements OfBackup {}

    /** The store lists it again. */
    public record Found(Instant at, StoreId store, BackupName backup) implements OfBackup {}

    /** A person said that it is right that it holds less than those before it. @param reason what that person was told */
    public record Accepted(Instant at, StoreId store, BackupName backup, String reason) implements OfBackup {}

    /** A backup could not be made. */
    public record Failed(Instant at, StoreId store, String reason) implements Event {
        public Failed {
            Objects.requireNonNull(reason);
        }
    }

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
    }

    private static final Gson GSON = new GsonBuilder()
            .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
            .disableHtmlEscaping()
            .create();

    private record Line(
            String at,
            String event,
            String store,
            String place,
            String host,
            String dataArea,
            String backup,
            Long bytes,
            String sha256,
            Long files,
            Long contentBytes,
            Map<String, Long> records,
            Set<String> journals,
            Map<String, Packed.Content> logs,
            Map<String, Set<String>> rewritten,
            String reason) {}

    private final Path file;
    private final Origin area;

    /** @param area whose it is. What is in it of another is that of a data area of which this one is a copy, or that it was before it moved */
    History(Path file, Origin area) {
        this.file = file;
        this.area = area;
    }

    /** Adds an event and flushes it. */
    void add(Event event) {
        try {
            Disk.LOCAL.makeFolders(file.getParent());
            new AppendOnlyFile(file, "", Disk.LOCAL).append(GSON.toJson(line(event)) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Line line(Event event) {
        Optional<Verified> verified = event instanceof Verified e ? Optional.of(e) : Optional.empty();
        Optional<Packed> packed = event instanceof Packed e ? Optional.of(e) : Optional.empty();
        return new Line(
                event.at().toString(),
                name(event),
                event.store().name(),
                event.store().place(),
                area.host(),
                area.dataArea(),
                event instanceof OfBackup of ? of.backup().archive() : null,
                verified.map(Verified::bytes).orElse(null),
                verified.map(Verified::sha256).orElse(null),
                verified.map(Verified::files).orElse(null),
                verified.map(Verified::contentBytes).orElse(null),
                verified.map(Verified::records).orElse(null),
                verified.map(Verified::journals)
                        .filter(journals -> !journals.isEmpty())
                        .map(TreeSet::new)
                        .orElse(null),
                packed.map(Packed::logs).map(TreeMap::new).orElse(null),
                packed.map(Packed::rewritten)
                        .filter(rewritten -> !rewritten.isEmpty())
                        .map(History::archives)
                        .orElse(null),
                reason(event));
    }

    private static String name(Event event) {
        return switch (event) {
            case Packing _ -> "packing";
            case Begun _ -> "begun";
            case Packed _ -> "packed";
            case Verified _ -> "verified";
            case Seen _ -> "seen";
            case Damaged _ -> "damaged";
            case Unread _ -> "unread";
            case Restorable _ -> "restorable";
            case Deleted _ -> "deleted";
            case Missing _ -> "missing";
            case Found _ -> "found";
            case Accepted _ -> "accepted";
            case Failed _ -> "failed";
        };
    }

    private static String reason(Event event) {
        return switch (event) {
            case Damaged e -> e.reason;
            case Unread e -> e.reason;
            case Accepted e -> e.reason;
            case Failed e -> e.reason;
            default -> null;
        };
    }

    private static Map<String, Set<String>> archives(Map<String, Set<BackupName>> rewritten) {
        Map<String, Set<String>> archives = new TreeMap<>();
        rewritten.forEach((log, backups) -> archives.put(
                log, new TreeSet<>(backups.stream().map(BackupName::archive).toList())));
        return archives;
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
                    Line read = GSON.fromJson(line, Line.class);
                    if (isOurs(read)) {
                        events.add(event(read));
                    }
                } catch (JsonParseException | DateTimeException | NullPointerException | IllegalArgumentException e) {
                    faults.add(file + ": line " + number + " is no event of a backup; it was passed over");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Told(events, faults);
    }

    /** What an earlier version wrote does not say whose it is; {@link Shelf} knows what that is worth. */
    private boolean isOurs(Line line) {
        return line.dataArea == null || area.equals(new Origin(line.host, line.dataArea));
    }

    private static BackupName backup(String archive) {
        return BackupName.ofArchive(archive)
                .orElseThrow(() -> new IllegalArgumentException("no name of a backup: " + archive));
    }

    private static Map<String, Set<BackupName>> backups(Map<String, Set<String>> archives) {
        Map<String, Set<BackupName>> backups = new TreeMap<>();
        archives.forEach((log, names) -> backups.put(
                log, new TreeSet<>(names.stream().map(History::backup).toList())));
        return backups;
    }

    private static Event event(Line line) {
        Instant at = Instant.parse(line.at);
        StoreId store = new StoreId(line.store, line.place == null ? "" : line.place);
        if (line.event.equals("failed")) {
            return new Failed(at, store, line.reason);
        }
        if (line.event.equals("packing")) {
            return new Packing(at, store);
        }
        BackupName backup = backup(line.backup);
        return switch (line.event) {
            case "begun" -> new Begun(at, store, backup);
            case "packed" ->
                new Packed(at, store, backup, line.logs, line.rewritten == null ? Map.of() : backups(line.rewritten));
            case "verified" ->
                new Verified(
                        at,
                        store,
                        backup,
                        line.bytes,
                        line.sha256,
                        line.files,
                        line.contentBytes,
                        line.records,
                        line.journals == null ? Set.of() : line.journals);
            case "seen" -> new Seen(at, store, backup);
            case "damaged" -> new Damaged(at, store, backup, line.reason);
            case "unread" -> new Unread(at, store, backup, line.reason);
            case "restorable" -> new Restorable(at, store, backup);
            case "deleted" -> new Deleted(at, store, backup);
            case "missing" -> new Missing(at, store, backup);
            case "found" -> new Found(at, store, backup);
            case "accepted" -> new Accepted(at, store, backup, line.reason == null ? "" : line.reason);
            default -> throw new IllegalArgumentException("no event: " + line.event);
        };
    }
}
