package org.handpick.backup.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.handpick.backup.BackupName;
import org.handpick.backup.History;

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
    /** Two computers may tell the time differently by so much; what is dated later was made by a clock that is wrong, and does not count. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

    public Due {
        Objects.requireNonNull(newest);
        Objects.requireNonNull(since);
        Objects.requireNonNull(next);
    }

    /**
     * Looks at what the history tells; no store is asked.
     *
     * @param events in the order in which they happened
     * @param store its name
     */
    public static Due of(List<History.Event> events, String store, Schedule schedule, Instant now, ZoneId zone) {
        Instant next = schedule.next(now, zone);
        Optional<Instant> newest = newest(events, store, now);
        if (newest.isEmpty()) {
            return new Due(newest, Optional.of(schedule.last(now, zone)), 1, next);
        }
        int missed = schedule.times(newest.get(), now, zone);
        return new Due(
                newest, missed == 0 ? Optional.empty() : Optional.of(schedule.next(newest.get(), zone)), missed, next);
    }

    private static Optional<Instant> newest(List<History.Event> events, String store, Instant now) {
        Set<BackupName> sound = new HashSet<>();
        for (History.Event event : events) {
            if (event.store().equals(store)) {
                switch (event) {
                    case History.Verified e -> sound.add(e.backup());
                    case History.Damaged e -> sound.remove(e.backup());
                    case History.Deleted e -> sound.remove(e.backup());
                    case History.Restorable _,
                            History.Accepted _,
                            History.Failed _ -> {} // says nothing new of its bytes
                }
            }
        }
        return sound.stream()
                .map(BackupName::time)
                .filter(made -> !made.isAfter(now.plus(CLOCK_TOLERANCE)))
                .max(Instant::compareTo);
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
