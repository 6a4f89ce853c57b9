package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import org.handpick.core.Progress;
import org.handpick.core.files.Disk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A restore into the data area is killed between two files, and the workbench goes on there. */
class InterruptedRestoreTest {
    private static final String REPLACED = "replaced-20261122T020000Z/";

    @TempDir
    Path folder;

    /** Passes through everything, as the death of a process does. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private Ground ground;
    private String backedUp;
    private String then;

    @BeforeEach
    void backedUpAndChangedSince() throws IOException {
        ground = Ground.withLogs(folder);
        ground.backUp();
        backedUp = Files.readString(ground.data.resolve(Ground.LOG));
        ground.write("file_operations_logs/file_operations.log", "{\"type\":\"another\"}\n");
        then = Files.readString(ground.log(150));
    }

    private Restore restore(Disk disk) {
        return new Restore(ground.backup, ground.store, Restore.Wish.NEWEST, ground.data, ground.clock(), disk);
    }

    /** Kills it when a file was moved so often. */
    private void killBehind(int moves) {
        int[] moved = {0};
        Disk disk = new Disk((touch, file) -> {
            if (touch.equals("link") && moved[0]++ == moves) {
                throw new Killed();
            }
        });
        assertThrows(Killed.class, () -> restore(disk).run(Progress.NONE));
    }

    private Map<String, String> world() throws IOException {
        return Ground.world(ground.data);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void the_next_restore_ends_it_whatever_was_written_meanwhile(int moves) throws IOException {
        killBehind(moves);
        Path log = ground.data.resolve(Ground.LOG);
        Files.createDirectories(log.getParent());
        Files.writeString(log, "s,new,d.png\r\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        String meanwhile = Files.readString(log);
        ground.at(Ground.SUNDAY.plusSeconds(60));

        Restore.Restored restored = restore(Disk.LOCAL).run(Progress.NONE);

        Map<String, String> after = world();
        assertEquals(backedUp, after.get(Ground.LOG));
        assertTrue(after.containsValue(meanwhile), () -> "what was written meanwhile: " + after.keySet());
        assertTrue(
                meanwhile.startsWith(then) || after.containsValue(then), () -> "what stood there: " + after.keySet());
        assertEquals(Optional.of(ground.data.resolve("replaced-20261122T020100Z")), restored.replaced());
        assertFalse(Files.exists(ground.data.resolve(".handpick-restore/new")));
    }

    @Test
    void a_backup_finishes_it_first() throws IOException {
        killBehind(3);
        assertFalse(Files.exists(ground.data.resolve(Ground.LOG)), "it was killed between the two moves of the log");

        BackUp.Made made = ground.at(Ground.SUNDAY.plusSeconds(60)).backUp();

        assertEquals(backedUp, world().get(Ground.LOG));
        assertEquals(then, world().get(REPLACED + Ground.LOG));
        assertTrue(made.manifest().files().stream().anyMatch(file -> file.path().equals(Ground.LOG)));
    }

    @Test
    void a_backup_is_refused_while_it_can_be_ended_neither_way_and_that_is_written_down() throws IOException {
        killBehind(3);
        ground.write(Ground.LOG, "begun anew");

        RefusedRestore refused = assertThrows(
                RefusedRestore.class,
                () -> ground.at(Ground.SUNDAY.plusSeconds(60)).backUp());

        assertTrue(refused.getMessage().contains(Ground.LOG), refused.getMessage());
        assertTrue(refused.getMessage().contains("once more"), refused.getMessage());
        assertTrue(
                ground.backup.history().read().events().getLast() instanceof History.Failed,
                () -> ground.backup.history().read().toString());
        assertEquals("begun anew", world().get(Ground.LOG));
    }

    @Test
    void it_is_told_how_it_was_ended_once() {
        killBehind(3);

        Optional<String> told = new SettleRestore(ground.backup).run(Progress.NONE);

        assertEquals(
                Optional.of("The restore of handpick-20261122T020000Z.tar.gz that was interrupted is finished now."),
                told);
        assertEquals(Optional.empty(), new SettleRestore(ground.backup).run(Progress.NONE));
        assertFalse(Files.exists(ground.data.resolve(".handpick-restore/new")));
    }

    @Test
    void where_nothing_was_restored_nothing_is_made() {
        BackupFolder nowhere = new BackupFolder(folder.resolve("nowhere"));

        assertEquals(Optional.empty(), new SettleRestore(nowhere).run(Progress.NONE));

        assertFalse(Files.exists(nowhere.dataArea()));
    }
}
