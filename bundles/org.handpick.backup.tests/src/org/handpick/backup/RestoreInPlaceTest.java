package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.handpick.backup.PreviewRestore.Fate;
import org.handpick.core.Progress;
import org.handpick.core.files.Disk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restore into the data area itself: each file comes back to where it belongs. */
class RestoreInPlaceTest {
    private static final String REPLACED = "replaced-20261122T020000Z/";
    private static final String STORES = "backup/stores.json";

    @TempDir
    Path folder;

    private Ground ground;
    private Path library;
    private Path journal;
    private String stored;

    @BeforeEach
    void backedUpWithALibrary() throws IOException {
        ground = Ground.withLogs(folder);
        ground.write(STORES, "{\"usb\":1}");
        library = folder.resolve("holiday");
        journal = library.resolve(".handpick/journal.jsonl");
        Files.createDirectories(journal.getParent());
        Files.writeString(journal, "{}\n");
        Scope scope = Scope.of(List.of(library));
        new BackUp(ground.backup, ground.store, scope, ground.clock()).run(Progress.NONE);
        stored = scope.libraryFolders().keySet().iterator().next() + "/.handpick/journal.jsonl";
    }

    private Restore.Restored restore(Optional<String> file) {
        return new Restore(
                        ground.backup,
                        ground.store,
                        new Restore.Wish(Optional.empty(), file, OptionalLong.empty()),
                        ground.data,
                        ground.clock(),
                        Disk.LOCAL)
                .run(Progress.NONE);
    }

    private Fate fate(String path) {
        return new PreviewRestore(
                        ground.backup, ground.store, ground.backups().getFirst().name(), Optional.empty(), ground.data)
                .run(Progress.NONE).lines().stream()
                        .filter(line -> line.file().path().equals(path))
                        .findFirst()
                        .orElseThrow()
                        .fate();
    }

    @Test
    void the_journal_of_a_library_comes_back_to_the_library() throws IOException {
        Files.writeString(journal, "another\n");
        assertEquals(Fate.REPLACES, fate(stored));

        Restore.Restored restored = restore(Optional.empty());

        assertEquals("{}\n", Files.readString(journal));
        assertEquals("another\n", Files.readString(ground.data.resolve(REPLACED + stored)));
        assertFalse(Files.exists(ground.data.resolve("libraries")));
        assertEquals(Optional.of(ground.data.resolve(REPLACED)), restored.replaced());
        assertEquals(Fate.STAYS, fate(stored));
    }

    @Test
    void the_journal_of_a_library_that_is_not_there_is_kept_beside_and_told() throws IOException {
        Files.move(library, folder.resolve("unplugged"));

        Restore.Restored restored = restore(Optional.empty());

        assertEquals("{}\n", Files.readString(ground.data.resolve(stored)));
        assertTrue(restored.remarks().getFirst().contains("library"), restored.remarks()::toString);
        assertFalse(Files.exists(library));
    }

    @Test
    void where_the_data_area_is_gone_a_journal_comes_back_to_a_library_that_has_none() throws IOException {
        BackupFolder.delete(ground.data);
        Files.delete(journal);
        assertEquals(Fate.RETURNS, fate(stored));

        Restore.Restored restored = restore(Optional.empty());

        assertEquals("{}\n", Files.readString(journal));
        assertFalse(Files.exists(ground.data.resolve(stored)));
        assertEquals(List.of(), restored.remarks());
    }

    @Test
    void where_the_data_area_is_gone_a_library_keeps_its_journal_and_both_are_told() throws IOException {
        BackupFolder.delete(ground.data);
        Files.writeString(journal, "another\n");
        assertEquals(Fate.KEPT, fate(stored));

        Restore.Restored restored = restore(Optional.empty());

        assertEquals("another\n", Files.readString(journal));
        assertEquals("{}\n", Files.readString(ground.data.resolve(stored)));
        assertEquals(
                List.of(journal + ": stays as it is, since the library has a journal; the one of the backup is in "
                        + ground.data.resolve(stored)),
                restored.remarks());
    }

    @Test
    void where_both_are_gone_the_journal_is_below_the_data_area_and_told() throws IOException {
        BackupFolder.delete(ground.data);
        Files.move(library, folder.resolve("unplugged"));

        Restore.Restored restored = restore(Optional.empty());

        assertEquals("{}\n", Files.readString(ground.data.resolve(stored)));
        assertEquals(
                List.of("the library of " + stored + " is not there; its journal is in " + ground.data.resolve(stored)),
                restored.remarks());
    }

    @Test
    void how_to_back_up_stays_as_it_is_unless_it_alone_is_asked_for() throws IOException {
        ground.write(STORES, "{\"usb\":1,\"nas\":2}");
        assertEquals(Fate.KEPT, fate(STORES));

        Restore.Restored restored = restore(Optional.empty());

        assertEquals("{\"usb\":1,\"nas\":2}", Files.readString(ground.data.resolve(STORES)));
        assertTrue(restored.remarks().getFirst().contains(STORES), restored.remarks()::toString);
        restore(Optional.of(STORES));
        assertEquals("{\"usb\":1}", Files.readString(ground.data.resolve(STORES)));
        Files.delete(ground.data.resolve(STORES));
        restore(Optional.empty());
        assertEquals("{\"usb\":1}", Files.readString(ground.data.resolve(STORES)), "where it is gone it comes back");
    }

    @Test
    void what_was_decided_since_is_counted_and_told_where_it_is() throws IOException {
        String then = Files.readString(ground.data.resolve(Ground.LOG));
        ground.write(Ground.LOG, then + "s2,t_1,\"one\nof two\"\r\ns2,t_2,b.png\r\n");

        Restore.Restored restored = restore(Optional.empty());

        assertEquals(Map.of(Ground.LOG, OptionalLong.of(2)), restored.left());
        assertEquals(
                List.of(Ground.LOG + ": 2 records of the one that stood there are not in the restored one; they are in "
                        + ground.data.resolve(REPLACED + Ground.LOG) + ", and 'log merge' joins both"),
                restored.remarks());
    }

    @Test
    void a_log_that_has_no_more_than_the_backup_leaves_nothing() throws IOException {
        ground.log(40);

        Restore.Restored restored = restore(Optional.of(Ground.LOG));

        assertEquals(Map.of(), restored.left());
        assertEquals(List.of(), restored.remarks());
        assertTrue(restored.replaced().isPresent());
    }

    @Test
    void a_log_that_was_begun_anew_leaves_all_of_it() throws IOException {
        ground.write(Ground.LOG, "session_id,set_id,chosen_path\r\ns9,t_9,z.png\r\ns9,t_9,z.png\r\n");

        assertEquals(
                Map.of(Ground.LOG, OptionalLong.of(2)),
                restore(Optional.of(Ground.LOG)).left());
    }

    @Test
    void beside_the_data_everything_is_in_one_folder() throws IOException {
        Path target = folder.resolve("side");

        new Restore(ground.backup, ground.store, Restore.Wish.NEWEST, target).run(Progress.NONE);

        assertEquals("{}\n", Files.readString(target.resolve(stored)));
        assertEquals("{\"usb\":1}", Files.readString(target.resolve(STORES)));
    }

    @Test
    void a_library_that_is_not_there_is_no_lost_record() throws IOException {
        Files.move(library, folder.resolve("unplugged"));

        LiveFile away = live(stored);

        assertEquals(LiveFile.State.UNREACHABLE, away.state());
        assertFalse(away.isWorrying());
        Files.createDirectory(library);
        assertEquals(LiveFile.State.MISSING, live(stored).state());
        assertTrue(live(stored).isWorrying());
    }

    @Test
    void a_file_that_can_not_be_read_keeps_no_other_from_being_compared() throws IOException {
        Files.delete(ground.data.resolve(Ground.LOG));
        Files.createDirectory(ground.data.resolve(Ground.LOG));

        assertEquals(LiveFile.State.UNREADABLE, live(Ground.LOG).state());
        assertTrue(live(Ground.LOG).isWorrying());
        assertEquals(LiveFile.State.SAME, live("training/suggestion_log.jsonl").state());
        Drill.Drilled drilled =
                new Drill(ground.backup, ground.store, Scope.of(List.of(library)), ground.clock()).run(Progress.NONE);
        assertTrue(drilled.live().contains(live(Ground.LOG)));
    }

    private LiveFile live(String path) {
        return new Diff(ground.backup, ground.store, Scope.of(List.of(library)), Optional.empty())
                .run(Progress.NONE).files().stream()
                        .filter(file -> file.path().equals(path))
                        .findFirst()
                        .orElseThrow();
    }

    /** What a manifest says of libraries is believed of their journals alone. */
    @Test
    void nothing_but_a_journal_leaves_the_folder() {
        Homes homes = new Homes(
                ground.data, Map.of("libraries/x", folder.resolve("home").toString()));

        assertEquals(folder.resolve("home/.handpick/journal.jsonl"), homes.of("libraries/x/.handpick/journal.jsonl"));
        assertEquals(ground.data.resolve("libraries/x/.profile"), homes.of("libraries/x/.profile"));
        assertEquals(ground.data.resolve("libraries/x/.handpick/other"), homes.of("libraries/x/.handpick/other"));
        assertFalse(homes.isAway("libraries/x/.profile"));
    }
}
