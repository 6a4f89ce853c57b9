package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.handpick.backup.Prune.Extent;
import org.handpick.core.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log is lost, nobody notices, and backups go on. */
class LostLogTest {
    /** By which the second backup of a week takes the place of the first. */
    private static final Retention WEEKS = new Retention(0, 8, 0, 0, 20);

    private static final String SHRUNK = "records and had 100";
    private static final String ANEW = Ground.LOG + " does not begin any more with what ";

    @TempDir
    Path folder;

    private Ground ground;
    private BackupName good;

    @BeforeEach
    void backUp() throws IOException {
        ground = Ground.withLogs(folder);
        good = ground.at("2026-11-23T02:00:00Z").backUp().name();
    }

    @Test
    void the_only_backup_of_a_log_that_was_begun_anew_stays_until_a_person_says_that_it_is_right() throws IOException {
        beginAnew(200);
        ground.at("2026-11-24T02:00:00Z").backUp();
        BackupName newest = ground.at("2026-11-25T02:00:00Z").backUp().name();

        Prune.Pruned pruned = ground.prune(WEEKS, Extent.CAREFUL);

        assertTrue(pruned.stopped().orElseThrow().contains(ANEW + good), pruned.stopped()::toString);
        assertTrue(names().contains(good), "although two of the same week came after it");
        assertTrue(red().contains(ANEW + good), this::red);

        ground.prune(WEEKS, new Extent.Accept(newest));

        assertEquals(List.of(newest), names());
        assertEquals("", red());
    }

    @Test
    void a_log_that_is_only_added_to_is_not_lost() throws IOException {
        ground.log(150);
        ground.at("2026-11-24T02:00:00Z").backUp();
        ground.log(150);
        ground.at("2026-11-25T02:00:00Z").backUp();

        assertEquals(Optional.empty(), ground.prune(WEEKS, Extent.CAREFUL).stopped());
        assertEquals("", red());
    }

    @Test
    void a_log_that_is_gone_stays_red_when_it_was_backed_up_without_it_and_is_well_when_it_is_back()
            throws IOException {
        Files.delete(ground.data.resolve(Ground.LOG));
        ground.at("2026-11-24T02:00:00Z").backUp();

        assertTrue(red().contains(Ground.LOG + " has 0 " + SHRUNK), this::red);

        ground.log(100);
        ground.at("2026-11-25T02:00:00Z").backUp();

        assertEquals("", red());
    }

    @Test
    void what_was_decided_after_the_loss_is_in_its_backup_alone_once_the_old_log_is_back() throws IOException {
        beginAnew(20);
        BackupName anew = ground.at("2026-11-24T02:00:00Z").backUp().name();
        ground.log(100);
        ground.at("2026-11-25T02:00:00Z").backUp();

        assertTrue(red().contains(ANEW + anew), this::red);
    }

    @Test
    void a_log_of_which_the_end_was_lost_is_well_when_it_is_whole_again() throws IOException {
        ground.log(60);
        ground.at("2026-11-24T02:00:00Z").backUp();
        assertTrue(red().contains(Ground.LOG + " has 60 " + SHRUNK), this::red);

        ground.log(110);
        ground.at("2026-11-25T02:00:00Z").backUp();

        assertEquals("", red());
    }

    @Test
    void one_byte_that_is_another_is_enough() throws IOException {
        Path log = ground.data.resolve(Ground.LOG);
        String text = Files.readString(log);
        Files.writeString(log, text.replace("\"a 50, ", "\"b 50, ") + "s2,t_000000000001,x\r\n");
        assertFalse(Files.readString(log).startsWith(text));
        Ground.rest(log);
        ground.at("2026-11-24T02:00:00Z").backUp();

        assertTrue(red().contains(ANEW + good), this::red);
    }

    @Test
    void a_run_that_is_trained_anew_is_no_lost_log() throws IOException {
        ground.write(Ground.RUN + "metrics.csv", "step,epoch,split,metric,value,time\n1,1,val,top1,0.7,x\n");
        ground.at("2026-11-24T02:00:00Z").backUp();

        assertEquals("", red());
    }

    private void beginAnew(int records) throws IOException {
        ground.write(Ground.LOG, Ground.logText(records).replace("s1,", "s2,"));
    }

    private List<BackupName> names() {
        return ground.backups().stream().map(StoredBackup::name).toList();
    }

    /** What is red, in words. */
    private String red() {
        History.Told told = ground.backup.history().read();
        Safety safety = Safety.of(
                told,
                List.of(ground.store.id()),
                false,
                Disks.UNKNOWN,
                new LiveRecords(ground.backup).count(told, Progress.NONE),
                _ -> Schedule.DEFAULT,
                ground.clock().instant().atZone(ZoneOffset.UTC));
        return String.join(
                "\n",
                safety.findings().stream()
                        .filter(finding -> finding.level() == Safety.Level.RED)
                        .map(Safety.Finding::sentence)
                        .toList());
    }
}
