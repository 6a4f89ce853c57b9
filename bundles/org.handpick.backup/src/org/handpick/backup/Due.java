package org.handpick.backup;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * How a store stands against a schedule: at each of its times there is to be a backup that was made later and was verified. What was
 * found damaged, and what could not be made, does not count.
 *
 * @param newest when the newest verified backup was made; empty when there is none
 * @param since the first time of the schedule that no verified backup is later than; empty while none is due
 * @param missed how many times of the schedule have passed since then; 0 while none is due, and 1 when there never was a backup
 * @param next the next time of the schedule
 */
public record Due(Optional<Instant> newest, Optional<Instant> since, int missed, Instant next) {
    public Due {
        Objects.requireNonNull(newest);
        Objects.requireNonNull(since);
        Objects.requireNonNull(next);
    }

    /** How a store stands by what is known of it; it is not asked. */
    public static Due of(Shelf shelf, Schedule schedule, Instant now, ZoneId zone) {
        Instant next = schedule.next(now, zone);
        Optional<Instant> newest =
                shelf.newest(now).map(verified -> verified.backup().time());
        if (newest.isEmpty()) {
            return new Due(newest, Optional.of(schedule.last(now, zone)), 1, next);
        }
        int missed = schedule.times(newest.get(), now, zone);
        return new Due(
                newest, missed == 0 ? Optional.empty() : Optional.of(schedule.next(newest.get(), zone)), missed, next);
    }

    /** True when a backup should have been made by now. */
    public boolean isDue() {
        return since.isPresent();
    }

    /** How old the newest verified backup is. */
    public Optional<Duration> age(Instant now) {
        return newest.map(made -> Duration.between(made, now));
    }
}
