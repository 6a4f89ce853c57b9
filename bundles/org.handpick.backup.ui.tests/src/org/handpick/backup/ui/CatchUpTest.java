package org.handpick.backup.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handpick.backup.BackupName;
import org.handpick.backup.History;
import org.handpick.backup.Schedule;
import org.junit.jupiter.api.Test;

class CatchUpTest {
    private final CatchUp catchUp = new CatchUp();

    @Test
    void a_store_whose_week_was_missed_is_tried() {
        assertEquals(
                List.of("usb"),
                catchUp.take(made("2026-11-15T02:00:01Z"), List.of(Samples.id("usb")), _ -> Schedule.DEFAULT, at(12)));
    }

    @Test
    void a_store_that_has_this_weeks_backup_is_left_alone() {
        assertEquals(
                List.of(),
                catchUp.take(made("2026-11-22T02:00:01Z"), List.of(Samples.id("usb")), _ -> Schedule.DEFAULT, at(12)));
    }

    @Test
    void a_new_store_gets_its_first_backup() {
        assertEquals(
                List.of("nas"),
                catchUp.take(
                        made("2026-11-22T02:00:01Z"),
                        List.of(Samples.id("usb"), Samples.id("nas")),
                        _ -> Schedule.DEFAULT,
                        at(12)));
    }

    @Test
    void where_no_store_was_set_up_nothing_is_due() {
        assertEquals(
                List.of(),
                catchUp.take(new History.Told(List.of(), List.of()), List.of(), _ -> Schedule.DEFAULT, at(12)));
    }

    @Test
    void what_failed_is_tried_again_the_next_day_and_not_every_hour() {
        History.Told told = made("2026-11-15T02:00:01Z");
        catchUp.take(told, List.of(Samples.id("usb")), _ -> Schedule.DEFAULT, at(0));

        assertEquals(List.of(), catchUp.take(told, List.of(Samples.id("usb")), _ -> Schedule.DEFAULT, at(1)));
        assertEquals(List.of("usb"), catchUp.take(told, List.of(Samples.id("usb")), _ -> Schedule.DEFAULT, at(20)));
    }

    private static ZonedDateTime at(int hour) {
        return Instant.parse("2026-11-23T00:00:00Z").atZone(ZoneOffset.UTC).plusHours(hour);
    }

    private static History.Told made(String time) {
        Instant made = Instant.parse(time);
        return new History.Told(
                List.of(new History.Verified(
                        made,
                        Samples.id("usb"),
                        new BackupName(made),
                        1000,
                        "a".repeat(64),
                        2,
                        5000,
                        Map.of(),
                        Set.of())),
                List.of());
    }
}
