package org.handpick.backup.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.handpick.backup.BackupName;
import org.handpick.backup.History;
import org.handpick.backup.store.StorePlace;
import org.junit.jupiter.api.Test;

/** What is shown of a store that is not plugged in. */
class LastSeenTest {
    private static final BackupRow WEEK_1 = Samples.sound("usb", "2026-11-15T02:00:00Z", 300);
    private static final BackupRow WEEK_2 = Samples.sound("usb", "2026-11-22T02:00:00Z", 340);
    private static final Instant FAILED = Instant.parse("2026-11-24T02:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private static LastSeen seen(History.Event... events) {
        return LastSeen.of(new History.Told(List.of(events), List.of()), Samples.id("usb"));
    }

    private static History.Verified verified(BackupRow row) {
        return row.backup().verified().orElseThrow();
    }

    private static StoreRow away(LastSeen lastSeen) {
        return StoreRow.of("usb", new StorePlace.Folder(Path.of("/media/usb")), false)
                .answered(new StoreRow.Answer.Unreachable("usb: the folder is not there", lastSeen));
    }

    @Test
    void its_sound_backups_and_when_it_was_there_are_told_by_what_was_written_down() {
        BackupName older = WEEK_1.backup().name();
        LastSeen seen = seen(
                verified(WEEK_1),
                verified(WEEK_2),
                new History.Damaged(
                        verified(WEEK_2).at().plusSeconds(9), Samples.id("usb"), older, "it ends too early"),
                new History.Packing(FAILED, Samples.id("usb")),
                new History.Failed(FAILED, Samples.id("usb"), "the folder is not there"));

        assertEquals(
                List.of(WEEK_2.backup().name()),
                seen.backups().stream().map(backup -> backup.name()).toList());
        assertEquals(Optional.of(verified(WEEK_2).at().plusSeconds(9)), seen.at());
    }

    @Test
    void what_happened_in_another_store_says_nothing() {
        assertEquals(LastSeen.NEVER, seen(verified(Samples.sound("nas", "2026-11-22T02:00:00Z", 1))));
    }

    @Test
    void the_lists_keep_it_and_say_that_it_is_away() {
        StoreRow away = away(seen(verified(WEEK_1), verified(WEEK_2)));

        assertEquals(
                List.of("usb", "✕ last seen 3 days ago", "2", "3 days ago", "3 days ago", "", "folder", "/media/usb"),
                BackupWords.cells(away, NOW));
        assertEquals(
                "not there now",
                BackupWords.cells(away.backups().getFirst(), ZoneOffset.UTC).get(2));
        assertFalse(away.backups().getFirst().isThere());
    }

    @Test
    void a_backup_that_can_be_looked_into_is_chosen_before_a_newer_one_that_is_away() {
        BackupsModel model = new BackupsModel();

        model.show(List.of(
                Samples.store("nas", Samples.sound("nas", "2026-11-08T02:00:00Z", 1)), away(seen(verified(WEEK_2)))));

        assertEquals("nas", model.chosen().orElseThrow().store());
        assertEquals(2, model.rows().size());
    }
}
