package org.handpick.learning.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.handpick.core.machine.ProcFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreeMemoryTest {
    private static final OptionalLong ANY = OptionalLong.empty();

    @TempDir
    Path folder;

    @Test
    void what_the_system_could_give_counts_and_not_what_nobody_uses() throws IOException {
        assertEquals(OptionalLong.of(8_000L * 1024), FreeMemory.bytes(memory(), ANY));
    }

    @Test
    void a_container_gives_no_more_than_it_allows() throws IOException {
        assertEquals(OptionalLong.of(5_000_000), FreeMemory.bytes(memory(), OptionalLong.of(5_000_000)));
        assertEquals(OptionalLong.of(8_000L * 1024), FreeMemory.bytes(memory(), OptionalLong.of(9_000_000)));
    }

    @Test
    void where_the_system_does_not_tell_what_is_left_all_of_it_counts() {
        ProcFile none = new ProcFile(folder.resolve("none"));
        assertEquals(OptionalLong.of(7), FreeMemory.bytes(none, OptionalLong.of(7)));
        assertEquals(OptionalLong.empty(), FreeMemory.bytes(none, ANY));
    }

    @Test
    void this_machine_has_some() {
        assertTrue(FreeMemory.bytes().orElseThrow() > 0);
    }

    private ProcFile memory() throws IOException {
        return new ProcFile(Files.writeString(folder.resolve("meminfo"), """
                MemTotal:          12000 kB
                MemFree:            1000 kB
                MemAvailable:       8000 kB
                """));
    }
}
