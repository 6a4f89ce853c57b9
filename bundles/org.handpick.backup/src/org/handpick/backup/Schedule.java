package org.handpick.backup;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When backups are to be made: on some days of the week, at one time of this computer.
 *
 * @param days at least one, in the order of the week
 * @param time to the minute
 */
public record Schedule(List<DayOfWeek> days, LocalTime time) {
    /** Sundays at two in the night. */
    public static final Schedule DEFAULT = new Schedule(Set.of(DayOfWeek.SUNDAY), LocalTime.of(2, 0));

    private static final int WEEK = 7;

    public Schedule {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("a schedule has no day");
        }
        days = List.copyOf(EnumSet.copyOf(days));
        time = time.truncatedTo(ChronoUnit.MINUTES);
    }

    public Schedule(Set<DayOfWeek> days, LocalTime time) {
        this(List.copyOf(days), time);
    }

    public static Schedule daily(LocalTime time) {
        return new Schedule(EnumSet.allOf(DayOfWeek.class), time);
    }

    public boolean isDaily() {
        return days.size() == WEEK;
    }

    /** The first time later than an instant. Where the clock is put forward over it, it is so much later on that day. */
    public Instant next(Instant after, ZoneId zone) {
        return times(LocalDate.ofInstant(after, zone).minusDays(1), 1, zone)
                .filter(time -> time.isAfter(after))
                .findFirst()
                .orElseThrow();
    }

    /** The last time no later than an instant. */
    public Instant last(Instant until, ZoneId zone) {
        return times(LocalDate.ofInstant(until, zone).plusDays(1), -1, zone)
                .filter(time -> !time.isAfter(until))
                .findFirst()
                .orElseThrow();
    }

    /** How many times there are later than an instant and no later than another. */
    public int times(Instant after, Instant until, ZoneId zone) {
        int count = 0;
        for (Instant time = next(after, zone); !time.isAfter(until); time = next(time, zone)) {
            count++;
        }
        return count;
    }

    private Stream<Instant> times(LocalDate first, int step, ZoneId zone) {
        return Stream.iterate(first, day -> day.plusDays(step))
                .filter(day -> days.contains(day.getDayOfWeek()))
                .map(day -> day.atTime(time).atZone(zone).toInstant());
    }

    /** For a person, such as {@code Sunday at 02:00}. */
    public String sentence() {
        String when = isDaily()
                ? "every day"
                : days.stream()
                        .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                        .collect(Collectors.joining(", "));
        return when + " at " + time;
    }
}
