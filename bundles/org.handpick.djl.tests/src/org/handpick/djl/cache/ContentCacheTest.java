package org.handpick.djl.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentCacheTest {
    private static final byte[] SOME = {1, 2, 3, 4, 5};

    @TempDir
    Path folder;

    private ContentCache cache() {
        return new ContentCache(folder.resolve("things"), ".x");
    }

    @Test
    void what_was_kept_is_read_and_nothing_else() {
        cache().keep("abcdef", SOME);

        assertArrayEquals(SOME, cache().read("abcdef").orElseThrow());
        assertTrue(cache().has("abcdef"));
        assertEquals(Optional.empty(), cache().read("abcdee"));
        assertFalse(cache().has("abcdee"));
    }

    @Test
    void every_byte_that_changes_and_every_cut_is_noticed() throws IOException {
        cache().keep("abcdef", SOME);
        Path file = onlyFile();
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 0x10;
            Files.write(file, changed);
            assertTrue(cache().read("abcdef").isEmpty(), "byte " + i);
            Files.write(file, Arrays.copyOf(whole, i));
            assertTrue(cache().read("abcdef").isEmpty(), "cut at " + i);
        }
    }

    @Test
    void what_the_disk_does_not_take_leaves_nothing_behind() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("things/ab/cdef.x/something"));

        cache().keep("abcdef", SOME);

        assertEquals(Optional.empty(), cache().read("abcdef"));
        assertTrue(Files.isDirectory(taken));
        try (Stream<Path> all = Files.walk(folder)) {
            assertEquals(Optional.empty(), all.filter(Files::isRegularFile).findFirst());
        }
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).reduce((a, b) -> null).orElseThrow();
        }
    }
}
