package org.handpick.backup.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.handpick.backup.Due;
import org.handpick.backup.History;
import org.handpick.backup.Schedule;
import org.handpick.backup.Shelf;
import org.handpick.backup.StoreId;

/** Knows which stores a backup is due in that was missed, and when that is worth another try. For one thread. */
final class CatchUp {
    /** Who works on a train has no share all day; once a day is often enough to say so. */
    private static final Duration BETWEEN_TRIES = Duration.ofHours(20);

    private final Map<String, Instant> tries = new HashMap<>();

    /**
     * The names of the stores to try now, which then count as tried.
     *
     * @param stores that a person has set up; where there is none, nothing is ever due
     * @param schedules when backups are to be made in a store, by its name
     */
    List<String> take(
            History.Told told, List<StoreId> stores, Function<String, Schedule> schedules, ZonedDateTime time) {
        Instant now = time.toInstant();
        List<String> due = stores.stream()
                .filter(store -> Due.of(Shelf.of(told, store), schedules.apply(store.name()), now, time.getZone())
                        .isDue())
                .map(StoreId::name)
                .filter(store -> !tries.containsKey(store)
                        || Duration.between(tries.get(store), now).compareTo(BETWEEN_TRIES) >= 0)
                .sorted()
                .collect(Collectors.toList());
        due.forEach(store -> tries.put(store, now));
        return List.copyOf(due);
    }
}
