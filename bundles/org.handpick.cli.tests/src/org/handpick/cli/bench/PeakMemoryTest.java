package org.handpick.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.handpick.core.Progress;
import org.junit.jupiter.api.Test;

class PeakMemoryTest {
    private static OptionalLong of(String heap) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String[] command = {java, heap, "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC", "-version"};
        return PeakMemory.of(new ProcessBuilder(command), Progress.NONE);
    }

    @Test
    void it_is_what_the_whole_process_had() {
        OptionalLong small = of("-Xms16m");
        OptionalLong large = of("-Xms200m");

        assertEquals(Files.exists(Path.of("/proc/self/status")), small.isPresent());
        if (small.isPresent()) {
            assertTrue(small.getAsLong() > 16 << 20, small.toString());
            assertTrue(large.getAsLong() > 200 << 20, large.toString());
        }
    }

    @Test
    void of_a_program_that_fails_there_is_none() {
        assertTrue(assertThrows(
                        PeakMemory.ProgramFailed.class,
                        () -> PeakMemory.of(new ProcessBuilder("sh", "-c", "exit 3"), Progress.NONE))
                .getMessage()
                .contains("ended with 3"));
    }
}
