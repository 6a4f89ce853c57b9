package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.handpick.backup.store.StorePlace;
import org.handpick.backup.store.drive.DriveFault;
import org.handpick.backup.store.drive.DriveServer;
import org.handpick.backup.store.s3.B2LikeServer;
import org.handpick.backup.store.s3.B2LikeServer.Fault;
import org.handpick.core.Cancelled;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server says nothing and a person cancels. The stores have the patience of every day, which is longer than these tests may take: what
 * ends here ends because it was cancelled.
 */
@Timeout(50)
class SilentServerTest {
    @TempDir
    Path folder;

    private final AtomicBoolean asked = new AtomicBoolean();
    private final CountDownLatch over = new CountDownLatch(1);
    private final B2LikeServer bucket = new B2LikeServer();
    private DriveServer drive;
    private Ground ground;

    @BeforeEach
    void logs() throws IOException {
        ground = Ground.withLogs(folder);
        drive = new DriveServer();
    }

    @AfterEach
    void close() {
        over.countDown();
        drive.close();
        bucket.close();
    }

    private NamedStore bucketStore() {
        return new NamedStore("b2", bucket.place().open(B2LikeServer.credentials()));
    }

    private NamedStore driveStore() {
        return new NamedStore("gdrive", new StorePlace.Drive("Backups", "").prepare(drive.credentials()));
    }

    /** From now on the bucket does not answer, or takes nothing. */
    private void silence(String method, Fault fault) {
        bucket.fault(request -> {
            if (!request.method().equals(method)) {
                return new Fault.None();
            }
            asked.set(true);
            return fault;
        });
    }

    private void silence(String request) {
        drive.plan(request, exchange -> {
            asked.set(true);
            return DriveFault.sayNothing(over).answers(exchange);
        });
    }

    /** Cancels as soon as the server was asked what it does not answer. */
    private void assertEnds(Operation<?> operation) {
        assertThrows(
                Cancelled.class,
                () -> operation.run(new Progress() {
                    @Override
                    public boolean isCancelled() {
                        return asked.get();
                    }
                }));
    }

    @Test
    void a_bucket_that_does_not_list() {
        silence("GET", new Fault.Silence());

        assertEnds(new ListBackups(ground.backup, bucketStore()));
    }

    @Test
    void a_bucket_that_does_not_say_that_it_has_stored() {
        silence("PUT", new Fault.Silence());

        assertEnds(new BackUp(ground.backup, bucketStore(), Ground.SCOPE));
    }

    @Test
    void a_bucket_that_takes_nothing() {
        silence("PUT", new Fault.Deafness());

        assertEnds(new BackUp(ground.backup, bucketStore(), Ground.SCOPE));
    }

    @Test
    void a_bucket_that_does_not_give_back() {
        NamedStore store = bucketStore();
        new BackUp(ground.backup, store, Ground.SCOPE).run(Progress.NONE);
        bucket.fault(request -> {
            if (!request.path().contains(".tar.gz") || !request.method().equals("GET")) {
                return new Fault.None();
            }
            asked.set(true);
            return new Fault.Silence();
        });

        assertEnds(new Verify(ground.backup, store, 100));

        bucket.fault(_ -> new Fault.None());
        assertEquals(
                List.of(),
                new Verify(ground.backup, store, 100).run(Progress.NONE).damaged());
    }

    @Test
    void a_drive_that_does_not_list() {
        NamedStore store = driveStore();
        silence("GET /drive");

        assertEnds(new ListBackups(ground.backup, store));
    }

    @Test
    void a_drive_that_takes_nothing() {
        NamedStore store = driveStore();
        silence("PUT /upload");

        assertEnds(new BackUp(ground.backup, store, Ground.SCOPE));
    }
}
