package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.handpick.backup.store.Secrets;
import org.handpick.backup.store.StorePlace;
import org.handpick.backup.store.Stores;
import org.handpick.core.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups that are made by themselves, a week apart, with nobody who drills. */
class ProveTest {
    private static final Duration WEEK = Duration.ofDays(7);

    @TempDir
    Path folder;

    private Ground ground;
    private Stores stores;
    private final List<Prove.Proven> weeks = new ArrayList<>();

    @BeforeEach
    void add_a_store() throws IOException {
        ground = Ground.withLogs(folder);
        stores = Stores.of(ground.backup, Secrets.NONE).add("usb", new StorePlace.Folder(folder.resolve("usb")));
    }

    private StoreId usb() {
        return stores.id(Optional.of("usb"));
    }

    private Instant time() {
        return Ground.SUNDAY.plus(WEEK.multipliedBy(weeks.size()));
    }

    /** The next week passes. */
    private Prove.Proven week() {
        ground.at(time());
        weeks.add(new BackUpTo(
                        ground.backup, usb(), () -> stores.store(Optional.of("usb")), List.of(), true, ground.clock())
                .run(Progress.NONE)
                .proven());
        return weeks.getLast();
    }

    private Shelf shelf() {
        return Shelf.of(ground.backup.history().read(), usb());
    }

    @Test
    void each_third_week_the_newest_is_restored_and_that_is_written_down() {
        for (int week = 0; week < 7; week++) {
            Instant now = time();
            assertEquals(week % 3 == 0, week().drilled().isPresent(), "week " + week);
            assertTrue(
                    Duration.between(shelf().provenAt(now).orElseThrow(), now).compareTo(WEEK.multipliedBy(3)) < 0);
        }
        assertEquals(
                List.of(),
                weeks.stream().flatMap(week -> week.failed().stream()).toList());
    }

    @Test
    void each_old_backup_is_read_in_its_turn() {
        for (int week = 0; week < 4; week++) {
            week();
        }

        assertEquals(List.of(), weeks.getFirst().read(), "the only one was read when it was made");
        Set<BackupName> read = weeks.stream()
                .flatMap(week -> week.read().stream())
                .map(History.Verified::backup)
                .collect(Collectors.toSet());
        assertEquals(Set.of(new BackupName(Ground.SUNDAY), new BackupName(Ground.SUNDAY.plus(WEEK))), read);
    }

    @Test
    void an_old_backup_that_is_damaged_is_found_and_told() throws IOException {
        week();
        BackupName old = new BackupName(Ground.SUNDAY);
        Ground.rot(folder.resolve("usb").resolve(old.archive()));

        Prove.Proven proven = week();

        assertEquals(1, proven.failed().size());
        assertTrue(proven.failed().getFirst().getMessage().contains(old.toString()));
        assertTrue(shelf().known(old).damage().isPresent());
    }

    @Test
    void how_much_is_proven_is_a_setting() throws IOException {
        Files.writeString(
                ground.backup.folder().resolve("settings.json"), "{\"prove\":{\"drill_days\":0,\"verify_percent\":0}}");

        week();
        week();

        assertTrue(weeks.stream().allMatch(week -> week.drilled().isPresent()));
        assertTrue(weeks.stream().allMatch(week -> week.read().isEmpty()));
    }

    @Test
    void what_a_person_begins_proves_nothing_by_itself() {
        new BackUpTo(ground.backup, usb(), () -> stores.store(Optional.of("usb")), List.of()).run(Progress.NONE);

        assertEquals(Optional.empty(), shelf().drilled());
    }
}
