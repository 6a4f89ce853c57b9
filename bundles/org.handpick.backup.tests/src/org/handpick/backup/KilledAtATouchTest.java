package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.handpick.backup.Prune.Extent;
import org.handpick.backup.store.FolderStore;
import org.handpick.core.Progress;
import org.handpick.core.files.Disk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Operations that are killed just before they touch the disk: the moments that a clock seldom finds. */
class KilledAtATouchTest {
    private static final int MOST_ATTEMPTS = 6;
    private static final Retention TWO = new Retention(2, 0, 0, 0, 100);

    @TempDir
    Path folder;

    private Ground ground;
    private GoodBackups backups;
    private Instant now = Ground.SUNDAY;

    @BeforeEach
    void oneGoodBackup() throws IOException {
        ground = Ground.withLogs(folder);
        backups = new GoodBackups(ground, ground.store);
        ground.backUp();
    }

    private Clock tomorrow() {
        now = now.plus(Duration.ofDays(1));
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    /** Does one of the deeds, and dies at one of the touches of the disk. */
    static final class Victim {
        public static void main(String[] arguments) throws IOException {
            Ground ground = new Ground(Path.of(arguments[0]));
            Instant now = Instant.parse(arguments[1]);
            Clock clock = Clock.fixed(now, ZoneOffset.UTC);
            int fatal = Integer.parseInt(arguments[3]);
            int[] touches = {0};
            Disk disk = new Disk((touch, file) -> {
                if (++touches[0] == fatal) {
                    System.out.println("now");
                    System.in.read(); // until it is killed
                    throw new FileSystemException("was not killed");
                }
            });
            NamedStore store = new NamedStore("shelf", FolderStore.in(ground.stored, disk));
            switch (arguments[2]) {
                case "backup" -> new BackUp(ground.backup, store, Ground.SCOPE, clock).run(Progress.NONE);
                case "prune" -> new Prune(ground.backup, store, TWO, Extent.CAREFUL, clock).run(Progress.NONE);
                default ->
                    new Restore(
                                    ground.backup,
                                    store,
                                    new Restore.Wish(Optional.empty(), Optional.empty(), OptionalLong.empty()),
                                    Path.of(arguments[4]),
                                    clock,
                                    disk)
                            .run(Progress.NONE);
            }
            System.out.println("done");
        }
    }

    @Test
    @Timeout(1800)
    void nothing_good_is_lost() throws IOException, InterruptedException {
        int kills = Faults.share(4);
        Random random = Faults.drawn("killed at a touch of the disk", kills);
        String[] deeds = {"backup", "prune", "restore"};
        int held = 100;
        int killed = 0;
        for (int attempt = 0; killed < kills; attempt++) {
            assertTrue(attempt < MOST_ATTEMPTS * kills, killed + " of " + attempt + " were killed in time");
            String deed = deeds[attempt % deeds.length];
            int fatal = 1 + random.nextInt(deed.equals("restore") ? 30 : 9);
            for (int more = 0; more < 2 && deed.equals("prune"); more++) {
                new BackUp(ground.backup, ground.store, Ground.SCOPE, tomorrow()).run(Progress.NONE);
            }
            BackupName before = backups.newest().orElseThrow();
            ground.log(held + 1);
            Path target = Files.createDirectories(folder.resolve("target" + attempt));
            Files.createDirectories(target.resolve("training"));
            Files.writeString(target.resolve(Ground.LOG), "precious");
            tomorrow();

            killed += kill(deed, fatal, target) ? 1 : 0;

            String story = deed + " killed at touch " + fatal;
            backups.demand(before, held, Clock.fixed(now, ZoneOffset.UTC), story);
            new BackUp(ground.backup, ground.store, Ground.SCOPE, tomorrow()).run(Progress.NONE);
            held++;
            ground.at(now).prune(TWO, Extent.CAREFUL);
            new Restore(ground.backup, ground.store, Restore.Wish.NEWEST, target).run(Progress.NONE);
            Map<String, String> world = Ground.world(target);
            assertEquals(Ground.logText(held), world.get(Ground.LOG), story);
            assertTrue(world.containsValue("precious"), story);
        }
    }

    private boolean kill(String deed, int fatal, Path target) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        Process victim = ChildProcess.of(Victim.class, said, folder, now, deed, fatal, target)
                .start();
        try (BufferedReader out = victim.inputReader()) {
            String line = out.readLine();
            if ("done".equals(line)) {
                assertEquals(0, victim.waitFor(), () -> read(said));
                return false;
            }
            assertEquals("now", line, () -> read(said));
        } finally {
            victim.destroyForcibly();
        }
        assertEquals(ChildProcess.KILLED, victim.waitFor());
        return true;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
