package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.handpick.backup.store.SecretsFile;
import org.handpick.backup.store.StorePlace;
import org.handpick.backup.store.Stores;
import org.handpick.backup.store.drive.DriveFault;
import org.handpick.backup.store.drive.DriveServer;
import org.handpick.backup.store.s3.B2LikeServer;
import org.handpick.cli.Outcome;
import org.handpick.core.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands in processes of their own that are killed at any moment between their beginning and their end, and some backups to a folder
 * as soon as the archive appears there. A process that ends before it
 * is killed has to have done its work and is not counted.
 */
@Timeout(1800)
class KilledCommandsTest {
    private static final int MOST_ATTEMPTS = 6;
    private static final String STORE = "far";
    /** So much does not pack: an archive is written in many goes and not in one that no signal divides. */
    private static final int NOISE = 3 << 20;

    /** Of a process that nobody has seen end yet. */
    private static final long FIRST_GUESS_MILLIS = 2_000;

    @TempDir
    Path folder;

    private Ground ground;
    private int records = 10_000; // some work
    private int deeds;
    private final Map<Deed, Long> longest = new EnumMap<>(Deed.class);

    @BeforeEach
    void logs() throws IOException {
        ground = Ground.withLogs(folder);
        ground.log(records);
        ground.write("backup/settings.json", "{\"keep\":{\"daily\":2}}");
        byte[] noise = new byte[NOISE];
        new Random(NOISE).nextBytes(noise);
        ground.write("file_operations_logs/noise.log", HexFormat.of().formatHex(noise));
    }

    @Test
    void in_a_folder() throws IOException, InterruptedException {
        kills(
                "killed, in a folder",
                Faults.share(2),
                new StorePlace.Folder(folder.resolve("shelf")),
                Map.of(),
                this::unmark);
    }

    @Test
    void in_a_folder_that_is_encrypted() throws IOException, InterruptedException {
        kills(
                "killed, in a folder that is encrypted",
                Faults.share(2),
                new StorePlace.Encrypted(new StorePlace.Folder(folder.resolve("shelf"))),
                Map.of("passphrase", "seven words that nobody else knows"),
                this::unmark);
    }

    @Test
    void in_a_bucket_of_s3() throws IOException, InterruptedException {
        try (B2LikeServer server = new B2LikeServer()) {
            kills(
                    "killed, in a bucket of S3",
                    Faults.share(2),
                    server.place(),
                    B2LikeServer.secrets(),
                    () -> server.fault(_ -> new B2LikeServer.Fault.Refused(403, "AccessDenied", "not entitled")));
        }
    }

    @Test
    void in_google_drive() throws IOException, InterruptedException {
        try (DriveServer server = new DriveServer()) {
            kills(
                    "killed, in Google Drive",
                    Faults.share(2),
                    new StorePlace.Drive("Backups", ""),
                    server.secrets(),
                    () -> server.plan("POST /token", DriveFault.refuseToken(400, "invalid_grant")));
        }
    }

    /** As if its disk were not plugged in. */
    private void unmark() {
        try {
            Files.delete(folder.resolve("shelf/.handpick-store"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param breaks has every call of the store fail in the end */
    private void kills(String where, int kills, StorePlace place, Map<String, String> secrets, Runnable breaks)
            throws IOException, InterruptedException {
        Random random = Faults.drawn(where, kills);
        SecretsFile kept = new SecretsFile(ground.backup);
        kept.keep(STORE, secrets);
        NamedStore store = Stores.of(ground.backup, kept).add(STORE, place).store(Optional.of(STORE));
        GoodBackups backups = new GoodBackups(ground, store);
        int held = backUp(store);
        int killed = 0;
        for (int attempt = 0; killed < kills; attempt++) {
            assertTrue(attempt < MOST_ATTEMPTS * kills, killed + " of " + attempt + " were killed in time");
            Deed deed = some(random);
            String story = where + ", " + killed + ", " + deed;
            ground.log(++records);
            if (deed == Deed.PRUNE) {
                held = backUp(store); // so that there is one to delete
            }
            BackupName before = backups.newest().orElseThrow();
            Path target = folder.resolve("target" + deeds++);
            if (deed == Deed.RESTORE_INTO) {
                Files.createDirectories(target.resolve(Ground.LOG).getParent());
                Files.writeString(target.resolve(Ground.LOG), "precious");
            }
            if (isKilled(deed, target, random, story)) {
                killed++;
            } else if (deed == Deed.CREATE) {
                held = records;
            }
            backups.demand(before, held, Clock.systemUTC(), story);
            demandRestored(deed, target, store, story);
        }
        store.store().check();
        backUp(store);
        breaks.run();
        demandExitCode(where);
    }

    /** Every other one is a new backup to a folder: a signal seldom meets the moment in which its archive is written. */
    private Deed some(Random random) {
        return isFolder() && random.nextBoolean() ? Deed.CREATE : Deed.values()[random.nextInt(Deed.values().length)];
    }

    private boolean isFolder() {
        return Files.isDirectory(folder.resolve("shelf"));
    }

    /** What no signal ends tells by its code that it has failed. */
    private void demandExitCode(String where) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        Process process = process(Deed.CREATE, folder, said);
        try (BufferedReader out = process.inputReader()) {
            assertEquals(CommandProgram.BEGUN, out.readLine(), () -> where + read(said));
            assertEquals(Optional.empty(), out.lines().findFirst(), where);
        }
        assertEquals(Outcome.FAILED.exitCode(), process.waitFor(), () -> where + read(said));
        assertFalse(read(said).isBlank(), where);
    }

    private int backUp(NamedStore store) {
        new BackUp(ground.backup, store, Ground.SCOPE).run(Progress.NONE);
        return records;
    }

    private List<String> words(Deed deed, Path target) {
        List<String> words = new ArrayList<>(List.of(
                "backup",
                switch (deed) {
                    case CREATE -> "create";
                    case PRUNE -> "prune";
                    case RESTORE, RESTORE_INTO -> "restore";
                    case VERIFY -> "verify";
                    case DRILL -> "drill";
                },
                "--store",
                STORE));
        if (deed == Deed.RESTORE || deed == Deed.RESTORE_INTO) {
            words.addAll(List.of("--to", target.toString()));
        }
        return words;
    }

    /** What stands in the folder of a store under the name of an archive or under a hidden one; nothing where the store is none. */
    private Set<String> archives() {
        String[] names = folder.resolve("shelf").toFile().list((_, name) -> name.contains(".tar.gz"));
        return names == null ? Set.of() : Set.of(names);
    }

    private Process process(Deed deed, Path target, Path said) throws IOException {
        Files.deleteIfExists(said);
        List<Object> arguments = new ArrayList<>(List.of(CommandProgram.services(), ground.data));
        arguments.addAll(words(deed, target));
        return ChildProcess.withCommands(CommandProgram.class, said, arguments.toArray())
                .start();
    }

    private boolean isKilled(Deed deed, Path target, Random random, String story)
            throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        long most = longest.getOrDefault(deed, FIRST_GUESS_MILLIS);
        Set<String> before = archives();
        Process victim = process(deed, target, said);
        try (BufferedReader out = victim.inputReader()) {
            assertEquals(CommandProgram.BEGUN, out.readLine(), () -> story + read(said));
            long begun = System.nanoTime();
            boolean atTheArchive = deed == Deed.CREATE && isFolder() && random.nextBoolean();
            while (atTheArchive && victim.isAlive() && archives().equals(before)) {
                Thread.onSpinWait(); // any pause is longer than it takes to write it
            }
            if (!atTheArchive && victim.waitFor(random.nextLong(most), TimeUnit.MILLISECONDS)) {
                longest.put(deed, 1 + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
            }
        } finally {
            victim.destroyForcibly();
        }
        int code = victim.waitFor();
        if (code != ChildProcess.KILLED) {
            assertEquals(0, code, () -> story + read(said));
        }
        return code == ChildProcess.KILLED;
    }

    /** A folder that was not there is whole or not there; in one that was there nothing is lost, and the next restore goes well. */
    private void demandRestored(Deed deed, Path target, NamedStore store, String story) throws IOException {
        switch (deed) {
            case RESTORE ->
                assertTrue(
                        Files.notExists(target) || isALog(Ground.world(target).get(Ground.LOG)), story);
            case RESTORE_INTO -> {
                assertTrue(Ground.world(target).containsValue("precious"), story);
                new Restore(ground.backup, store, Restore.Wish.NEWEST, target).run(Progress.NONE);
                Map<String, String> world = Ground.world(target);
                assertTrue(world.containsValue("precious") && isALog(world.get(Ground.LOG)), story);
            }
            default -> assertFalse(Files.exists(target), story);
        }
    }

    private static boolean isALog(String text) {
        return text != null
                && text.equals(
                        Ground.logText((int) text.chars().filter(c -> c == '\r').count() - 1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
