package org.handpick.backup;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What happened in two stores, and how safe that is judged to be. */
abstract class SafetyStory {
    static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    static final Set<String> TWO = Set.of("usb", "nas");
    static final String LOG = Safety.DECISIONS;

    final List<History.Event> events = new ArrayList<>();
    Disks disks = Disks.UNKNOWN;

    static List<String> sentences(Safety safety) {
        return safety.findings().stream().map(Safety.Finding::sentence).toList();
    }

    Safety judge(Set<String> stores, long decisions) {
        return judge(stores, decisions, NOW);
    }

    Safety judge(String when) {
        return judge(Set.of("usb"), 300, Instant.parse(when));
    }

    Safety judge(Set<String> stores, long decisions, Instant when) {
        return Safety.of(
                new History.Told(events, List.of()),
                ids(stores.isEmpty() ? Set.of("local") : stores),
                stores.isEmpty(),
                disks,
                Map.of(LOG, decisions),
                _ -> Schedule.DEFAULT,
                when.atZone(ZoneOffset.UTC));
    }

    static StoreId id(String store) {
        return new StoreId(store, "folder /media/" + store);
    }

    static List<StoreId> ids(Set<String> stores) {
        return stores.stream().map(SafetyStory::id).toList();
    }

    void backUp(String store, Duration age, long records) {
        events.add(new History.Begun(ago(age), id(store), name(age)));
        verify(store, age, records, age);
    }

    void verify(String store, Duration age, long records, Duration when) {
        events.add(new History.Verified(
                ago(when), id(store), name(age), 1000, "a".repeat(64), 2, 2000, Map.of(LOG, records), Set.of()));
    }

    void drill(String store, Duration age, Duration when) {
        events.add(new History.Restorable(ago(when), id(store), name(age)));
    }

    void damage(String store, Duration age) {
        events.add(new History.Damaged(NOW, id(store), name(age), "it is damaged"));
    }

    static BackupName name(Duration age) {
        return new BackupName(ago(age));
    }

    static Instant ago(Duration age) {
        return NOW.minus(age);
    }

    static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
