package org.handpick.backup.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.handpick.backup.AlteredObject;
import org.handpick.backup.Store;
import org.handpick.backup.StoreFailure;
import org.handpick.core.Cancelled;
import org.handpick.core.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(600)
class EncryptedStoreTest {
    private static final String NAME = "handpick-20261122T020000Z.tar.gz";
    private static final String PASSPHRASE = "Korrekt Pferd Batterie ß 数据";
    private static final int CHUNK = 1 << 16;

    @TempDir
    Path folder;

    private Path stored;
    private FolderStore inner;
    private EncryptedStore store;

    @BeforeEach
    void store() {
        stored = folder.resolve("stored");
        inner = FolderStore.in(stored).make();
        store = new EncryptedStore(inner, PASSPHRASE);
    }

    private Path file(int bytes) throws IOException {
        byte[] content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        return Files.write(folder.resolve("file"), content);
    }

    private static byte[] read(Store from) throws IOException {
        try (InputStream in = from.get(NAME)) {
            return in.readAllBytes();
        }
    }

    /** The lengths at which the format has its edges. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 1_000_000})
    void what_comes_back_is_what_was_put_in_content_name_and_length(int bytes) throws IOException {
        Path file = file(bytes);

        store.put(NAME, file, Progress.NONE);

        assertArrayEquals(Files.readAllBytes(file), read(store));
        assertEquals(List.of(new Store.Stored(NAME, bytes)), store.list());
        assertEquals(
                List.of(NAME + ".age"),
                inner.list().stream().map(Store.Stored::name).toList());
        store.delete(NAME);
        assertEquals(List.of(), inner.list());
        assertThrows(StoreFailure.class, () -> store.get(NAME));
    }

    @Test
    void nothing_of_it_can_be_read_where_it_is_stored_and_nothing_is_left_beside_it() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "session_id,set_id\n".repeat(1000));

        store.put(NAME, file, Progress.NONE);

        assertFalse(Files.readString(stored.resolve(NAME + ".age"), ISO_8859_1).contains("session_id"));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(file, stored), left.sorted().toList());
        }
    }

    @Test
    void the_age_program_opens_what_is_stored() throws IOException {
        Path file = file(200_000);
        store.put(NAME, file, Progress.NONE);

        AgeProgram.run(folder, PASSPHRASE + "\n", "age --decrypt --output out stored/" + NAME + ".age");

        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(folder.resolve("out")));
    }

    @Test
    void what_the_age_program_has_encrypted_can_be_read() throws IOException {
        Path file = file(200_000);
        String command = "age --passphrase --output stored/" + NAME + ".age file";
        AgeProgram.run(folder, PASSPHRASE + "\n" + PASSPHRASE + "\n", command);

        assertArrayEquals(Files.readAllBytes(file), read(store));
        assertEquals(List.of(new Store.Stored(NAME, 200_000)), store.list());
    }

    @Test
    void another_passphrase_is_told_and_is_no_damage() throws IOException {
        store.put(NAME, file(1000), Progress.NONE);

        StoreFailure failure =
                assertThrows(StoreFailure.class, () -> read(new EncryptedStore(inner, "another passphrase")));

        assertTrue(
                failure.getMessage().contains("the passphrase of this store does not open it"), failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 21, 22, 40, 149, 150, 165, 166, 181, 182, 183, 65_717, 65_718, 65_719, 131_270, 200_229})
    void a_file_that_ends_early_is_altered(int bytes) throws IOException {
        store.put(NAME, file(200_000), Progress.NONE);
        Path object = stored.resolve(NAME + ".age");
        Files.write(object, Arrays.copyOf(Files.readAllBytes(object), bytes));

        assertThrows(AlteredObject.class, () -> read(store));

        assertTrue(store.list().getFirst().bytes() < 200_000);
    }

    @Test
    void no_bit_of_it_can_be_changed() throws IOException {
        store.put(NAME, file(CHUNK + 1000), Progress.NONE);
        Path object = stored.resolve(NAME + ".age");
        byte[] bytes = Files.readAllBytes(object);
        for (int at : new int[] {0, 21, 25, 33, 57, 60, 102, 110, 149, 150, 166, 66_000, bytes.length - 1}) {
            byte[] changed = bytes.clone();
            changed[at] ^= 2;
            Files.write(object, changed);

            // what wraps the key proves itself by the passphrase alone; all else has a proof of its own
            Exception failure = assertThrows(Exception.class, () -> read(store), "at " + at);

            assertTrue(failure instanceof AlteredObject || failure instanceof StoreFailure, at + ": " + failure);
        }
        Files.write(object, Arrays.copyOf(bytes, bytes.length + 1));
        assertThrows(AlteredObject.class, () -> read(store));
    }

    /** 2 to the power of 30 would be a terabyte. */
    @Test
    void a_header_can_not_ask_for_all_the_memory_there_is() throws IOException {
        store.put(NAME, file(1000), Progress.NONE);
        Path object = stored.resolve(NAME + ".age");
        String text = Files.readString(object, ISO_8859_1);
        Files.writeString(object, text.replaceFirst(" 16\n", " 30\n"), ISO_8859_1);

        AlteredObject failure = assertThrows(AlteredObject.class, () -> read(store));

        assertTrue(failure.getMessage().contains("work factor"), failure.getMessage());
    }

    @Test
    void what_is_encrypted_for_a_key_in_place_of_a_passphrase_is_told() throws IOException {
        Files.write(
                stored.resolve(NAME + ".age"),
                ("age-encryption.org/v1\n-> X25519 TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc\n"
                                + "hjabGXwSLQ9c3S6Lw2i+S2Tu2fiwQHHslbBN6B41FLE\n"
                                + "--- f2AoyFXU2R5Cn7s38vH1pFkuKqzPh3ibwwHc/7y6RRU\n0123456789abcdef0123456789abcdef")
                        .getBytes(US_ASCII));

        AlteredObject failure = assertThrows(AlteredObject.class, () -> read(store));

        assertTrue(failure.getMessage().contains("not encrypted with a passphrase"), failure.getMessage());
    }

    @Test
    void what_is_not_encrypted_there_is_not_listed() throws IOException {
        inner.put(NAME, file(10), Progress.NONE);

        assertEquals(List.of(), store.list());
        assertThrows(StoreFailure.class, () -> store.get(NAME));
    }

    @Test
    void cancelled_it_leaves_nothing() throws IOException {
        Path file = file(1000);

        assertThrows(
                Cancelled.class,
                () -> store.put(NAME, file, new Progress() {
                    @Override
                    public boolean isCancelled() {
                        return true;
                    }
                }));

        assertEquals(List.of(), inner.list());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(file, stored), left.sorted().toList());
        }
    }

    @Test
    void it_passes_the_test_of_a_store() {
        store.check();
        assertEquals(List.of(), inner.list());
    }
}
