package org.handpick.backup.store.drive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.handpick.backup.BackupException;
import org.handpick.backup.Store;
import org.handpick.backup.store.Credentials;
import org.handpick.core.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A Drive with the folder of a store in it, time that passes at once, and what its failures may not tell. */
abstract class DriveTest {
    static final String NAME = "handpick-20261122T020000Z.tar.gz";
    static final String FOLDER = "Ann's \\ backups";

    @TempDir
    Path files;

    /** How long was waited before each attempt but the first. */
    final List<Duration> waits = new ArrayList<>();

    /** How far the clock of this computer is ahead. */
    Duration ahead = Duration.ZERO;

    Duration longestSilence = Duration.ofMinutes(1);

    final Time time = new Time() {
        @Override
        public Instant now() {
            return Instant.now().plus(ahead);
        }

        @Override
        public Duration longestSilence() {
            return longestSilence;
        }

        @Override
        public void pass(Duration wait, Progress progress) {
            waits.add(wait);
            progress.check();
        }
    };

    DriveServer server;

    @BeforeEach
    void start() throws IOException {
        server = new DriveServer();
        store().make();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Is sent in two pieces. */
    static int large() {
        return ResumableUpload.PIECE + 1_000_000;
    }

    Path file(String name, int bytes) throws IOException {
        byte[] content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        return Files.write(files.resolve(name), content);
    }

    static byte[] read(Store store, String name) throws IOException {
        try (InputStream in = store.get(name)) {
            return in.readAllBytes();
        }
    }

    DriveStore store() {
        return store(Map.of());
    }

    DriveStore store(Map<String, String> secrets) {
        return DriveStore.in(FOLDER, "", credentials(secrets), time);
    }

    Credentials credentials(Map<String, String> others) {
        Map<String, String> secrets = new HashMap<>(server.secrets());
        secrets.putAll(others);
        return new Credentials("gdrive", (_, secret) -> Optional.ofNullable(secrets.get(secret)));
    }

    static String told(Runnable call) {
        BackupException failure = assertThrows(BackupException.class, call::run);
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertFalse(String.valueOf(cause).contains("sesame"), "a secret is told: " + cause);
            assertFalse(String.valueOf(cause).contains("upload_id"), "the way into an upload is told: " + cause);
        }
        return failure.getMessage();
    }

    static void assertTold(String part, Runnable call) {
        String told = told(call);
        assertTrue(told.contains(part), told);
        assertTrue(told.startsWith("Google Drive"), told);
    }

    void assertStored(Path file) throws IOException {
        assertEquals(List.of(NAME), server.names());
        assertArrayEquals(Files.readAllBytes(file), read(store(), NAME));
    }
}
