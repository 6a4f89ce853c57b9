package org.handpick.backup.ui;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handpick.backup.BackupException;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.History;
import org.handpick.backup.LiveRecords;
import org.handpick.backup.Safety;
import org.handpick.backup.Shelf;
import org.handpick.backup.StoreId;
import org.handpick.backup.schedule.Installed;
import org.handpick.backup.store.Secrets;
import org.handpick.backup.store.StorePlace;
import org.handpick.backup.store.Stores;
import org.handpick.core.Progress;

/** Looks at what the data area tells of backups without a store being asked. For one thread, and not the UI's. */
final class LocalLook {
    private static final int MINUTE_MILLIS = 60_000;

    private final BackupFolder folder;
    private final LiveRecords live;
    private final List<Path> watched;
    private List<Long> before = List.of();

    LocalLook(BackupFolder folder) {
        this.folder = folder;
        this.live = new LiveRecords(folder);
        this.watched = List.of(
                folder.stores(),
                folder.folder().resolve("history.jsonl"),
                folder.folder().resolve("schedule.json"),
                folder.dataArea().resolve(Safety.DECISIONS));
    }

    /**
     * What was seen.
     *
     * @param places the stores by name, be they set up or there by themselves; none where the list of them can't be read
     * @param events how many the history has
     * @param installed the schedule that was installed for this data area
     * @param failing the stores to which the last backup failed, by name
     */
    record Seen(
            Map<String, StorePlace> places,
            boolean isByItself,
            int events,
            Optional<Installed> installed,
            Set<String> failing,
            Safety safety) {
        Seen {
            failing = Set.copyOf(failing);
        }
    }

    /** True when there may be something new to see, or a minute has passed, as the words tell ages. */
    boolean isDue() {
        return !signs().equals(before);
    }

    private List<Long> signs() {
        return Stream.concat(
                        watched.stream()
                                .map(Path::toFile)
                                .flatMap(file -> Stream.of(file.length(), file.lastModified())),
                        Stream.of(System.currentTimeMillis() / MINUTE_MILLIS))
                .toList();
    }

    Seen look() {
        before = signs();
        try {
            Stores stores = Stores.of(folder, Secrets.NONE);
            History.Told told = folder.history().read();
            Optional<Installed> installed = Installed.in(folder);
            return new Seen(
                    stores.places(),
                    stores.isByItself(),
                    told.events().size(),
                    installed,
                    failing(told, stores.ids()),
                    Safety.of(
                            told,
                            stores.ids(),
                            stores.isByItself(),
                            stores.disks(),
                            live.count(told, Progress.NONE),
                            Installed.schedules(installed),
                            ZonedDateTime.now()));
        } catch (BackupException | UncheckedIOException e) {
            return new Seen(Map.of(), false, 0, Optional.empty(), Set.of(), Safety.unknown(e.getMessage()));
        }
    }

    private static Set<String> failing(History.Told told, List<StoreId> stores) {
        return stores.stream()
                .filter(store -> Shelf.of(told, store).failed().isPresent())
                .map(StoreId::name)
                .collect(Collectors.toSet());
    }
}
