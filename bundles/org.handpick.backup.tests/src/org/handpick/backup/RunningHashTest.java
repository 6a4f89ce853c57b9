package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunningHashTest {
    private static final byte[] BYTES = new byte[1000];

    static {
        new Random(3).nextBytes(BYTES);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 99, 100, 101, 999, 1000})
    void the_beginning_is_hashed_wherever_it_ends(int beginning) {
        RunningHash hash = new RunningHash(List.of((long) beginning, 500L, 2000L));
        for (int at = 0; at < BYTES.length; at += 100) {
            hash.update(Arrays.copyOfRange(BYTES, at, at + 250 > BYTES.length ? BYTES.length : at + 250), 100);
        }

        assertEquals(Optional.of(sha256(Arrays.copyOf(BYTES, beginning))), hash.ofBeginning(beginning));
        assertEquals(Optional.of(sha256(Arrays.copyOf(BYTES, 500))), hash.ofBeginning(500));
        assertEquals(Optional.empty(), hash.ofBeginning(2000), "so many did not go by");
        assertEquals(sha256(BYTES), HexFormat.of().formatHex(hash.ofAll()));
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(WriteArchive.sha256().digest(bytes));
    }
}
