package org.handpick.backup.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.handpick.backup.ScheduleFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemProgramsTest {
    @TempDir
    Path folder;

    private SystemPrograms with(Duration patience, String lines) throws IOException {
        FakeSystem.script(folder.resolve("program"), lines);
        return new SystemPrograms(Map.of("PATH", folder.toString()), patience);
    }

    @Test
    void what_a_program_says_is_told_apart_from_what_it_complains_of() throws IOException {
        SystemPrograms.Said said = with(Duration.ofMinutes(1), "echo \"$1\"; echo no >&2; exit 3\n")
                .run("program", "a b");

        assertEquals("a b\n", said.text());
        assertEquals("no", said.complaint());
        assertFalse(said.isDone());
    }

    @Test
    void one_that_does_not_end_is_ended() throws IOException {
        Path number = folder.resolve("number");
        SystemPrograms hanging = with(Duration.ofSeconds(2), "echo $$ >'" + number + "'\nexec /bin/sleep 600\n");

        ScheduleFailure failure = assertThrows(ScheduleFailure.class, () -> hanging.run("program"));

        assertTrue(failure.getMessage().contains("did not answer in 2 seconds"), failure.getMessage());
        long process = Long.parseLong(Files.readString(number).strip());
        assertFalse(ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false));
    }
}
