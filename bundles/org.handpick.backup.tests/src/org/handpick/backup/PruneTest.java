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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        BackupName newest = ground.at("2026-12-06T02:00:00Z").backUp().name();
        assertTrue(ground.prune(Retention.DEFAULT, Extent.CAREFUL).stopped().isPresent(), "it is not forgotten");

        Prune.Pruned another = ground.prune(Retention.DEFAULT, new Extent.Accept(less));
        assertEquals(List.of(), another.deleted());
        assertTrue(
                another.stopped().orElseThrow().startsWith(less + " is not the newest one that counts; "),
                "what was told of one backup is no word about another");

        Prune.Pruned accepted = ground.prune(Retention.DEFAULT, new Extent.Accept(newest));

        assertEquals(4, accepted.deleted().size());
        assertTrue(left().contains(less));
        assertEquals(
                Optional.empty(),
                ground.prune(Retention.DEFAULT, Extent.CAREFUL).stopped());
    }

    @Test
    void nothing_goes_when_the_newest_was_damaged_since_it_was_verified() throws IOException {
        Path newest = ground.stored.resolve(made.getLast().archive());
        Ground.rot(newest);

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
    void what_a_backup_left_that_was_cut_goes_and_what_others_have_there_stays() throws IOException {
        NamedStore cut = new NamedStore("shelf", new FaultyStore(ground.store.store()) {
            @Override
            void before(String call, String name) {
                if (call.equals("put") && name.endsWith(".tar.gz")) {
                    throw new StoreFailure("shelf", "the line was cut");
                }
            }
        });
        Instant evening = Ground.SUNDAY.plusSeconds(3600);
        assertThrows(StoreFailure.class, () -> ground.at(evening).backUp(cut, Progress.NONE));
        Path ours = ground.stored.resolve(new BackupName(evening).sums());
        assertTrue(Files.exists(ours));
        Path theirs = Files.writeString(
                ground.stored.resolve(new BackupName(Ground.SUNDAY.minus(Duration.ofDays(2))).sums()), "x");
        Path other = Files.writeString(ground.stored.resolve("notes.txt"), "x");

        ground.prune(Retention.DEFAULT, Extent.CAREFUL);

        assertTrue(Files.notExists(ours));
        assertTrue(Files.exists(theirs), "another data area may have begun it");
        assertTrue(Files.exists(other));
    }

    @Test
    void what_could_not_be_read_back_goes_once_a_newer_one_was() {
        NamedStore cut = new NamedStore("shelf", new FaultyStore(ground.store.store()) {
            @Override
            int readable(String object, int bytes) {
                return 200;
            }
        });
        BackupName left = new BackupName(Ground.SUNDAY.plusSeconds(3600));
        assertThrows(StoreFailure.class, () -> ground.at(left.time()).backUp(cut, Progress.NONE));
        assertEquals(
                made.subList(0, 2),
                ground.prune(Retention.DEFAULT, Extent.CAREFUL).deleted());
        assertTrue(left().contains(left), "nothing newer was read back");

        ground.at(Ground.SUNDAY.plusSeconds(7200)).backUp();

        assertEquals(
                List.of(left), ground.prune(Retention.DEFAULT, Extent.CAREFUL).deleted(), "not those of the same days");
    }

    @Test
    void a_copy_of_a_data_area_deletes_nothing_of_the_original() throws IOException {
        Path copied = folder.resolve("copied");
        for (Map.Entry<String, String> file : Ground.world(ground.data).entrySet()) {
            Path to = copied.resolve(file.getKey());
            Files.createDirectories(to.getParent());
            Ground.rest(Files.writeString(to, file.getValue()));
        }
        BackupFolder copy = new BackupFolder(copied);
        BackupName its = new BackUp(
                        copy,
                        ground.store,
                        Ground.SCOPE,
                        ground.at(Ground.SUNDAY.plusSeconds(60)).clock())
                .run(Progress.NONE)
                .name();

        Prune.Pruned pruned = new Prune(
                        copy, ground.store, new Retention(0, 1, 0, 0, 20), Extent.CAREFUL, ground.clock())
                .run(Progress.NONE);

        assertEquals(List.of(), pruned.deleted());
        List<BackupName> all = new ArrayList<>(made);
        all.add(its);
        assertEquals(all, left());
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
    void a_share_of_checks_goes_round_whatever_comes_of_them() throws IOException {
        Files.write(ground.stored.resolve(made.getFirst().archive()), new byte[] {1, 2, 3});
        Ground other = Ground.withLogs(folder.resolve("other"));
        BackupName theirs = new BackUp(
                        other.backup,
                        ground.store,
                        Ground.SCOPE,
                        other.at(Ground.SUNDAY.minusSeconds(60)).clock())
                .run(Progress.NONE)
                .name();
        NamedStore worn = new NamedStore("shelf", new FaultyStore(ground.store.store()) {
            @Override
            int readable(String object, int bytes) {
                return object.equals(made.get(1).archive()) ? 200 : -1;
            }
        });
        Set<BackupName> sound = new HashSet<>();
        List<DamagedArchive> damaged = new ArrayList<>();
        List<StoreFailure> unread = new ArrayList<>();
        for (int day = 1; day <= WEEKS + 1; day++) {
            try {
                Verify.Checked checked = new Verify(
                                ground.backup,
                                worn,
                                1,
                                ground.at(Ground.SUNDAY.plus(Duration.ofDays(day)))
                                        .clock())
                        .run(Progress.NONE);
                checked.sound().forEach(verified -> sound.add(verified.backup()));
                damaged.addAll(checked.damaged());
            } catch (StoreFailure e) {
                unread.add(e); // the only one of this turn
            }
        }

        assertEquals(1, damaged.size());
        assertEquals(1, unread.size());
        assertEquals(WEEKS - 1, sound.size(), "every other one once, and that of another data area");
        assertTrue(sound.contains(theirs));
    }

    @Test
    void one_that_cannot_be_read_stops_no_other() {
        NamedStore worn = new NamedStore("shelf", new FaultyStore(ground.store.store()) {
            @Override
            int readable(String object, int bytes) {
                return object.equals(made.get(1).archive()) ? 200 : -1;
            }
        });

        Verify.Checked checked = new Verify(ground.backup, worn, 100, ground.clock()).run(Progress.NONE);

        assertEquals(1, checked.unread().size());
        assertEquals(WEEKS - 1, checked.sound().size());
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
