package org.handpick.backup.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import org.handpick.backup.LiveFile;
import org.handpick.backup.Safety;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupWordsTest {
    @ParameterizedTest
    @CsvSource({
        "0,0 B",
        "999,999 B",
        "1000,1.0 KB",
        "99949,99.9 KB",
        "123456,123 KB",
        "999499,999 KB",
        "999500,1.0 MB",
        "5000000000,5.0 GB",
        "9000000000000000,9000 TB"
    })
    void sizes_are_told_in_the_unit_that_fits(long bytes, String words) {
        assertEquals(words, BackupWords.bytes(bytes));
    }

    @Test
    void a_row_tells_what_is_known_and_leaves_the_rest_empty() {
        assertEquals(
                List.of("2026-11-22 02:00", "usb", "✓ sound", "1.0 KB", "2", "300", "2026-11-22 02:01", ""),
                BackupWords.cells(Samples.sound("usb", "2026-11-22T02:00:00Z", 300), ZoneOffset.UTC));
        assertEquals(
                List.of("2026-11-22 02:00", "usb", "? not read back", "1.0 KB", "", "", "", ""),
                BackupWords.cells(Samples.unknown("usb", "2026-11-22T02:00:00Z"), ZoneOffset.UTC));
        assertEquals(
                "✕ damaged",
                BackupWords.state(Samples.damaged("usb", "2026-11-22T02:00:00Z").backup()));
    }

    @Test
    void a_store_tells_whether_it_was_reached_and_how_old_its_newest_backup_is() {
        StoreRow store = Samples.store("usb", Samples.sound("usb", "2026-11-22T02:00:00Z", 300));

        assertEquals(
                List.of("usb", "✓ reachable", "1", "3 days ago", "3 days ago", "", "folder", "/media/usb"),
                BackupWords.cells(store, Instant.parse("2026-11-25T12:00:00Z")));
        assertEquals(
                "asking…",
                BackupWords.reach(StoreRow.of("usb", store.place(), false).asked(), Instant.EPOCH));
        assertEquals(
                "✕ not reachable",
                BackupWords.reach(
                        store.answered(new StoreRow.Answer.Unreachable("usb: the folder is not there", LastSeen.NEVER)),
                        Instant.EPOCH));
    }

    @Test
    void where_nothing_is_listed_the_reason_and_a_way_out_are_told() {
        StoreRow empty = Samples.store("usb");
        StoreRow gone = empty.answered(new StoreRow.Answer.Unreachable("usb: the folder is not there", LastSeen.NEVER));
        StoreRow full = Samples.store("nas", Samples.sound("nas", "2026-11-22T02:00:00Z", 300));

        assertEquals(
                "There is no backup yet. Back Up Now makes the first one.", BackupWords.none(List.of(empty), false));
        assertEquals("usb: the folder is not there", BackupWords.none(List.of(gone), false));
        assertEquals("No row of the list contains this text.", BackupWords.none(List.of(full), true));
    }

    @Test
    void what_became_of_a_file_is_told_with_its_records() {
        assertEquals("same", state(LiveFile.State.SAME, 3, 3));
        assertEquals("grown by 1 record", state(LiveFile.State.GROWN, 3, 4));
        assertEquals("! records lost or altered", state(LiveFile.State.REWRITTEN, 3, 2));
        assertEquals("! missing", state(LiveFile.State.MISSING, 3, 0));
        assertEquals(
                "missing",
                BackupWords.state(new LiveFile(
                        "runs/r/config.yaml", LiveFile.State.MISSING, OptionalLong.empty(), OptionalLong.empty())));
    }

    private static String state(LiveFile.State state, long then, long now) {
        return BackupWords.state(new LiveFile("training/a.csv", state, OptionalLong.of(then), OptionalLong.of(now)));
    }

    @Test
    void the_strip_gives_each_finding_a_sign_and_what_to_do() {
        Safety safety = new Safety(
                Safety.Level.RED,
                "Headline.",
                List.of(
                        new Safety.Finding(Safety.Level.RED, "It failed.", "Back up now."),
                        new Safety.Finding(Safety.Level.AMBER, "It is old.", "")));

        assertEquals("✕  It failed. Back up now.\n!  It is old.", SafetyStrip.words(safety));
        assertTrue(SafetyStrip.words(new Safety(Safety.Level.WELL, "Headline.", List.of()))
                .startsWith("Nothing"));
    }
}
