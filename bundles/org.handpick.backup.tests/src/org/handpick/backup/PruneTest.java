package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handpick.backup.Prune.Extent;
import org.handpick.core.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruneTest {
    private static final int WEEKS = 10;

    @TempDir
    Path folder;

    private Ground ground;
    private final List<BackupName> made = new ArrayList<>();

    @BeforeEach
    void weeks() throws IOException {
        ground = Ground.withLogs(folder);
        for (int week = 0; week < WEEKS; week++) {
            ground.log(100 + week);
            made.add(ground.at(time(week)).backUp().name());
        }
    }

    private static Instant time(int week) {
        return Ground.SUNDAY.minus(Duration.ofDays(7L * (WEEKS - 1 - week)));
    }

    private List<BackupName> left() {
        return ground.backups().reversed().stream().map(StoredBackup::name).toList();
    }

    @Test
    void what_no_rule_keeps_goes_the_oldest_first_and_its_sums_with_it() throws IOException {
        Prune.Pruned pruned = ground.prune(Retention.DEFAULT, Extent.CAREFUL);

        assertEquals(made.subList(0, 2), pruned.deleted());
        assertEquals(made.subList(2, WEEKS), left());
        assertEquals(Optional.empty(), pruned.stopped());
        assertEquals(2 * 8, Ground.world(ground.stored).size());
    }

    @Test
    void a_dry_run_tells_the_same_and_deletes_nothing() {
        Prune.Pruned dry = ground.prune(Retention.DEFAULT, Extent.DRY_RUN);

        assertEquals(made, left());
        assertEquals(List.of(), dry.deleted());
        assertEquals(
                List.of(false, false, true, true, true, true, true, true, true, true),
                dry.verdicts().stream().map(Retention.Verdict::isKept).toList());
    }

    @Test
    void nothing_goes_while_the_newest_holds_less_until_a_person_accepts_it() throws IOException {
        ground.log(50);
        BackupName less = ground.at("2026-11-29T02:00:00Z").backUp().name();

        Prune.Pruned stopped = ground.prune(Retention.DEFAULT, Extent.CAREFUL);

        assertTrue(stopped.stopped().orElseThrow().contains("50 records and had 109"), stopped.stopped()::toString);
        assertEquals(List.of(), stopped.deleted());
        assertEquals(WEEKS + 1, left().size());
        ground.at("2026-12-06T02:00:00Z").backUp();
        assertTrue(ground.prune(Retention.DEFAULT, Extent.CAREFUL).stopped().isPresent(), "it is not forgotten");

        Prune.Pruned accepted = ground.prune(Retention.DEFAULT, Extent.ACCEPT_SHRINK);

        assertEquals(4, accepted.deleted().size());
        assertTrue(left().contains(less));
        assertEquals(
                Optional.empty(),
                ground.prune(Retention.DEFAULT, Extent.CAREFUL).stopped());
    }

    @Test
    void nothing_goes_when_the_newest_was_damaged_since_it_was_verified() throws IOException {
        Path newest = ground.stored.resolve(made.getLast().archive());
        byte[] bytes = Files.readAllBytes(newest);
        bytes[bytes.length / 2] ^= 1;
        Files.write(newest, bytes);

        assertThrows(DamagedArchive.class, () -> ground.prune(Retention.DEFAULT, Extent.CAREFUL));

        assertEquals(made, left());
        assertEquals(
                List.of(made.getFirst()),
                ground.prune(Retention.DEFAULT, Extent.CAREFUL).deleted());
    }

    @Test
    void without_a_history_nothing_counts_and_nothing_goes() throws IOException {
        Files.delete(ground.backup.folder().resolve("history.jsonl"));

        assertEquals(List.of(), ground.prune(Retention.DEFAULT, Extent.CAREFUL).deleted());
        ground.verify();
        assertEquals(
                made.subList(0, 2),
                ground.prune(Retention.DEFAULT, Extent.CAREFUL).deleted());
    }

    @Test
    void sums_that_an_unfinished_backup_left_go_after_a_day() throws IOException {
        Path lonely = Files.writeString(
                ground.stored.resolve(new BackupName(Ground.SUNDAY.minus(Duration.ofDays(2))).sums()), "x");
        Path young = Files.writeString(
                ground.stored.resolve(new BackupName(Ground.SUNDAY.minus(Duration.ofHours(2))).sums()), "x");
        Path other = Files.writeString(ground.stored.resolve("notes.txt"), "x");

        ground.prune(Retention.DEFAULT, Extent.CAREFUL);

        assertTrue(Files.notExists(lonely));
        assertTrue(Files.exists(young));
        assertTrue(Files.exists(other));
    }

    @Test
    void a_store_that_fails_on_the_way_loses_nothing_that_stays() {
        NamedStore failing = new NamedStore("shelf", new FaultyStore(ground.store.store()) {
            @Override
            void before(String call, String name) {
                if (call.equals("delete") && name.equals(made.get(1).archive())) {
                    throw new StoreFailure("shelf", "the line was cut");
                }
            }
        });

        assertThrows(
                StoreFailure.class,
                () -> new Prune(ground.backup, failing, Retention.DEFAULT, Extent.CAREFUL, ground.clock())
                        .run(Progress.NONE));

        assertEquals(made.subList(1, WEEKS), left());
        assertEquals(
                List.of(made.get(1)),
                ground.prune(Retention.DEFAULT, Extent.CAREFUL).deleted());
    }

    @Test
    void a_share_of_checks_goes_round() {
        List<BackupName> checked = new ArrayList<>();
        for (int day = 1; day <= 4; day++) {
            new Verify(
                            ground.backup,
                            ground.store,
                            25,
                            ground.at(Ground.SUNDAY.plus(Duration.ofDays(day))).clock())
                    .run(Progress.NONE)
                    .sound()
                    .forEach(verified -> checked.add(verified.backup()));
        }

        assertEquals(made, checked.stream().distinct().toList());
    }

    @Test
    void backups_of_another_data_area_in_the_same_place_are_never_deleted() throws IOException {
        Ground mine = Ground.withLogs(folder.resolve("mine"));
        Ground other = Ground.withLogs(folder.resolve("other"));
        BackupName theirs = new BackUp(other.backup, mine.store, Ground.SCOPE, mine.clock())
                .run(Progress.NONE)
                .name();
        BackupName ours = mine.at(Ground.SUNDAY.plusSeconds(60)).backUp().name();

        assertEquals(2, mine.verify().sound().size(), "all of them are read");

        assertEquals(
                List.of(),
                mine.prune(new Retention(0, 1, 0, 0, 20), Extent.CAREFUL).deleted());
        assertEquals(
                List.of(ours, theirs),
                mine.backups().stream().map(StoredBackup::name).toList());
        assertEquals(
                Optional.of(Origin.of(mine.backup)), new Origin.OfNewest(other.backup, mine.store).run(Progress.NONE));
    }
}
