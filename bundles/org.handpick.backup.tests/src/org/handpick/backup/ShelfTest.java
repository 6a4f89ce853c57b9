package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.handpick.backup.Safety.Level;
import org.handpick.core.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of backups, as they come, go and come again. */
class ShelfTest {
    private static final Instant SUNDAY = Ground.SUNDAY;

    @TempDir
    Path folder;

    private Ground ground;
    private BackupName older;
    private BackupName newest;

    @BeforeEach
    void back_up_and_restore_for_a_test() throws IOException {
        ground = Ground.withLogs(folder);
        older = ground.at(SUNDAY.minus(Duration.ofDays(7))).backUp().name();
        newest = ground.at(SUNDAY).backUp().name();
        new Drill(ground.backup, ground.store, Ground.SCOPE, ground.clock()).run(Progress.NONE);
    }

    private Safety judge(StoreId store) {
        return Safety.of(
                ground.backup.history().read(),
                List.of(store),
                false,
                Disks.UNKNOWN,
                Map.of(Ground.LOG, 100L),
                _ -> Schedule.DEFAULT,
                SUNDAY.plusSeconds(60).atZone(ZoneOffset.UTC));
    }

    private Safety judge() {
        return judge(ground.store.id());
    }

    private void delete(BackupName... names) throws IOException {
        for (BackupName name : names) {
            Files.delete(ground.stored.resolve(name.archive()));
        }
        ground.backups();
    }

    private List<String> sentences() {
        return judge().findings().stream().map(Safety.Finding::sentence).toList();
    }

    @Test
    void a_name_that_is_given_to_another_place_takes_nothing_along() {
        assertEquals(Level.WELL, judge().level());

        assertEquals(Level.RED, judge(new StoreId("shelf", "folder /another")).level());
        assertEquals(
                Level.WELL,
                judge(new StoreId("disk", ground.store.id().place())).level(),
                "the place is the same");
    }

    @Test
    void a_store_that_was_wiped_is_red_once_it_was_listed() throws IOException {
        delete(older, newest);

        assertEquals(Level.RED, judge().level());
        assertTrue(
                sentences().contains("The newest backup in shelf is gone, and no other there is known to be sound."),
                sentences()::toString);
    }

    @Test
    void an_older_backup_that_is_gone_is_amber_until_a_new_one_is_made() throws IOException {
        delete(older);

        assertEquals(List.of("A backup in shelf is gone."), sentences());
        assertEquals(Level.AMBER, judge().level());

        ground.at(SUNDAY.plusSeconds(30)).backUp();
        assertEquals(List.of(), sentences());
    }

    @Test
    void a_disk_that_is_back_has_what_it_had() throws IOException {
        Map<String, String> disk = Ground.world(ground.stored);
        byte[] bytes = Files.readAllBytes(ground.stored.resolve(newest.archive()));
        delete(newest);
        assertEquals(Level.RED, judge().level());

        Files.write(ground.stored.resolve(newest.archive()), bytes);
        ground.backups();

        assertEquals(disk, Ground.world(ground.stored));
        assertEquals(Level.WELL, judge().level());
    }

    @Test
    void one_that_has_another_length_than_was_read_is_gone() throws IOException {
        Path archive = ground.stored.resolve(newest.archive());
        Files.write(archive, new byte[] {1});

        assertTrue(ground.backups().getFirst().verified().isEmpty());
        assertEquals(Level.RED, judge().level());
    }

    @Test
    void a_damaged_one_that_a_person_deletes_is_no_worry_any_more() throws IOException {
        Path archive = ground.stored.resolve(older.archive());
        Ground.rot(archive);
        ground.verify();
        assertEquals(List.of("A backup in shelf is damaged."), sentences());

        delete(older);

        assertEquals(List.of(), sentences());
    }

    @Test
    void what_is_listed_tells_no_other_story_than_the_strip() {
        StoredBackup listed = ground.backups().getFirst();
        Shelf shelf = Shelf.of(ground.backup.history().read(), ground.store.id());

        assertEquals(listed.verified(), shelf.newest(SUNDAY));
        assertEquals(listed.restorable(), shelf.provenAt(SUNDAY));
    }

    @Test
    void a_backup_that_is_made_ends_a_failure_also_beside_one_from_the_future() throws IOException {
        ground.at(SUNDAY.plus(Duration.ofDays(300))).backUp();
        ground.backup.history().add(new History.Failed(SUNDAY, ground.store.id(), "no"));
        assertEquals(Level.RED, judge().level());

        ground.at(SUNDAY.plusSeconds(20)).backUp();

        assertEquals(
                Optional.empty(),
                Shelf.of(ground.backup.history().read(), ground.store.id()).failed());
    }

    @Test
    void a_drill_of_what_others_made_is_no_proof() throws IOException {
        Ground other = Ground.withLogs(folder.resolve("other"));
        new Drill(other.backup, ground.store, Ground.SCOPE, ground.clock()).run(Progress.NONE);

        assertTrue(new ListBackups(other.backup, ground.store)
                .run(Progress.NONE).stream()
                        .allMatch(backup -> backup.restorable().isEmpty()));
    }

    @Test
    void an_earlier_version_is_believed_in_what_is_bad_alone() throws IOException {
        Path history = ground.backup.folder().resolve("history.jsonl");
        Files.writeString(history, """
                {"at":"2026-11-15T02:00:09Z","event":"verified","store":"shelf","backup":"%1$s","bytes":1,"sha256":"00","files":1,"content_bytes":1,"records":{}}
                {"at":"2026-11-15T02:00:09Z","event":"restorable","store":"shelf","backup":"%1$s"}
                {"at":"2026-11-15T02:00:09Z","event":"accepted","store":"shelf","backup":"%1$s"}
                {"at":"2026-11-15T02:00:09Z","event":"damaged","store":"shelf","backup":"%2$s","reason":"its end is missing"}
                {"at":"2026-11-15T02:00:09Z","event":"failed","store":"shelf","reason":"no room"}
                """.formatted(older, newest));

        History.Told told = ground.backup.history().read();
        Shelf shelf = Shelf.of(told, ground.store.id());

        assertEquals(List.of(), told.faults());
        assertEquals(5, told.events().size());
        assertEquals(Optional.empty(), shelf.newest(SUNDAY));
        assertEquals(Optional.of("its end is missing"), shelf.known(newest).damage());
        assertEquals("no room", shelf.failed().orElseThrow().reason());
        assertEquals(2, ground.verify().sound().size());
        assertEquals(
                Optional.of(newest),
                Shelf.of(ground.backup.history().read(), ground.store.id())
                        .newest(SUNDAY)
                        .map(History.Verified::backup));
    }

    @Test
    void all_that_happens_is_read_as_it_was_written() {
        StoreId id = new StoreId("usb", "folder /media/usb");
        List<History.Event> all = List.of(
                new History.Packing(SUNDAY, id),
                new History.Begun(SUNDAY, id, newest),
                new History.Verified(SUNDAY, id, newest, 1, "00", 2, 3, Map.of("a.csv", 4L), Set.of("b.jsonl")),
                new History.Seen(SUNDAY, id, newest),
                new History.Damaged(SUNDAY, id, newest, "why"),
                new History.Unread(SUNDAY, id, newest, "why"),
                new History.Restorable(SUNDAY, id, newest),
                new History.Deleted(SUNDAY, id, newest),
                new History.Missing(SUNDAY, id, newest),
                new History.Found(SUNDAY, id, newest),
                new History.Accepted(SUNDAY, id, newest, "why"),
                new History.Failed(SUNDAY, id, "why"));
        BackupFolder fresh = new BackupFolder(folder.resolve("fresh"));
        all.forEach(fresh.history()::add);

        assertEquals(new History.Told(all, List.of()), fresh.history().read());
    }
}
