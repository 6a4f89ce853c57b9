package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.handpick.backup.Prune.Extent;
import org.handpick.backup.store.s3.B2LikeServer;
import org.handpick.backup.store.s3.B2LikeServer.Fault;
import org.handpick.core.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Backups in a bucket: made, deleted, restored; and whatever goes wrong on the way, a good one is there. */
class S3CircleTest {
    private static final int FAULTS = 60;
    private static final long SEED = 20261128;
    private static final Retention TWO = new Retention(2, 0, 0, 0, 100);

    @TempDir
    Path folder;

    private final B2LikeServer server = new B2LikeServer();
    private final Random random = new Random(SEED);
    private NamedStore store;
    private Ground ground;
    private Instant now = Ground.SUNDAY;

    @BeforeEach
    void logs() throws IOException {
        ground = Ground.withLogs(folder);
        store = new NamedStore("b2", server.store());
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private BackUp.Made backUp() {
        now = now.plus(Duration.ofDays(1));
        return new BackUp(ground.backup, store, Ground.SCOPE, clock()).run(Progress.NONE);
    }

    @Test
    void backed_up_deleted_and_restored() throws IOException {
        BackUp.Made made = backUp();
        Map<String, String> before = new TreeMap<>(Ground.world(ground.data));
        for (Manifest.Entry file : made.manifest().files()) {
            Files.delete(ground.data.resolve(file.path()));
        }

        Restore.Restored restored =
                new Restore(ground.backup, store, Restore.Wish.NEWEST, ground.data).run(Progress.NONE);

        assertEquals(made.manifest().files().size(), restored.files().size());
        Map<String, String> after = Ground.world(ground.data);
        made.manifest()
                .files()
                .forEach(file -> assertEquals(before.get(file.path()), after.get(file.path()), file.path()));
    }

    @Test
    void what_retention_deletes_leaves_no_version_behind() {
        for (int day = 0; day < 5; day++) {
            backUp();
        }

        Prune.Pruned pruned = new Prune(ground.backup, store, TWO, Extent.CAREFUL, clock()).run(Progress.NONE);

        assertEquals(3, pruned.deleted().size());
        assertEquals(4, store.store().list().size(), "two archives, each with its sums");
        assertEquals(4, server.versions());
    }

    private Fault some() {
        return switch (random.nextInt(8)) {
            case 0 -> new Fault.Refused(500, "InternalError", "an internal error");
            case 1 -> new Fault.Refused(503, "SlowDown", "please reduce your request rate");
            case 2 -> new Fault.Refused(429, "TooManyRequests", "too many requests");
            case 3 -> new Fault.Refused(403, "AccessDenied", "not entitled");
            case 4 -> new Fault.CutOff(random.nextInt(2_000));
            case 5 -> new Fault.CutAnswer(random.nextInt(2_000));
            case 6 -> new Fault.OtherBit(random.nextInt(10_000));
            default -> new Fault.WrongTag();
        };
    }

    /** From one request on, for some or for ever. */
    private String goWrong() {
        Fault fault = some();
        int from = random.nextInt(12);
        int to = from + (random.nextBoolean() ? 1 + random.nextInt(3) : 1_000);
        int[] requests = {0};
        server.fault(request -> {
            int number = requests[0]++;
            boolean ofObject = request.path().contains("handpick-");
            return number >= from && number < to && (ofObject || !(fault instanceof Fault.OtherBit))
                    ? fault
                    : new Fault.None();
        });
        return fault + " from request " + from + " to " + to;
    }

    @Test
    @Timeout(300)
    void after_any_fault_there_is_still_a_good_backup_and_the_bucket_is_usable() throws IOException {
        backUp();
        int told = 0;
        for (int fault = 0; fault < FAULTS; fault++) {
            int deed = random.nextInt(4);
            String story = goWrong() + ", deed " + deed;
            try {
                act(deed, fault);
            } catch (BackupException e) {
                told++;
            }
            server.fault(_ -> new Fault.None());
            demandGood(story);
        }
        assertTrue(told > FAULTS / 5, "only " + told + " faults struck");
    }

    private void act(int deed, int fault) throws IOException {
        switch (deed) {
            case 0 -> {
                ground.log(100 + fault);
                backUp();
            }
            case 1 -> new Prune(ground.backup, store, TWO, Extent.CAREFUL, clock()).run(Progress.NONE);
            case 2 ->
                new Restore(ground.backup, store, Restore.Wish.NEWEST, folder.resolve("restored" + fault))
                        .run(Progress.NONE);
            default -> new Verify(ground.backup, store, 100, clock()).run(Progress.NONE);
        }
    }

    private void demandGood(String story) {
        Verify.Checked checked = new Verify(ground.backup, store, 100, clock()).run(Progress.NONE);
        assertEquals(List.of(), checked.damaged(), story);
        assertTrue(
                new ListBackups(ground.backup, store)
                        .run(Progress.NONE).stream()
                                .anyMatch(backup -> backup.verified().isPresent()),
                story);
    }
}
