package org.handpick.backup.store.s3;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Predicate;
import org.handpick.backup.Store;
import org.handpick.backup.StoreFailure;
import org.handpick.backup.store.s3.B2LikeServer.Fault;
import org.handpick.backup.store.s3.LoopbackServer.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server with a bucket, a small file, and one that is sent in two parts. */
abstract class S3Test {
    static final String NAME = "handpick-20261122T020000Z.tar.gz";
    static final String KEY = "backups/" + NAME;

    @TempDir
    Path folder;

    final B2LikeServer server = new B2LikeServer();
    Store store;
    Path file;
    /** Is sent in two parts. */
    Path large;

    @BeforeEach
    void files() throws IOException {
        store = server.store();
        file = file("file", 20_000);
        large = file("large", (8 << 20) + 20_000);
    }

    Path file(String name, int bytes) throws IOException {
        byte[] content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        return Files.write(folder.resolve(name), content);
    }

    @AfterEach
    void close() {
        server.close();
    }

    byte[] read() throws IOException {
        try (InputStream in = store.get(NAME)) {
            return in.readAllBytes();
        }
    }

    void always(Predicate<Request> interest, Fault fault) {
        server.fault(request -> interest.test(request) ? fault : new Fault.None());
    }

    static boolean any(Request request) {
        return true;
    }

    static void assertTells(String sentence, Runnable call) {
        StoreFailure failure = assertThrows(StoreFailure.class, call::run);
        assertTrue(failure.getMessage().contains(sentence), failure.getMessage());
        assertTrue(failure.getMessage().matches("(?s)bucket shelf at 127.0.0.1:[0-9]+: .*"), failure.getMessage());
    }
}
