package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    private static final StoreId SHELF = new StoreId("shelf", "folder /shelf");

    private static StoredBackup backup(Instant time, long bytes, long records) {
        return backup(time, bytes, records, Set.of());
    }

    private static StoredBackup backup(Instant time, long bytes, long records, Set<String> journals) {
        BackupName name = new BackupName(time);
        Map<String, Long> logs = Map.of("training/log.csv", records);
        return after(
                new StoredBackup(name, bytes, Known.NOTHING),
                new History.Verified(time, SHELF, name, bytes, "0".repeat(64), 1, bytes, logs, journals));
    }

    private static StoredBackup sound(Instant time) {
        return backup(time, 1000, 10);
    }

    private static StoredBackup unverified(Instant time) {
        return new StoredBackup(new BackupName(time), 1, Known.NOTHING);
    }

    private static StoredBackup begun(Instant time) {
        return after(unverified(time), new History.Begun(time, SHELF, new BackupName(time)));
    }

    private static StoredBackup damaged(Instant time) {
        return after(unverified(time), new History.Damaged(time, SHELF, new BackupName(time), "x"));
    }

    private static StoredBackup accepted(StoredBackup backup) {
        return after(backup, new History.Accepted(NOW, SHELF, backup.name(), "less"));
    }

    private static StoredBackup after(StoredBackup backup, History.OfBackup event) {
        return new StoredBackup(backup.name(), backup.bytes(), backup.known().after(event));
    }

    private static Instant daysAgo(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    private static List<StoredBackup> weekly(int count) {
        return IntStream.range(0, count)
                .mapToObj(week -> sound(daysAgo(7 * week)))
                .toList();
    }

    private static List<Integer> deleted(Retention retention, List<StoredBackup> backups) {
        return retention.decide(backups, NOW).stream()
                .filter(verdict -> !verdict.isKept())
                .map(verdict -> (int)
                        Duration.between(verdict.backup().name().time(), NOW).toDays())
                .toList();
    }

    @Test
    void eight_weeks_stay_by_default_and_the_oldest_goes_first() {
        assertEquals(List.of(70, 63, 56), deleted(Retention.DEFAULT, weekly(11)));
    }

    @Test
    void of_a_week_the_last_one_stays() {
        // a Sunday: the days before it are of the same week
        List<StoredBackup> days =
                IntStream.range(0, 9).mapToObj(day -> sound(daysAgo(day))).toList();

        assertEquals(List.of(8, 6, 5, 4, 3, 2, 1), deleted(new Retention(0, 8, 0, 0, 20), days));
    }

    @Test
    void all_of_the_last_seven_days_stay_by_default() {
        List<StoredBackup> hours = IntStream.range(0, 10 * 24)
                .mapToObj(hour -> sound(NOW.minus(Duration.ofHours(hour))))
                .toList();

        List<Integer> deleted = deleted(Retention.DEFAULT, hours);

        assertEquals(7, deleted.getLast(), "the last that goes is older than seven days");
        assertEquals(hours.size() - 7 * 24 - 1, deleted.size());
    }

    @ParameterizedTest
    @CsvSource({"3,0,0,0,3", "0,0,2,0,32", "0,0,0,10,11", "3,2,0,0,8"})
    void days_months_and_spans_stay_too(int daily, int weekly, int monthly, int within, int firstDeleted) {
        List<StoredBackup> days =
                IntStream.range(0, 60).mapToObj(day -> sound(daysAgo(day))).toList();
        Retention retention = new Retention(daily, weekly, monthly, within, 20);

        List<Integer> deleted = deleted(retention, days);

        assertTrue(deleted.contains(firstDeleted), deleted::toString);
        assertTrue(!deleted.contains(0), "the newest stays");
    }

    @Test
    void a_policy_that_keeps_nothing_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new Retention(0, 0, 0, 0, 20));
        assertThrows(IllegalArgumentException.class, () -> new Retention(-1, 8, 0, 0, 20));
        assertThrows(IllegalArgumentException.class, () -> new Retention(0, 8, 0, 0, 101));
    }

    @Test
    void the_newest_that_was_verified_stays_however_old_it_is() {
        assertEquals(
                List.of(110),
                deleted(new Retention(0, 0, 0, 7, 20), List.of(sound(daysAgo(100)), sound(daysAgo(110)))));
    }

    @Test
    void garbage_pushes_nothing_good_out() {
        List<StoredBackup> backups = new ArrayList<>(weekly(8));
        for (int week = 0; week < 20; week++) {
            backups.add(unverified(daysAgo(7 * week).plusSeconds(60)));
            backups.add(damaged(daysAgo(7 * week).plusSeconds(120)));
        }

        assertEquals(List.of(), deleted(Retention.DEFAULT, backups));
    }

    @Test
    void dates_in_the_future_count_for_nothing_and_are_not_deleted() {
        List<StoredBackup> backups = new ArrayList<>(weekly(8));
        IntStream.range(1, 20).forEach(week -> backups.add(sound(daysAgo(-7 * week))));

        assertEquals(List.of(), deleted(Retention.DEFAULT, backups));
        assertTrue(Retention.DEFAULT.decide(backups, NOW).getLast().reason().contains("future"));
    }

    @Test
    void each_verdict_has_its_reason() {
        List<StoredBackup> backups = new ArrayList<>(weekly(9));
        backups.add(unverified(daysAgo(3)));
        backups.add(damaged(daysAgo(4)));

        List<String> reasons = Retention.DEFAULT.decide(backups, NOW).stream()
                .map(Retention.Verdict::reason)
                .toList();

        assertEquals("no rule keeps it", reasons.getFirst());
        assertEquals("the last of the week 2026-W40 (8 of 8)", reasons.get(1));
        assertEquals("it is damaged, so it is not counted; a person may delete it", reasons.get(8));
        assertEquals("it was not verified, so it is not counted", reasons.get(9));
        assertEquals(
                "the newest that was verified, within 7 days, the last of the week 2026-W47 (1 of 8)",
                reasons.getLast());
    }

    @Test
    void whatever_there_is_the_newest_verified_one_stays_and_only_verified_ones_go() {
        Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            Retention retention =
                    new Retention(random.nextInt(4), random.nextInt(4), random.nextInt(4), random.nextInt(20) + 1, 20);
            List<StoredBackup> backups = new ArrayList<>();
            int count = random.nextInt(12);
            for (int i = 0; i < count; i++) {
                Instant time = NOW.minus(Duration.ofHours(random.nextInt(4000) - 400));
                backups.add(
                        switch (random.nextInt(3)) {
                            case 0 -> unverified(time);
                            case 1 -> damaged(time);
                            default -> sound(time);
                        });
            }

            List<Retention.Verdict> verdicts = retention.decide(backups, NOW);

            assertEquals(backups.size(), verdicts.size());
            Optional<Retention.Verdict> newest = verdicts.reversed().stream()
                    .filter(verdict -> verdict.backup().verified().isPresent())
                    .filter(verdict -> !verdict.backup().name().time().isAfter(NOW))
                    .findFirst();
            assertTrue(newest.map(Retention.Verdict::isKept).orElse(true), () -> verdicts.toString());
            assertTrue(verdicts.stream()
                    .allMatch(verdict -> verdict.isKept()
                            || verdict.backup().verified().isPresent()
                                    && !verdict.backup().name().time().isAfter(NOW)));
        }
    }

    @Test
    void fewer_records_than_in_any_before_are_told() {
        List<StoredBackup> backups =
                List.of(backup(daysAgo(0), 1000, 9), backup(daysAgo(7), 1000, 9), backup(daysAgo(14), 1000, 10));

        String told = Retention.DEFAULT.doubt(backups, NOW).orElseThrow().sentence();

        assertTrue(told.contains("training/log.csv has 9 records and had 10"), told);
    }

    private static String objection(StoredBackup chosen, StoredBackup... others) {
        List<StoredBackup> all =
                Stream.concat(Stream.of(chosen), Stream.of(others)).toList();
        return Retention.DEFAULT.objection(chosen, all, NOW).orElse("");
    }

    @Test
    void of_those_that_a_person_may_choose_to_delete_the_newest_that_counts_is_none() {
        assertEquals("", objection(sound(daysAgo(7)), sound(daysAgo(0))));
        assertEquals("", objection(begun(daysAgo(0)), sound(daysAgo(7))), "it was never read back");
        assertEquals("", objection(damaged(daysAgo(0))), "also where there is no other");
        assertEquals("", objection(sound(daysAgo(-9)), sound(daysAgo(0))), "a clock was wrong");

        assertEquals("it is the newest that was verified", objection(sound(daysAgo(0)), sound(daysAgo(7))));
        assertEquals(
                "it is the newest that was verified",
                objection(sound(daysAgo(7)), damaged(daysAgo(0)), begun(daysAgo(1)), sound(daysAgo(14))));
        assertTrue(objection(begun(daysAgo(0))).startsWith("no backup there is known to be sound"));
        assertTrue(objection(sound(daysAgo(-9))).startsWith("no backup there is known to be sound"));
        assertTrue(objection(unverified(daysAgo(7)), sound(daysAgo(0))).startsWith("it is not known to be of this"));
    }

    @Test
    void while_there_is_a_doubt_about_the_newest_a_person_deletes_none_that_counts() {
        StoredBackup newest = backup(daysAgo(0), 1000, 9);
        StoredBackup older = backup(daysAgo(7), 1000, 10);

        assertTrue(
                objection(older, newest).endsWith("backup prune --accept " + newest.name()), objection(older, newest));
        assertEquals("", objection(older, accepted(newest)));
        assertEquals("", objection(damaged(daysAgo(14)), newest, older));
    }

    @Test
    void counts_are_told_as_a_person_reads_them() {
        Optional<Retention.Doubt> fewer = Retention.DEFAULT.doubt(
                List.of(backup(daysAgo(0), 1_000_000, 1), backup(daysAgo(7), 1_000_000, 12_345)), NOW);
        Optional<Retention.Doubt> smaller =
                Retention.DEFAULT.doubt(List.of(backup(daysAgo(0), 1_234, 10), backup(daysAgo(7), 1_000_000, 10)), NOW);

        assertTrue(fewer.orElseThrow().sentence().endsWith("log.csv has 1 record and had 12,345"), fewer::toString);
        assertTrue(
                smaller.orElseThrow()
                        .sentence()
                        .contains(" has 1,234 bytes, more than 20 % less than the 1,000,000 of "),
                smaller::toString);
    }

    @Test
    void a_much_smaller_archive_is_told() {
        assertEquals(
                Optional.empty(),
                Retention.DEFAULT.doubt(List.of(backup(daysAgo(0), 800, 10), backup(daysAgo(7), 1000, 10)), NOW));
        assertTrue(Retention.DEFAULT
                .doubt(List.of(backup(daysAgo(0), 799, 10), backup(daysAgo(7), 1000, 10)), NOW)
                .orElseThrow()
                .sentence()
                .contains("20 %"));
    }

    @Test
    void what_a_person_accepted_is_not_told_again_but_what_comes_after_is() {
        StoredBackup before = backup(daysAgo(14), 1000, 10);
        StoredBackup looked = accepted(backup(daysAgo(7), 500, 5));

        assertEquals(Optional.empty(), Retention.DEFAULT.doubt(List.of(looked, before), NOW));
        assertEquals(
                Optional.empty(), Retention.DEFAULT.doubt(List.of(backup(daysAgo(0), 500, 6), looked, before), NOW));
        assertTrue(Retention.DEFAULT
                .doubt(List.of(backup(daysAgo(0), 500, 4), looked, before), NOW)
                .isPresent());
    }

    @Test
    void a_journal_that_is_not_in_it_any_more_is_less() {
        String journal = "libraries/holiday-1a2b3c4d/.handpick/journal.jsonl";
        StoredBackup before = backup(daysAgo(7), 1000, 10, Set.of(journal));

        assertEquals(
                sound(daysAgo(0)).name() + " holds less than " + before.name() + ": " + journal
                        + " is not in it any more",
                Retention.DEFAULT
                        .doubt(List.of(sound(daysAgo(0)), before), NOW)
                        .orElseThrow()
                        .sentence());
        assertEquals(
                Optional.empty(),
                Retention.DEFAULT.doubt(List.of(backup(daysAgo(0), 1000, 10, Set.of(journal)), before), NOW));
    }

    @Test
    void a_clock_that_is_fast_deletes_nothing_by_the_rule_of_days() {
        Retention days = new Retention(0, 0, 0, 30, 20);
        Instant wrong = NOW.plus(Duration.ofDays(365));
        List<StoredBackup> backups = new ArrayList<>(weekly(5));
        backups.add(sound(wrong));

        List<Retention.Verdict> verdicts = days.decide(backups, wrong);

        assertTrue(verdicts.stream().allMatch(Retention.Verdict::isKept), verdicts::toString);
        assertEquals(
                "within 30 days, but for 365 days without a backup",
                verdicts.getFirst().reason());
        assertEquals(Optional.empty(), days.doubt(backups, wrong), "nobody has to be asked");
    }

    /** Who comes back from three weeks of holiday has the days before them, until there are as many days of backups again. */
    @Test
    void a_leap_in_time_does_not_count_as_days() {
        Retention week = new Retention(0, 0, 0, 7, 20);
        List<StoredBackup> before = IntStream.rangeClosed(21, 27)
                .mapToObj(day -> sound(daysAgo(day)))
                .toList();

        List<StoredBackup> back = new ArrayList<>(before);
        back.add(sound(daysAgo(0)));
        assertEquals(List.of(), deleted(week, back));

        IntStream.rangeClosed(1, 5).forEach(day -> back.add(sound(daysAgo(day))));
        assertEquals(List.of(27, 26, 25, 24), deleted(week, back));
    }

    @Test
    void backups_that_are_always_far_apart_grow_old() {
        List<StoredBackup> quarters = IntStream.range(0, 8)
                .mapToObj(quarter -> sound(daysAgo(90 * quarter)))
                .toList();

        assertEquals(List.of(630, 540, 450, 360, 270, 180, 90), deleted(new Retention(0, 0, 0, 7, 20), quarters));
    }

    @Test
    void what_was_begun_and_never_read_back_goes_when_a_newer_one_was() {
        assertEquals(List.of(7), deleted(Retention.DEFAULT, List.of(sound(daysAgo(0)), begun(daysAgo(7)))));
        assertEquals(
                List.of(),
                deleted(Retention.DEFAULT, List.of(begun(daysAgo(0)), sound(daysAgo(7)), unverified(daysAgo(14)))),
                "it may be all there is of today, and what is not ours stays");
    }
}
