package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handpick.core.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeleteBackupTest {
    @TempDir
    Path folder;

    private Ground ground;
    /** The oldest first. */
    private final List<BackupName> made = new ArrayList<>();

    @BeforeEach
    void three_weeks() throws IOException {
        ground = Ground.withLogs(folder);
        for (int week = 0; week < 3; week++) {
            ground.log(100 + week);
            made.add(ground.at(Ground.SUNDAY.minus(Duration.ofDays(7L * (2 - week))))
                    .backUp()
                    .name());
        }
    }

    private DeleteBackup.Left delete(BackupName name) {
        return delete(name, ground.store, false);
    }

    private DeleteBackup.Left delete(BackupName name, NamedStore store, boolean isDryRun) {
        return new DeleteBackup(ground.backup, store, Retention.DEFAULT, name, isDryRun, ground.clock())
                .run(Progress.NONE);
    }

    private List<BackupName> left() {
        return ground.backups().reversed().stream().map(StoredBackup::name).toList();
    }

    private static List<BackupName> names(DeleteBackup.Left left) {
        return left.backups().stream().map(StoredBackup::name).toList();
    }

    @Test
    void the_chosen_one_goes_with_its_sums_and_what_is_left_is_told() throws IOException {
        DeleteBackup.Left told = delete(made.get(1));

        assertEquals(List.of(made.get(2), made.get(0)), names(told));
        assertEquals(Optional.of(made.get(2)), told.newest().map(StoredBackup::name));
        assertEquals(List.of(made.get(0), made.get(2)), left());
        assertEquals(4, Ground.world(ground.stored).size());
        assertEquals(
                List.of(made.get(2), made.get(0)),
                Shelf.of(ground.backup.history().read(), ground.store.id())
                        .counted(ground.clock().instant())
                        .stream()
                        .map(History.Verified::backup)
                        .toList(),
                "nobody misses it");
    }

    @Test
    void a_dry_run_tells_the_same_and_deletes_nothing() {
        assertEquals(List.of(made.get(2), made.get(1)), names(delete(made.get(0), ground.store, true)));

        assertEquals(made, left());
    }

    @Test
    void the_newest_that_was_verified_is_not_deleted() {
        RefusedDeletion refused = assertThrows(RefusedDeletion.class, () -> delete(made.get(2)));

        assertEquals("shelf: " + made.get(2) + " stays: it is the newest that was verified", refused.getMessage());
        assertEquals(made, left());
        assertThrows(RefusedDeletion.class, () -> delete(new BackupName(Ground.SUNDAY.minusSeconds(9))));
    }

    @Test
    void a_damaged_one_goes_also_where_it_is_the_newest() throws IOException {
        Ground.rot(ground.stored.resolve(made.get(2).archive()));
        ground.verify();

        DeleteBackup.Left told = delete(made.get(2));

        assertEquals(Optional.of(made.get(1)), told.newest().map(StoredBackup::name));
        assertEquals(made.subList(0, 2), left());
    }

    @Test
    void where_the_newest_was_damaged_since_none_that_counts_is_deleted() throws IOException {
        Ground.rot(ground.stored.resolve(made.get(2).archive()));

        assertThrows(DamagedArchive.class, () -> delete(made.get(0)));

        assertEquals(made, left());
        assertTrue(ground.backups().getFirst().damage().isPresent(), "and that is known now");
    }

    @Test
    void one_that_could_not_be_deleted_counts_no_more_and_is_deleted_by_the_next_prune() throws IOException {
        NamedStore failing = new NamedStore("shelf", new FaultyStore(ground.store.store()) {
            @Override
            void before(String call, String name) {
                if (call.equals("delete")) {
                    throw new StoreFailure("shelf", "the line was cut");
                }
            }
        });

        assertThrows(StoreFailure.class, () -> delete(made.get(0), failing, false));

        assertTrue(Files.exists(ground.stored.resolve(made.get(0).archive())));
        assertEquals(
                List.of(made.get(0)),
                ground.prune(Retention.DEFAULT, Prune.Extent.CAREFUL).deleted());
    }
}
