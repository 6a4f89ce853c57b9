package org.handpick.backup.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handpick.backup.Schedule;
import org.handpick.backup.schedule.Installed;
import org.handpick.backup.schedule.Program;
import org.handpick.backup.schedule.ShowSchedule;
import org.junit.jupiter.api.Test;

class ScheduleWordsTest {
    private static final Installed SUNDAYS = new Installed(
            "systemd", new Program(Path.of("/opt/handpick"), Path.of("/opt/java")), Schedule.DEFAULT, List.of());
    private static final Optional<Instant> NEXT = Optional.of(Instant.parse("2026-11-29T02:00:00Z"));
    private static final Optional<Instant> LAST = Optional.of(Instant.parse("2026-11-22T02:00:03Z"));

    private static Timetable.Answer told(
            Optional<Installed> installed, Optional<Instant> last, Optional<Integer> code, List<String> remarks) {
        return new Timetable.Answer.Told(
                new ShowSchedule.Shown(installed, NEXT, last, code, Optional.empty(), remarks, Map.of(), Map.of()));
    }

    private static String line(Timetable.Answer answer) {
        return ScheduleWords.line(answer, ZoneOffset.UTC);
    }

    @Test
    void where_nothing_is_scheduled_that_is_said_and_a_schedule_is_offered() {
        Timetable.Answer nothing = told(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

        assertEquals("Nothing is scheduled: while the workbench is closed no backup is made.", line(nothing));
        assertEquals("Schedule…", ScheduleWords.offer(nothing));
    }

    @Test
    void the_next_and_the_last_run_are_those_that_the_system_tells() {
        Timetable.Answer sundays = told(Optional.of(SUNDAYS), LAST, Optional.of(0), List.of());

        assertEquals(
                "Scheduled for Sunday at 02:00, by systemd; next run: Sun 2026-11-29 02:00;"
                        + " last run: Sun 2026-11-22 02:00, which went well.",
                line(sundays));
        assertEquals("Change…", ScheduleWords.offer(sundays));
        assertTrue(line(told(Optional.of(SUNDAYS), LAST, Optional.of(3), List.of()))
                .endsWith("which ended with 3."));
        assertTrue(line(told(Optional.of(SUNDAYS), LAST, Optional.empty(), List.of()))
                .endsWith("2026-11-22 02:00."));
    }

    @Test
    void where_the_system_tells_no_last_run_the_history_does() {
        Timetable.Answer answer = new Timetable.Answer.Told(new ShowSchedule.Shown(
                Optional.of(SUNDAYS), NEXT, Optional.empty(), Optional.empty(), LAST, List.of(), Map.of(), Map.of()));

        assertTrue(line(answer).endsWith("02:00; last tried, by the history: Sun 2026-11-22 02:00."), line(answer));
    }

    @Test
    void the_stores_are_told_where_it_does_not_go_to_all() {
        Installed two = new Installed(SUNDAYS.kind(), SUNDAYS.program(), SUNDAYS.schedule(), List.of("nas", "usb"));

        assertEquals(
                "Scheduled for Sunday at 02:00, to nas, usb, by systemd; next run: Sun 2026-11-29 02:00.",
                line(told(Optional.of(two), Optional.empty(), Optional.empty(), List.of())));
    }

    @Test
    void what_keeps_it_from_running_stands_below() {
        assertEquals(
                "Scheduled for Sunday at 02:00, by systemd; next run: Sun 2026-11-29 02:00.\n!  The launcher is gone.",
                line(told(Optional.of(SUNDAYS), Optional.empty(), Optional.empty(), List.of("The launcher is gone"))));
    }

    @Test
    void a_store_that_no_schedule_can_open_is_named_with_a_way_out() {
        assertTrue(ScheduleWords.locked(List.of()).isEmpty());
        assertTrue(ScheduleWords.locked(List.of("cloud")).orElse("").contains("'store secrets cloud'"));
    }
}
