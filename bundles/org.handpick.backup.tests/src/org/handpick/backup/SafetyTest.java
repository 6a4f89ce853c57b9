package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.handpick.backup.Safety.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of docs/backup-runbook.md#safety. */
class SafetyTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Set<String> TWO = Set.of("usb", "nas");
    private static final String LOG = Safety.DECISIONS;

    private final List<History.Event> events = new ArrayList<>();
    private Disks disks = Disks.UNKNOWN;

    @Test
    void all_is_well_when_a_backup_of_this_week_was_restored_for_a_test() {
        backUp("usb", days(3), 300);
        backUp("nas", days(3), 300);
        drill("usb", days(3), days(3));
        drill("nas", days(3), days(3));

        Safety safety = judge(TWO, 341);

        assertEquals(Level.WELL, safety.level());
        assertEquals("Last proven restorable: 3 days ago, in 2 places; 41 decisions since.", safety.headline());
        assertEquals(List.of(), safety.findings());
    }

    @Test
    void a_place_counts_only_where_a_drill_was_made() {
        backUp("usb", days(3), 300);
        backUp("nas", days(3), 300);
        drill("usb", days(3), days(2));

        assertEquals(
                "Last proven restorable: 2 days ago, in 1 place; 1 decision since.",
                judge(TWO, 301).headline());
    }

    @Test
    void a_place_counts_only_while_its_backups_go_on() {
        backUp("usb", days(3), 300);
        drill("usb", days(3), days(3));
        backUp("nas", days(12), 300);
        drill("nas", days(12), days(1));

        assertInOnePlace("nas is overdue");

        backUp("nas", days(3), 300);
        assertEquals(
                "Last proven restorable: 24 hours ago, in 2 places; 41 decisions since.",
                judge(TWO, 341).headline());

        events.add(new History.Failed(ago(days(1)), id("nas"), "no"));
        assertInOnePlace("the last try to back up to nas failed");
    }

    @Test
    void a_place_counts_only_while_its_newest_backup_is_sound() {
        backUp("usb", days(3), 300);
        drill("usb", days(3), days(3));
        backUp("nas", days(9), 300);
        backUp("nas", days(3), 300);
        drill("nas", days(9), days(9));
        backUp("nas", days(2), 300);
        damage("nas", days(2));

        assertInOnePlace("the newest backup in nas is damaged");
    }

    @Test
    void a_place_counts_only_while_its_drill_is_of_the_last_weeks() {
        backUp("usb", days(3), 300);
        drill("usb", days(3), days(3));
        backUp("nas", days(40), 200);
        drill("nas", days(40), Safety.PROOF_HOLDS);
        backUp("nas", days(3), 300);

        assertInOnePlace("the drill of nas is old");

        events.removeIf(event ->
                event instanceof History.Restorable && event.store().name().equals("nas"));
        drill("nas", days(40), Safety.PROOF_HOLDS.minusSeconds(1));
        assertEquals(
                "Last proven restorable: 3 days ago, in 2 places; 41 decisions since.",
                judge(TWO, 341).headline());
    }

    private void assertInOnePlace(String why) {
        assertEquals(
                "Last proven restorable: 3 days ago, in 1 place; 41 decisions since.",
                judge(TWO, 341).headline(),
                why);
    }

    @Test
    void where_no_place_counts_none_is_told() {
        backUp("usb", days(12), 300);
        drill("usb", days(12), days(12));

        assertEquals(
                "Last proven restorable: 12 days ago; 41 decisions since.",
                judge(Set.of("usb"), 341).headline());
    }

    @Test
    void nothing_is_said_where_there_is_nothing_to_back_up() {
        Safety safety = judge(Set.of(), 0);

        assertEquals(new Safety(Level.WELL, "There is nothing to back up yet.", List.of()), safety);
    }

    @Test
    void decisions_without_any_backup_are_red_and_it_is_said_what_to_do() {
        Safety safety = judge(Set.of(), 41);

        assertEquals("There is no backup of 41 decisions.", safety.headline());
        assertEquals(
                List.of(new Safety.Finding(
                        Level.RED, "A broken disk would take all 41 decisions.", "Add a store on another disk.")),
                safety.findings());
        assertEquals("Back up now.", judge(TWO, 41).findings().getFirst().advice());
    }

    @Test
    void backups_beside_the_data_are_amber() {
        backUp("local", days(1), 300);
        drill("local", days(1), days(1));

        assertEquals(List.of("The backups stand on the same disk as the data."), sentences(judge(Set.of(), 300)));
        assertEquals(List.of(), sentences(judge(Set.of("local"), 300)), "a person has set it up so");
    }

    @Test
    void a_store_on_the_disk_of_the_data_is_no_place() {
        backUp("usb", days(1), 300);
        drill("usb", days(1), days(1));
        disks = new Disks(Optional.of("sda"), Map.of("usb", "sda"));

        Safety alone = judge(Set.of("usb"), 300);
        assertEquals(Level.AMBER, alone.level());
        assertEquals(List.of("The backups stand on the same disk as the data."), sentences(alone));
        assertEquals(
                "Last proven restorable: 24 hours ago, on the disk of the data alone; no decision since.",
                alone.headline());

        backUp("nas", days(1), 300);
        drill("nas", days(1), days(1));
        Safety both = judge(TWO, 300);
        assertEquals(List.of(), sentences(both));
        assertEquals("Last proven restorable: 24 hours ago, in 1 place; no decision since.", both.headline());
    }

    @Test
    void two_stores_on_one_disk_are_one_place() {
        for (String store : TWO) {
            backUp(store, days(1), 300);
            drill(store, days(1), days(1));
        }
        disks = new Disks(Optional.of("sda"), Map.of("usb", "sdb", "nas", "sdb"));

        Safety safety = judge(TWO, 300);

        assertEquals("Last proven restorable: 24 hours ago, in 1 place; no decision since.", safety.headline());
        assertEquals(Level.WELL, safety.level());
    }

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

    @Test
    void a_place_to_which_no_backup_goes_is_not_counted_before_the_first_drill_either() {
        backUp("usb", days(1), 300);
        backUp("nas", Duration.ofHours(3), 300);
        events.add(new History.Failed(ago(Duration.ofHours(2)), id("nas"), "nas: it is switched off"));

        assertEquals(
                "Backed up 24 hours ago, in 1 place, and read back; no decision since.",
                judge(TWO, 300).headline());

        events.add(new History.Failed(ago(Duration.ofHours(2)), id("usb"), "usb: the folder is not there"));

        assertEquals(
                "Backed up 3 hours ago and read back; no decision since.",
                judge(TWO, 300).headline());
    }

    @Test
    void a_headline_over_lost_decisions_does_not_say_that_there_is_none_since() {
        backUp("usb", days(1), 300);

        assertEquals(
                "Backed up 24 hours ago, in 1 place, and read back; 4 decisions fewer since.",
                judge(Set.of("usb"), 296).headline());
    }

    @Test
    void large_numbers_are_told_in_threes() {
        backUp("usb", days(1), 300);

        assertEquals(
                "Backed up 24 hours ago, in 1 place, and read back; 1,600,006 decisions since.",
                judge(Set.of("usb"), 1_600_306).headline());
    }

    @Test
    void a_failure_is_red_until_a_backup_is_made_there() {
        backUp("usb", days(3), 300);
        drill("usb", days(3), days(3));
        events.add(new History.Failed(ago(Duration.ofHours(2)), id("usb"), "usb: the folder is not there"));

        assertEquals(
                List.of("The last backup to usb failed 2 hours ago: usb: the folder is not there."),
                sentences(judge(Set.of("usb"), 300)));
        assertEquals(Level.RED, judge(Set.of("usb"), 300).level());

        verify("usb", days(3), 300, Duration.ofHours(1));
        assertEquals(Level.RED, judge(Set.of("usb"), 300).level(), "an old backup was read, and none made");

        backUp("usb", Duration.ZERO, 300);
        assertEquals(Level.WELL, judge(Set.of("usb"), 300).level());
    }

    @Test
    void a_reason_that_is_a_question_keeps_its_mark() {
        events.add(new History.Failed(ago(days(1)), id("usb"), "usb: is its disk plugged in?"));

        assertEquals(
                "The last backup to usb failed 24 hours ago: usb: is its disk plugged in?",
                sentences(judge(Set.of("usb"), 300)).getFirst());
    }

    @Test
    void a_failure_before_the_first_backup_is_told_also_where_nothing_is_decided() {
        events.add(new History.Failed(ago(days(1)), id("usb"), "there is nothing to back up."));

        assertEquals(Level.RED, judge(Set.of("usb"), 0).level());
    }

    @Test
    void the_newest_backup_damaged_is_red_and_an_older_one_amber() {
        backUp("usb", days(6), 200);
        backUp("usb", days(3), 300);
        drill("usb", days(3), days(3));
        damage("usb", days(6));

        assertEquals(List.of("A backup in usb is damaged."), sentences(judge(Set.of("usb"), 300)));
        assertEquals(Level.AMBER, judge(Set.of("usb"), 300).level());

        damage("usb", days(3));
        Safety safety = judge(Set.of("usb"), 300);
        assertEquals(Level.RED, safety.level());
        assertTrue(
                sentences(safety)
                        .contains("The newest backup in usb is damaged, and no other there is known to be sound."),
                () -> sentences(safety).toString());
        assertEquals("There is no backup of 300 decisions.", safety.headline(), "a proof of what is damaged is none");
    }

    @Test
    void what_is_damaged_or_gone_was_read_back_once_and_is_not_told_as_if_it_never_was() {
        backUp("usb", days(3), 300);
        drill("usb", days(3), days(3));
        backUp("nas", days(3), 300);
        damage("nas", days(3));
        assertEquals(
                List.of("The newest backup in nas is damaged, and no other there is known to be sound."),
                sentences(judge(TWO, 300)));

        events.removeLast();
        events.add(new History.Missing(NOW, id("nas"), name(days(3))));
        assertEquals(
                List.of("The newest backup in nas is gone, and no other there is known to be sound."),
                sentences(judge(TWO, 300)));

        backUp("nas", days(3).plusHours(5), 300);
        damage("nas", days(3));
        assertEquals(List.of("The newest backup in nas is damaged."), sentences(judge(TWO, 300)));
    }

    @Test
    void what_was_deleted_counts_no_more() {
        backUp("usb", days(3), 300);
        drill("usb", days(3), days(3));
        events.add(new History.Deleted(NOW, id("usb"), name(days(3))));

        assertEquals(Level.RED, judge(Set.of("usb"), 300).level());
    }

    @Test
    void a_store_without_a_backup_is_amber_while_another_has_one() {
        backUp("usb", days(3), 300);
        drill("usb", days(3), days(3));

        assertEquals(List.of("nas has no backup that was read back."), sentences(judge(TWO, 300)));
    }

    @Test
    void a_store_that_is_used_no_more_counts_for_nothing() {
        backUp("usb", days(3), 300);
        drill("usb", days(3), days(3));
        events.add(new History.Failed(NOW, id("nas"), "gone"));

        assertEquals(Level.WELL, judge(Set.of("usb"), 300).level());
        assertEquals(Level.RED, judge(Set.of("nas"), 300).level());
    }

    @Test
    void records_that_are_gone_are_red_before_all_else() {
        backUp("usb", days(9), 300);
        drill("usb", days(9), days(9));

        Safety safety = judge(Set.of("usb"), 299);

        assertEquals(
                "Since the backup of 9 days ago records are lost: " + LOG + " has 299 records and had 300.",
                sentences(safety).getFirst());
        assertEquals(Level.RED, safety.level());
        assertTrue(safety.headline().endsWith("1 decision fewer since."), safety.headline());
    }

    @Test
    void one_record_and_many_are_told_as_a_person_would() {
        backUp("usb", days(1), 12_345);

        assertTrue(sentences(judge(Set.of("usb"), 1)).getFirst().endsWith(LOG + " has 1 record and had 12,345."));
    }

    @Test
    void a_run_that_was_deleted_is_no_lost_record() {
        events.add(new History.Verified(
                NOW,
                id("usb"),
                name(days(1)),
                1000,
                "a".repeat(64),
                2,
                2000,
                Map.of(LOG, 5L, "runs/r/metrics.csv", 40L),
                Set.of()));
        drill("usb", days(1), days(1));

        assertEquals(Level.WELL, judge(Set.of("usb"), 5).level());
    }

    @Test
    void a_backup_from_the_future_proves_nothing() {
        backUp("usb", Duration.ofDays(-300), 300);
        drill("usb", Duration.ofDays(-300), Duration.ZERO);

        assertEquals(Level.RED, judge(Set.of("usb"), 300).level());
    }

    @Test
    void a_line_of_the_history_that_cannot_be_read_is_amber() {
        backUp("usb", days(3), 300);
        drill("usb", days(3), days(3));

        Safety safety = Safety.of(
                new History.Told(events, List.of("line 3 is no event", "line 4 is no event")),
                List.of(id("usb")),
                false,
                disks,
                Map.of(LOG, 300L),
                _ -> Schedule.DEFAULT,
                NOW.atZone(ZoneOffset.UTC));

        assertEquals(List.of("line 3 is no event."), sentences(safety));
        assertEquals(Level.AMBER, safety.level());
    }

    @ParameterizedTest
    @CsvSource({
        "PT-5S,just now",
        "PT59S,just now",
        "PT1M,1 minute ago",
        "PT59M59S,59 minutes ago",
        "PT1H,1 hour ago",
        "PT47H59M,47 hours ago",
        "PT48H,2 days ago",
        "P700D,700 days ago"
    })
    void an_age_is_told_in_the_unit_that_fits(Duration age, String words) {
        assertEquals(words, Safety.ago(NOW.minus(age), NOW));
    }

    /** Whatever happened: what is bad makes nothing better, and so does time that passes. */
    @Test
    void nothing_bad_makes_it_look_safer() {
        Random random = new Random(20261125);
        for (int round = 0; round < 2000; round++) {
            events.clear();
            IntStream.range(0, random.nextInt(12)).forEach(_ -> happen(random));
            int records = random.nextInt(400);
            Safety safety = judge(TWO, records);
            assertSaid(safety);

            String store = random.nextBoolean() ? "usb" : "nas";
            Level before = safety.level();
            if (!safety.headline().startsWith("There is nothing")) {
                Safety later = judge(TWO, records, NOW.plus(days(1)));
                assertNoBetter(before, later);
                assertNoBetter(before, judge(TWO, Math.ceilDiv(records, 2)));
            }
            Duration age = days(random.nextInt(20));
            events.add(new History.Failed(NOW, id(store), "no"));
            assertEquals(Level.RED, judge(TWO, records).level());
            events.removeLast();
            damage(store, age);
            assertNoBetter(before, judge(TWO, records));
        }
    }

    @Test
    void of_what_other_stores_tell_the_order_does_not_matter() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            events.clear();
            IntStream.range(0, random.nextInt(12)).forEach(_ -> happen(random));
            Safety mixed = judge(TWO, 300);
            List<History.Event> apart = new ArrayList<>(events.stream()
                    .filter(event -> event.store().name().equals("nas"))
                    .toList());
            apart.addAll(events.stream()
                    .filter(event -> event.store().name().equals("usb"))
                    .toList());

            assertEquals(
                    mixed,
                    Safety.of(
                            new History.Told(apart, List.of()),
                            ids(TWO),
                            false,
                            disks,
                            Map.of(LOG, 300L),
                            _ -> Schedule.DEFAULT,
                            NOW.atZone(ZoneOffset.UTC)));
        }
    }

    private void happen(Random random) {
        String store = random.nextBoolean() ? "usb" : "nas";
        Duration age = days(random.nextInt(20));
        switch (random.nextInt(5)) {
            case 0 -> events.add(new History.Failed(ago(age), id(store), "no"));
            case 1 -> damage(store, age);
            case 2 -> drill(store, age, age);
            case 3 -> events.add(new History.Deleted(ago(age), id(store), name(age)));
            default -> backUp(store, age, random.nextInt(300));
        }
    }

    private static void assertSaid(Safety safety) {
        assertTrue(safety.headline().endsWith("."), safety.headline());
        assertFalse(safety.headline().contains(" 1 decisions"), safety.headline());
        assertEquals(safety.level() == Level.WELL, safety.findings().isEmpty(), safety::toString);
        safety.findings().forEach(finding -> {
            assertTrue(finding.sentence().endsWith("."), finding.sentence());
            assertTrue(finding.level().compareTo(safety.level()) <= 0, safety::toString);
        });
    }

    private static void assertNoBetter(Level before, Safety after) {
        assertTrue(after.level().compareTo(before) >= 0, () -> before + " became " + after);
    }

    private static List<String> sentences(Safety safety) {
        return safety.findings().stream().map(Safety.Finding::sentence).toList();
    }

    private Safety judge(Set<String> stores, long decisions) {
        return judge(stores, decisions, NOW);
    }

    private Safety judge(String when) {
        return judge(Set.of("usb"), 300, Instant.parse(when));
    }

    private Safety judge(Set<String> stores, long decisions, Instant when) {
        return Safety.of(
                new History.Told(events, List.of()),
                ids(stores.isEmpty() ? Set.of("local") : stores),
                stores.isEmpty(),
                disks,
                Map.of(LOG, decisions),
                _ -> Schedule.DEFAULT,
                when.atZone(ZoneOffset.UTC));
    }

    private static StoreId id(String store) {
        return new StoreId(store, "folder /media/" + store);
    }

    private static List<StoreId> ids(Set<String> stores) {
        return stores.stream().map(SafetyTest::id).toList();
    }

    private void backUp(String store, Duration age, long records) {
        events.add(new History.Begun(ago(age), id(store), name(age)));
        verify(store, age, records, age);
    }

    private void verify(String store, Duration age, long records, Duration when) {
        events.add(new History.Verified(
                ago(when), id(store), name(age), 1000, "a".repeat(64), 2, 2000, Map.of(LOG, records), Set.of()));
    }

    private void drill(String store, Duration age, Duration when) {
        events.add(new History.Restorable(ago(when), id(store), name(age)));
    }

    private void damage(String store, Duration age) {
        events.add(new History.Damaged(NOW, id(store), name(age), "it is damaged"));
    }

    private static BackupName name(Duration age) {
        return new BackupName(ago(age));
    }

    private static Instant ago(Duration age) {
        return NOW.minus(age);
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
