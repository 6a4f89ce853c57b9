package org.handpick.backup.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.handpick.core.Pace;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void it_tells_how_far_how_fast_and_how_long() {
        Pace pace = new Pace("Storing a backup in usb", 4_000_000, 10_000_000, Duration.ofSeconds(4));

        assertEquals("Storing a backup in usb: 4.0 MB of 10.0 MB, 1.0 MB/s, 6 s left", BackupWords.pace(pace));
        assertEquals(0.4, pace.share());
    }

    @Test
    void a_long_time_is_told_in_minutes_and_hours() {
        assertEquals(
                "Packing: 1.0 MB of 601 MB, 1.0 MB/s, 10 min left",
                BackupWords.pace(new Pace("Packing", 1_000_000, 601_000_000, Duration.ofSeconds(1))));
        assertEquals(
                "Packing: 1.0 MB of 8.0 GB, 1.0 MB/s, 2 h 13 min left",
                BackupWords.pace(new Pace("Packing", 1_000_000, 8_000_000_000L, Duration.ofSeconds(1))));
    }

    @Test
    void in_the_first_second_nothing_is_foretold() {
        assertEquals(
                "Packing: 1.0 MB of 10.0 MB",
                BackupWords.pace(new Pace("Packing", 1_000_000, 10_000_000, Duration.ofMillis(999))));
    }

    @Test
    void what_is_small_or_of_unknown_length_has_no_speed() {
        assertEquals(
                "Deleting old backups…",
                BackupWords.pace(new Pace("Deleting old backups", 1, 3, Duration.ofSeconds(2))));
        Pace unknown = new Pace("Asking", 7, 0, Duration.ofSeconds(2));
        assertEquals("Asking…", BackupWords.pace(unknown));
        assertEquals(0, unknown.share());
    }

    @Test
    void more_than_was_announced_is_all() {
        Pace pace = new Pace("Reading", 12_000_000, 10_000_000, Duration.ofSeconds(2));

        assertEquals("Reading: 10.0 MB of 10.0 MB, 6.0 MB/s, 0 s left", BackupWords.pace(pace));
        assertEquals(1, pace.share());
    }
}
