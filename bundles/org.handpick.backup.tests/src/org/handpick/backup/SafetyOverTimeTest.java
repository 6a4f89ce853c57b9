package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handpick.backup.Safety.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What time does to it: backups that are due, and proofs that grow old. */
class SafetyOverTimeTest extends SafetyStory {
    @Test
    void a_backup_that_was_never_restored_is_amber() {
        backUp("usb", days(1), 300);

        Safety safety = judge(Set.of("usb"), 300);

        assertEquals(Level.AMBER, safety.level());
        assertEquals("Backed up 24 hours ago, in 1 place, and read back; no decision since.", safety.headline());
        assertEquals(List.of("No backup was ever restored to see whether it can be."), sentences(safety));
    }

    @Test
    void a_drill_whose_backup_is_gone_was_a_drill() {
        backUp("usb", days(3), 300);
        drill("usb", days(3), days(2));
        backUp("usb", days(1), 300);
        events.add(new History.Deleted(ago(days(1)), id("usb"), name(days(3))));

        Safety safety = judge(Set.of("usb"), 300);

        assertEquals(
                List.of("The last drill was 2 days ago, and the backup that it restored is gone."), sentences(safety));
        assertEquals(Level.AMBER, safety.level());
    }

    @Test
    void a_drill_whose_backup_was_damaged_since_is_told_so() {
        backUp("usb", days(3), 300);
        drill("usb", days(3), days(2));
        backUp("usb", days(1), 300);
        damage("usb", days(3));

        assertTrue(sentences(judge(Set.of("usb"), 300))
                .contains("The last drill was 2 days ago, and the backup that it restored was damaged since."));
    }

    @Test
    void a_proof_grows_old() {
        backUp("usb", days(1), 300);
        drill("usb", days(1), Safety.PROOF_HOLDS.minusSeconds(1));
        assertEquals(Level.WELL, judge(Set.of("usb"), 300).level());

        events.removeLast();
        drill("usb", days(1), Safety.PROOF_HOLDS);
        assertEquals(
                List.of("For over a month no backup was restored to see whether it can be."),
                sentences(judge(Set.of("usb"), 300)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T12:00:00Z,WELL",
        "2026-11-22T02:00:00Z,WELL",
        "2026-11-22T01:59:59Z,AMBER",
        "2026-11-15T02:00:01Z,AMBER",
        "2026-11-15T01:59:59Z,RED",
        "2025-11-15T01:59:59Z,RED"
    })
    void a_backup_that_was_due_on_sunday_is_missing(Instant made, Level level) {
        Duration age = Duration.between(made, NOW);
        backUp("usb", age, 300);
        backUp("nas", Duration.ZERO, 300);
        drill("usb", age, Duration.ZERO);

        assertEquals(level, judge(TWO, 300).level());
    }

    @Test
    void for_a_day_nothing_is_said_of_a_backup_that_is_due() {
        backUp("usb", days(3).plusHours(12), 300);
        drill("usb", days(3).plusHours(12), days(3));

        assertEquals(Level.WELL, judge("2026-11-23T01:59:59Z").level());
        assertEquals(Level.AMBER, judge("2026-11-23T02:00:00Z").level());
        assertEquals(Level.AMBER, judge("2026-11-30T01:59:59Z").level());
        assertEquals(Level.RED, judge("2026-11-30T02:00:00Z").level());
    }

    @Test
    void each_store_is_judged_by_its_own_schedule() {
        backUp("usb", days(2), 300);
        drill("usb", days(2), days(2));
        backUp("nas", days(2), 300);
        drill("nas", days(2), days(2));

        Safety safety = Safety.of(
                new History.Told(events, List.of()),
                ids(TWO),
                false,
                disks,
                Map.of(LOG, 300L),
                store -> store.equals("nas") ? Schedule.daily(LocalTime.of(2, 0)) : Schedule.DEFAULT,
                NOW.atZone(ZoneOffset.UTC));

        assertEquals(List.of("The backup to nas is overdue: the last one was made 2 days ago."), sentences(safety));
    }

    @Test
    void what_is_overdue_says_where_and_since_when() {
        backUp("usb", days(9), 300);
        drill("usb", days(9), days(9));

        assertEquals(
                List.of("The backup to usb is overdue: the last one was made 9 days ago."),
                sentences(judge(Set.of("usb"), 300)));
    }
}
