package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.handpick.backup.Prune.Extent;
import org.handpick.backup.store.s3.B2LikeServer;
import org.handpick.core.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups in a bucket: made, deleted, restored. {@link FaultsTest} has what goes wrong on the way. */
class S3CircleTest {
    private static final Retention TWO = new Retention(2, 0, 0, 0, 100);

    @TempDir
    Path folder;

    private final B2LikeServer server = new B2LikeServer();
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
}
