package org.handpick.backup.store.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.handpick.backup.store.s3.B2LikeServer.Checksums;
import org.handpick.backup.store.s3.B2LikeServer.Fault;
import org.handpick.backup.store.s3.LoopbackServer.Request;
import org.handpick.core.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With keys of a key service entity tags are no MD5s, and prove nothing. */
class S3ChecksumsTest extends S3Test {
    @BeforeEach
    void a_server_with_a_key_service() {
        server.hasTagsOfItsOwn(true);
        server.checksums(Checksums.KEPT);
        store = server.storeOfKeyService();
    }

    private long readings() {
        return server.log().stream()
                .filter(request -> request.startsWith("GET ") && request.endsWith(NAME))
                .count();
    }

    @Test
    void what_the_server_proves_by_its_checksum_is_not_read_back() throws IOException {
        for (Path some : List.of(file, large)) {
            store.put(NAME, some, Progress.NONE);

            assertEquals(0, readings());
            assertArrayEquals(Files.readAllBytes(some), read());
            store.delete(NAME);
            server.forget();
        }
    }

    @Test
    void where_the_server_tells_no_checksum_it_is() throws IOException {
        server.checksums(Checksums.IGNORED);
        for (Path some : List.of(file, large)) {
            store.put(NAME, some, Progress.NONE);

            assertEquals(1, readings());
            assertArrayEquals(Files.readAllBytes(some), read());
            store.delete(NAME);
            server.forget();
        }
    }

    @Test
    void what_the_server_has_altered_is_found() {
        for (Path some : List.of(file, large)) {
            always(request -> isContent(request), new Fault.OtherBit(17));

            assertTells("gave back other bytes", () -> store.put(NAME, some, Progress.NONE));

            assertEquals(List.of(), store.list());
        }
    }

    private static boolean isContent(Request request) {
        return request.method().equals("PUT");
    }
}
