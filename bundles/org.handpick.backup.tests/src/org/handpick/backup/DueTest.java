package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DueTest {
    private static final Instant FRIDAY = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant SUNDAY = Instant.parse("2026-11-22T02:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    private static final StoreId SHELF = new StoreId("shelf", "folder /shelf");

    private static History.Event verified(Instant made) {
        return new History.Verified(
                made.plusSeconds(9), SHELF, new BackupName(made), 1, "00", 1, 1, Map.of(), Set.of());
    }

    private static Due due(Instant now, History.Event... events) {
        return Due.of(
                Shelf.of(new History.Told(List.of(events), List.of()), SHELF), Schedule.DEFAULT, now, ZoneOffset.UTC);
    }

    @Test
    void a_week_with_a_backup_is_done() {
        Due due = due(SUNDAY.plusSeconds(60), verified(FRIDAY), verified(SUNDAY.plusSeconds(3)));

        assertFalse(due.isDue());
        assertEquals(0, due.missed());
        assertEquals(Optional.of(SUNDAY.plusSeconds(3)), due.newest());
        assertEquals(SUNDAY.plus(WEEK), due.next());
        assertEquals(Optional.of(Duration.ofSeconds(57)), due.age(SUNDAY.plusSeconds(60)));
    }

    @Test
    void it_becomes_due_at_the_time_of_the_schedule() {
        assertFalse(due(SUNDAY.minusSeconds(1), verified(FRIDAY)).isDue());
        assertEquals(Optional.of(SUNDAY), due(SUNDAY, verified(FRIDAY)).since());
    }

    @Test
    void missed_weeks_are_counted_from_the_first() {
        Due due = due(SUNDAY.plus(WEEK).plus(WEEK).plusSeconds(1), verified(FRIDAY));

        assertEquals(Optional.of(SUNDAY), due.since());
        assertEquals(3, due.missed());
    }

    @Test
    void without_any_backup_one_is_due() {
        Due due = due(SUNDAY.plusSeconds(60));

        assertEquals(Optional.empty(), due.newest());
        assertEquals(Optional.of(SUNDAY), due.since());
        assertEquals(Optional.empty(), due.age(SUNDAY));
    }

    @Test
    void what_is_damaged_deleted_failed_elsewhere_or_from_the_future_does_not_count() {
        BackupName made = new BackupName(SUNDAY.plusSeconds(1));
        Instant now = SUNDAY.plusSeconds(60);

        assertTrue(due(
                        now,
                        verified(FRIDAY),
                        verified(made.time()),
                        new History.Damaged(now, SHELF, made, "its end is missing"))
                .isDue());
        assertTrue(due(now, verified(made.time()), new History.Deleted(now, SHELF, made))
                .isDue());
        assertTrue(due(now, verified(FRIDAY), new History.Failed(now, SHELF, "no room"))
                .isDue());
        assertTrue(due(
                        now,
                        new History.Verified(
                                now, new StoreId("shelf", "folder /other"), made, 1, "00", 1, 1, Map.of(), Set.of()))
                .isDue());
        assertTrue(due(now, verified(now.plus(WEEK))).isDue());
    }

    @Test
    void what_was_damaged_once_counts_again_when_it_is_read_and_found_right() {
        BackupName made = new BackupName(SUNDAY.plusSeconds(1));
        Instant now = SUNDAY.plusSeconds(60);

        assertFalse(due(now, new History.Damaged(now, SHELF, made, "?"), verified(made.time()))
                .isDue());
    }
}
