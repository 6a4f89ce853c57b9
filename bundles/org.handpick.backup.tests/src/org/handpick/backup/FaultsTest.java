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
import java.util.List;
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

/** Whatever goes wrong, and whenever: what was proven good stays, nothing half looks whole, and every failure is told. */
class FaultsTest {
    private static final int FAULTS = 500;
    private static final int KILLS = 24;
    private static final long SEED = 20261122;
    private static final Retention TWO = new Retention(2, 0, 0, 0, 100);

    @TempDir
    Path folder;

    private Ground ground;
    private final Random random = new Random(SEED);
    private Instant now = Ground.SUNDAY;

    @BeforeEach
    void oneGoodBackup() throws IOException {
        ground = Ground.withLogs(folder);
        ground.backUp();
    }

    private enum Kind {
        FAIL,
        FAIL_AFTERWARDS,
        LIE,
        CUT
    }

    /** Goes wrong once, at one of the next calls. */
    private static final class OneFault extends FaultyStore {
        private final Kind kind;
        private final int place;
        private int calls;
        private boolean struck;

        OneFault(Store store, Kind kind, int place) {
            super(store);
            this.kind = kind;
            this.place = place;
        }

        private boolean strikes(Kind wanted) {
            boolean now = kind == wanted && !struck && calls >= place;
            struck |= now;
            return now;
        }

        @Override
        void before(String call, String name) {
            boolean after = call.equals("stored") || call.equals("deleted");
            calls += after ? 0 : 1;
            if (strikes(after ? Kind.FAIL_AFTERWARDS : Kind.FAIL)) {
                throw new StoreFailure("shelf", "503 at " + call + " " + name);
            }
        }

        @Override
        byte[] changed(String name, byte[] bytes) {
            if (bytes.length > 0 && strikes(Kind.LIE)) {
                bytes[Math.floorMod(name.hashCode() * 31 + place, bytes.length)] ^= 1;
            }
            return bytes;
        }

        @Override
        int readable(String name) {
            return strikes(Kind.CUT) ? place * 100 : -1;
        }
    }

    private Clock tomorrow() {
        now = now.plus(Duration.ofDays(1));
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    @Test
    @Timeout(300)
    void after_any_fault_there_is_still_a_good_backup_and_the_store_is_usable() throws IOException {
        int told = 0;
        for (int fault = 0; fault < FAULTS; fault++) {
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            OneFault faulty = new OneFault(ground.store.store(), kind, 1 + random.nextInt(8));
            NamedStore store = new NamedStore(ground.store.name(), faulty);
            int deed = random.nextInt(4);
            String story = "fault " + fault + ", " + kind + " at " + faulty.place + ", deed " + deed;
            try {
                act(deed, store, fault);
                assertTrue(!faulty.struck || kind == Kind.CUT, story + " was not told");
            } catch (BackupException e) {
                told++;
            }
            demandGood(story);
        }
        assertTrue(told > FAULTS / 4, "only " + told + " faults struck");
    }

    private void act(int deed, NamedStore store, int fault) throws IOException {
        switch (deed) {
            case 0 -> {
                ground.log(100 + fault);
                new BackUp(ground.backup, store, Ground.SCOPE, tomorrow()).run(Progress.NONE);
            }
            case 1 ->
                new Prune(ground.backup, store, TWO, Extent.CAREFUL, Clock.fixed(now, ZoneOffset.UTC))
                        .run(Progress.NONE);
            case 2 ->
                new Restore(ground.backup, store, Restore.Wish.NEWEST, folder.resolve("restored" + fault))
                        .run(Progress.NONE);
            default -> {
                Verify.Checked checked =
                        new Verify(ground.backup, store, 100, Clock.fixed(now, ZoneOffset.UTC)).run(Progress.NONE);
                if (!checked.damaged().isEmpty()) {
                    throw checked.damaged().getFirst();
                }
            }
        }
    }

    /** A verified backup is there, everything that has a name of a backup and its sums is whole, and it can be restored. */
    private void demandGood(String story) throws IOException {
        ground.at(now);
        Verify.Checked checked = ground.verify();
        assertEquals(List.of(), checked.damaged(), story);
        assertTrue(
                ground.backups().stream().anyMatch(backup -> backup.verified().isPresent()), story);
        for (String name : Ground.world(ground.stored).keySet()) {
            assertTrue(
                    BackupName.ofArchive(name).isPresent()
                            || BackupName.ofSums(name).isPresent(),
                    story + ": " + name);
        }
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
    @Timeout(300)
    void killed_at_any_touch_of_the_disk_nothing_good_is_lost() throws IOException, InterruptedException {
        String[] deeds = {"backup", "prune", "restore"};
        int killed = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            String deed = deeds[kill % deeds.length];
            int fatal = 1 + random.nextInt(deed.equals("restore") ? 30 : 9);
            ground.log(100 + kill);
            for (int more = 0; more < 2 && deed.equals("prune"); more++) {
                new BackUp(ground.backup, ground.store, Ground.SCOPE, tomorrow()).run(Progress.NONE);
            }
            Path target = Files.createDirectories(folder.resolve("target" + kill));
            Files.createDirectories(target.resolve("training"));
            Files.writeString(target.resolve(Ground.LOG), "precious");
            tomorrow();

            killed += kill(deed, fatal, target) ? 1 : 0;

            String story = deed + " killed at touch " + fatal;
            demandGood(story);
            new BackUp(ground.backup, ground.store, Ground.SCOPE, tomorrow()).run(Progress.NONE);
            ground.at(now).prune(TWO, Extent.CAREFUL);
            new Restore(ground.backup, ground.store, Restore.Wish.NEWEST, target).run(Progress.NONE);
            Map<String, String> world = Ground.world(target);
            assertEquals(Files.readString(ground.data.resolve(Ground.LOG)), world.get(Ground.LOG), story);
            assertTrue(world.containsValue("precious"), story);
        }
        assertTrue(killed > KILLS / 2, "only " + killed + " were killed in time");
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
