package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    /** 22 November 2026 is a Sunday. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-20T12:00:00Z, 2026-11-22T02:00:00Z, 2026-11-15T02:00:00Z",
        "2026-11-22T01:59:59Z, 2026-11-22T02:00:00Z, 2026-11-15T02:00:00Z",
        "2026-11-22T02:00:00Z, 2026-11-29T02:00:00Z, 2026-11-22T02:00:00Z",
        "2026-11-22T02:00:01Z, 2026-11-29T02:00:00Z, 2026-11-22T02:00:00Z"
    })
    void by_default_it_is_sunday_at_two(String now, String next, String last) {
        assertEquals(at(next), Schedule.DEFAULT.next(at(now), ZoneOffset.UTC));
        assertEquals(at(last), Schedule.DEFAULT.last(at(now), ZoneOffset.UTC));
        assertEquals("Sunday at 02:00", Schedule.DEFAULT.sentence());
    }

    @Test
    void the_time_is_that_of_this_computer() {
        assertEquals(at("2026-11-22T01:00:00Z"), Schedule.DEFAULT.next(at("2026-11-20T12:00:00Z"), BERLIN));
        assertEquals(
                at("2026-11-21T23:30:00Z"),
                new Schedule(Set.of(DayOfWeek.SUNDAY), LocalTime.of(0, 30)).next(at("2026-11-20T12:00:00Z"), BERLIN));
    }

    @Test
    void a_time_that_the_change_of_clocks_takes_away_is_later_on_that_day() {
        Schedule halfPastTwo = new Schedule(Set.of(DayOfWeek.SUNDAY), LocalTime.of(2, 30));

        assertEquals(at("2026-03-29T01:30:00Z"), halfPastTwo.next(at("2026-03-28T12:00:00Z"), BERLIN));
        assertEquals(at("2026-04-05T00:30:00Z"), halfPastTwo.next(at("2026-03-29T01:30:00Z"), BERLIN));
    }

    @Test
    void a_time_that_comes_twice_counts_once() {
        Schedule halfPastTwo = Schedule.daily(LocalTime.of(2, 30));

        assertEquals(1, halfPastTwo.times(at("2026-10-24T12:00:00Z"), at("2026-10-25T12:00:00Z"), BERLIN));
    }

    @Test
    void several_days_are_in_the_order_of_the_week() {
        Schedule schedule = new Schedule(Set.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY), LocalTime.of(23, 5, 59));

        assertEquals("Monday, Friday at 23:05", schedule.sentence());
        assertEquals(List.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), schedule.days());
        assertEquals(4, schedule.times(at("2026-11-15T00:00:00Z"), at("2026-11-29T00:00:00Z"), ZoneOffset.UTC));
        assertEquals("every day at 12:00", Schedule.daily(LocalTime.NOON).sentence());
        assertThrows(IllegalArgumentException.class, () -> new Schedule(Set.of(), LocalTime.NOON));
    }
}
