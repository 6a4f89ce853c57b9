package org.handpick.backup.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.handpick.backup.BackupName;
import org.handpick.backup.History;
import org.handpick.backup.StoreId;
import org.junit.jupiter.api.Test;

/** What is said when the workbench starts after it was closed over a backup. */
class UnfinishedBackupsTest {
    private static final StoreId USB = Samples.id("usb");
    private static final StoreId NAS = Samples.id("nas");
    private static final BackupRow ROW = Samples.sound("usb", "2026-11-22T02:00:00Z", 300);
    private static final BackupName NAME = ROW.backup().name();
    private static final Instant AT = NAME.time();
    private static final History.Event PACKING = new History.Packing(AT, USB);
    private static final History.Event BEGUN = new History.Begun(AT, USB, NAME);
    private static final History.Event VERIFIED = ROW.backup().verified().orElseThrow();

    private static List<String> sentences(History.Event... events) {
        return UnfinishedBackups.sentences(
                new History.Told(List.of(events), List.of()), List.of(NAS, USB), ZoneOffset.UTC);
    }

    @Test
    void one_that_was_stopped_is_told_also_when_it_was_taken_back() {
        List<String> told =
                List.of("The backup to usb that was begun on 2026-11-22 02:00 was stopped before it was done."
                        + " Those before it are as they were.");

        assertEquals(told, sentences(PACKING), "it has got no further than that");
        assertEquals(told, sentences(PACKING, BEGUN));
        assertEquals(told, sentences(BEGUN), "as earlier versions wrote it");
        assertEquals(told, sentences(BEGUN, new History.Deleted(AT, USB, NAME)));
    }

    @Test
    void one_that_was_read_back_or_has_failed_is_not() {
        assertEquals(List.of(), sentences(PACKING, BEGUN, VERIFIED));
        assertEquals(List.of(), sentences(PACKING, new History.Failed(AT, USB, "the folder is not there")));
        assertEquals(List.of(), sentences(BEGUN, VERIFIED, new History.Deleted(AT, USB, NAME)));
        assertEquals(List.of(), sentences(BEGUN, new History.Failed(AT, USB, "the folder is not there")));
    }
}
