package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.handpick.backup.store.Secrets;
import org.handpick.backup.store.StorePlace;
import org.handpick.backup.store.Stores;
import org.handpick.core.Progress;
import org.handpick.core.decisions.DecidedLibraries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackUpToTest {
    @TempDir
    Path folder;

    private Ground ground;
    private Stores stores;

    @BeforeEach
    void add_a_store() throws IOException {
        ground = Ground.withLogs(folder);
        stores = Stores.of(ground.backup, Secrets.NONE).add("usb", new StorePlace.Folder(folder.resolve("usb")));
    }

    private StoreId usb() {
        return stores.id(Optional.of("usb"));
    }

    private BackUpTo.Done backUp(Path... opened) {
        return new BackUpTo(
                        ground.backup,
                        usb(),
                        () -> stores.store(Optional.of("usb")),
                        List.of(opened),
                        false,
                        ground.clock())
                .run(Progress.NONE);
    }

    private BackUpTo.Done at(Instant time) {
        ground.at(time);
        return backUp();
    }

    private Optional<History.Failed> failed() {
        return Shelf.of(ground.backup.history().read(), usb()).failed();
    }

    private Path library() throws IOException {
        Path library = folder.resolve("holiday");
        Files.createDirectories(library.resolve(".handpick"));
        Ground.rest(Files.writeString(library.resolve(".handpick/journal.jsonl"), "{}\n"));
        return library;
    }

    @Test
    void a_backup_is_made_and_what_no_rule_keeps_is_deleted() {
        for (int week = 0; week < 9; week++) {
            BackUpTo.Done done = at(Ground.SUNDAY.plus(Duration.ofDays(7L * week)));
            assertEquals(week < 8 ? 0 : 1, done.deleted().size());
        }
    }

    @Test
    void settings_that_cannot_be_understood_are_a_backup_that_failed() throws IOException {
        Files.writeString(ground.backup.folder().resolve("settings.json"), "{\"keep\": {\"weekly\": 0}}");

        WrongSettings wrong = assertThrows(WrongSettings.class, this::backUp);

        assertEquals(wrong.getMessage(), failed().orElseThrow().reason());
    }

    @Test
    void a_store_that_cannot_be_opened_is_a_backup_that_failed() throws IOException {
        Path file = ground.backup.stores();
        Files.writeString(file, Files.readString(file).replace("\"kind\"", "\"encrypted\": true, \"kind\""));
        stores = Stores.of(ground.backup, Secrets.NONE);

        assertThrows(MissingSecret.class, this::backUp);

        assertTrue(failed().isPresent());
    }

    @Test
    void a_library_that_was_backed_up_once_is_until_a_person_takes_it_out() throws IOException {
        backUp(library());

        BackUpTo.Done later = at(Ground.SUNDAY.plusSeconds(60));

        assertTrue(
                later.made().manifest().files().stream()
                        .anyMatch(file -> file.path().endsWith(".handpick/journal.jsonl")),
                "it was not opened any more");

        Files.writeString(ground.backup.folder().resolve("libraries.json"), "[]");
        BackUpTo.Done without = at(Ground.SUNDAY.plusSeconds(120));

        assertTrue(without.made().manifest().files().stream()
                .noneMatch(file -> file.path().endsWith(".handpick/journal.jsonl")));
        assertTrue(
                without.doubt().orElseThrow().sentence().endsWith("journal.jsonl is not in it any more"),
                without.doubt()::toString);
    }

    @Test
    void right_after_a_backup_nothing_on_the_disk_differs_from_it() throws IOException {
        BackUpTo.Done done = backUp(library());

        List<LiveFile> files = new Diff(
                        ground.backup,
                        stores.store(Optional.of("usb")),
                        ground.backup.settings(List.of()).scope(),
                        Optional.empty())
                .run(Progress.NONE)
                .files();

        assertEquals(done.made().manifest().files().size(), files.size());
        assertEquals(
                List.of(),
                files.stream()
                        .filter(file -> file.state() != LiveFile.State.SAME)
                        .toList());
    }

    @Test
    void a_library_that_is_not_plugged_in_is_told_and_keeps_the_old_backups() throws IOException {
        Path library = library();
        backUp(library);
        Files.move(library, folder.resolve("elsewhere"));

        BackUpTo.Done done = at(Ground.SUNDAY.plusSeconds(60));

        assertTrue(
                done.made().unmatched().contains(library.toString()),
                done.made().unmatched()::toString);
        assertTrue(done.doubt().isPresent());
    }

    @Test
    void a_library_that_was_opened_and_never_decided_in_is_nothing_to_tell_of() throws IOException {
        Path looked = Files.createDirectory(folder.resolve("looked"));

        assertEquals(List.of(), backUp(looked).made().unmatched());
    }

    @Test
    void a_library_that_was_decided_in_is_told_when_its_journal_is_gone() throws IOException {
        Path decided = Files.createDirectory(folder.resolve("decided"));
        new DecidedLibraries(ground.data).add(decided);

        assertEquals(List.of(decided.toString()), backUp(decided).made().unmatched());
    }

    @Test
    void a_library_that_was_opened_and_is_not_there_may_have_a_journal_and_is_told() {
        Path away = folder.resolve("away");

        assertEquals(List.of(away.toString()), backUp(away).made().unmatched());
    }

    @Test
    void a_list_of_libraries_that_cannot_be_understood_is_refused_by_name() throws IOException {
        Path file = Files.writeString(ground.backup.folder().resolve("libraries.json"), "[null]");

        assertTrue(assertThrows(WrongSettings.class, this::backUp).getMessage().startsWith(file.toString()));
    }
}
