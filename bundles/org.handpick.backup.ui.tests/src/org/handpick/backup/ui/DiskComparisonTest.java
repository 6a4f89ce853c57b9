package org.handpick.backup.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.handpick.backup.BackupName;
import org.handpick.backup.Diff;
import org.handpick.backup.LiveFile;
import org.handpick.backup.LiveFile.State;
import org.handpick.backup.Manifest;
import org.handpick.backup.StoreFailure;
import org.junit.jupiter.api.Test;

/** What a person reads below the files of a backup. */
class DiskComparisonTest {
    private static final Instant TIME = Instant.parse("2026-11-22T02:00:00Z");
    private static final Optional<String> DAMAGE = Optional.of("handpick-1.tar.gz: it ends before training/a.csv");
    private static final String DAMAGED = "✕ This backup is damaged. handpick-1.tar.gz: it ends before training/a.csv.";

    private static DiskComparison made(State... states) {
        List<LiveFile> files = Stream.of(states)
                .map(state -> new LiveFile("training/a.csv", state, OptionalLong.of(3), OptionalLong.of(3)))
                .toList();
        return new DiskComparison.Made(
                new Diff.Compared(
                        new BackupName(TIME), new Manifest(TIME, "here", "1", "/data", Map.of(), List.of()), files),
                TIME,
                new DiskSigns(List.of(), List.of()));
    }

    @Test
    void what_differs_is_counted_and_what_is_lost_comes_first() {
        assertEquals("Everything on the disk is as it was.", made(State.SAME).words(Optional.empty()));
        assertEquals("1 file differs; no record is lost.", made(State.GROWN).words(Optional.empty()));
        assertEquals(
                "! 1 log has lost records since, or can't be read. Enter on a file restores it; nothing is overwritten.",
                made(State.REWRITTEN).words(Optional.empty()));
    }

    @Test
    void damage_is_told_with_what_a_backup_says_of_itself() {
        assertEquals(
                DAMAGED + " What stands here is what it should hold.\nEverything on the disk is as it was.",
                made(State.SAME).words(DAMAGE));
    }

    @Test
    void damage_that_keeps_a_backup_from_being_read_is_told_once() {
        assertEquals(DAMAGED, new DiskComparison.Damaged(DAMAGE.get()).words(DAMAGE));
        assertEquals(DAMAGED, new DiskComparison.Damaged(DAMAGE.get()).words(Optional.empty()));
    }

    @Test
    void damage_is_told_also_while_the_store_is_not_there() {
        DiskComparison away = DiskComparison.failed(new StoreFailure("usb", "there is no such folder"));

        assertEquals("usb: there is no such folder", away.words(Optional.empty()));
        assertEquals(DAMAGED + "\nusb: there is no such folder", away.words(DAMAGE));
    }
}
