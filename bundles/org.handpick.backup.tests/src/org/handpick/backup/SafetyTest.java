package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.handpick.backup.Safety.Level;
import org.junit.jupiter.api.Test;

/** The rules of docs/backup-runbook.md#safety, by which a colour is given. */
class SafetyTest extends SafetyStory {
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
}
