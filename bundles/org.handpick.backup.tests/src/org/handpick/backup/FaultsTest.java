package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.handpick.backup.Prune.Extent;
import org.handpick.cli.Arguments;
import org.handpick.cli.Call;
import org.handpick.cli.Command;
import org.handpick.cli.Commands;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;
import org.handpick.core.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever goes wrong, and whenever, in whatever place: what was proven good stays, nothing half looks whole, and each failure becomes
 * an exit code. Only faults that were met are counted. {@link KilledCommandsTest} has those that no process survives.
 */
@Timeout(1800)
class FaultsTest {
    /** Where so much goes wrong that most of it is not met, something is wrong with this test. */
    private static final int MOST_ATTEMPTS = 6;

    private static final Retention TWO = new Retention(2, 0, 0, 0, 100);
    private static final int MOST_BACKUPS = 3;

    @TempDir
    Path folder;

    private Ground ground;
    private Instant now = Ground.SUNDAY;
    /** Of the log as it is now, and of the one in the newest backup that was proven. */
    private int records = 100;

    private int held = records;
    private int deeds;

    @BeforeEach
    void logs() throws IOException {
        ground = Ground.withLogs(folder);
    }

    @Test
    void in_a_folder() throws IOException {
        faults("in a folder", Faults.share(36), FragileShelf.plain(folder.resolve("shelf")));
    }

    @Test
    void in_a_folder_that_is_encrypted() throws IOException {
        faults("in a folder that is encrypted", Faults.share(6), FragileShelf.encrypted(folder.resolve("shelf")));
    }

    @Test
    void in_a_bucket_of_s3() throws IOException {
        faults("in a bucket of S3", Faults.share(26), new FragileBucket());
    }

    @Test
    void in_google_drive() throws IOException {
        faults("in Google Drive", Faults.share(20), new FragileDrive());
    }

    private void faults(String where, int faults, FragilePlace place) throws IOException {
        try (place) {
            Random random = Faults.drawn(where, faults);
            GoodBackups backups = new GoodBackups(ground, place.store());
            backUp(place);
            int told = 0;
            int met = 0;
            for (int attempt = 0; met < faults; attempt++) {
                assertTrue(attempt < MOST_ATTEMPTS * faults, met + " of " + attempt + " faults were met");
                Deed deed = Deed.values()[random.nextInt(Deed.values().length)];
                if (deed == Deed.PRUNE) {
                    backUp(place); // so that there is one to delete
                    held = records;
                }
                BackupName before = backups.newest().orElseThrow();
                String story = "fault " + met + " " + where + ", " + place.goWrong(random) + ", " + deed;
                Ran ran = run(deed, place, story);
                FragilePlace.Struck struck = place.heal();
                story += ", exit code " + ran.exitCode + " " + ran.said;
                switch (struck) {
                    case NO -> assertEquals(0, ran.exitCode, story);
                    case YES -> met++;
                    case SO_THAT_IT_MUST_BE_TOLD -> {
                        met++;
                        assertNotEquals(0, ran.exitCode, story);
                    }
                }
                told += ran.exitCode == 0 ? 0 : 1;
                demandTold(ran, story);
                backups.demand(before, held, clock(), story);
                if (ran.exitCode != 0) {
                    place.store().store().check();
                }
                prune(place, MOST_BACKUPS);
            }
            assertTrue(told > faults / 4, "only " + told + " of " + faults + " faults were told");
        }
    }

    /** A failure is a sentence and no bug of ours. */
    private static void demandTold(Ran ran, String story) {
        assertEquals(ran.exitCode == 0, ran.said.isEmpty(), story);
        assertFalse(ran.said.contains("has a bug"), story);
    }

    private Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private BackUp.Made backUp(FragilePlace place) {
        now = now.plus(Duration.ofDays(1));
        return new BackUp(ground.backup, place.store(), Ground.SCOPE, clock()).run(Progress.NONE);
    }

    /** What became too many while nothing went wrong goes. */
    private void prune(FragilePlace place, int most) {
        if (new ListBackups(ground.backup, place.store()).run(Progress.NONE).size() > most) {
            new Prune(ground.backup, place.store(), TWO, Extent.CAREFUL, clock()).run(Progress.NONE);
        }
    }

    private record Ran(int exitCode, String said) {}

    /** Does it as a command, so that what is thrown becomes what a person and a timer get to see. */
    private Ran run(Deed deed, FragilePlace place, String story) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Outcome outcome = new Commands(List.of(new AsCommand(deed, place, story)), "test")
                .run(new Call(
                        List.of("deed"),
                        ground.data,
                        new PrintStream(said, false, StandardCharsets.UTF_8),
                        new PrintStream(said, false, StandardCharsets.UTF_8),
                        () -> false));
        return new Ran(outcome.exitCode(), said.toString(StandardCharsets.UTF_8));
    }

    private final class AsCommand implements Command {
        private final Deed deed;
        private final FragilePlace place;
        private final String story;

        AsCommand(Deed deed, FragilePlace place, String story) {
            this.deed = deed;
            this.place = place;
            this.story = story;
        }

        @Override
        public String name() {
            return "deed";
        }

        @Override
        public String summary() {
            return "Does one.";
        }

        @Override
        public List<Parameter<?>> parameters() {
            return List.of();
        }

        @Override
        public Outcome run(Arguments arguments, Output output) {
            try {
                act(output);
            } catch (IOException e) {
                throw new UncheckedIOException(e); // of the test
            }
            return Outcome.DONE;
        }

        private void act(Output output) throws IOException {
            Path target = folder.resolve("target" + deeds++);
            switch (deed) {
                case CREATE -> {
                    ground.log(++records);
                    assertEquals(records, backUp(place).manifest().records() - 2, story); // and two of a run
                    held = records;
                }
                case PRUNE -> prune(output);
                case RESTORE -> restore(target);
                case RESTORE_INTO -> restoreInto(target);
                case VERIFY -> {
                    Verify.Checked checked = new Verify(ground.backup, place.store(), 100, clock()).run(Progress.NONE);
                    checked.damaged().forEach(damaged -> output.problem(damaged.getMessage()));
                    checked.unread().forEach(unread -> output.problem(unread.getMessage()));
                }
                case DRILL -> new Drill(ground.backup, place.store(), Ground.SCOPE, clock()).run(Progress.NONE);
            }
        }

        private void prune(Output output) {
            Prune.Pruned pruned =
                    new Prune(ground.backup, place.store(), TWO, Extent.CAREFUL, clock()).run(Progress.NONE);
            pruned.stopped().ifPresent(output::problem);
            long kept =
                    pruned.verdicts().stream().filter(Retention.Verdict::isKept).count();
            assertEquals(pruned.verdicts().size() - kept, pruned.deleted().size(), story);
        }

        private Restore.Restored restoreTo(Path target) {
            return new Restore(ground.backup, place.store(), Restore.Wish.NEWEST, target, clock(), place.disk())
                    .run(Progress.NONE);
        }

        /** The folder is there with everything in it or it is not there. */
        private void restore(Path target) throws IOException {
            try {
                assertEquals(
                        restoreTo(target).files().size(), Ground.world(target).size(), story);
            } finally {
                Map<String, String> world = Ground.world(target);
                assertTrue(world.isEmpty() && Files.notExists(target) || isALog(world.get(Ground.LOG)), story + world);
                BackupFolder.delete(target);
            }
        }

        /** What stood in the way is there still, and a log is the one or the other. */
        private void restoreInto(Path target) throws IOException {
            Files.createDirectories(target.resolve(Ground.LOG).getParent());
            Files.writeString(target.resolve(Ground.LOG), "precious");
            try {
                Restore.Restored restored = restoreTo(target);
                assertEquals(restored.files().size() + 1, Ground.world(target).size(), story);
                assertTrue(isALog(Ground.world(target).get(Ground.LOG)), story);
            } finally {
                Map<String, String> world = Ground.world(target);
                assertTrue(world.containsValue("precious"), story);
                String log = world.get(Ground.LOG);
                assertTrue(log.equals("precious") || isALog(log), story + log);
                BackupFolder.delete(target);
            }
        }

        private boolean isALog(String text) {
            return text != null
                    && text.equals(Ground.logText(
                            (int) text.chars().filter(c -> c == '\r').count() - 1));
        }
    }
}
