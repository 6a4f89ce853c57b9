package org.handpick.learning.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.handpick.learning.runs.UnreadableRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedProgramsTest {
    /** Of "abc": the example of FIPS 180-2. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path dataArea;

    @Test
    void a_program_is_trusted_for_what_it_holds_and_not_for_where_it_lies() throws IOException {
        Path program = Files.writeString(dataArea.resolve("a program.pt"), "abc");
        TrustedPrograms trusted = TrustedPrograms.in(dataArea);
        assertFalse(trusted.contain(ABC));

        assertEquals(ABC, trusted.add(program));
        trusted.add(program);

        assertTrue(TrustedPrograms.besideCache(dataArea.resolve("cache")).contain(ABC));
        assertEquals(
                List.of(ABC + "  " + program), Files.readAllLines(dataArea.resolve(TrustedPrograms.FILE)), "one line");
        Files.writeString(program, "abcd");
        assertFalse(
                trusted.contain(TrustedPrograms.in(dataArea.resolve("other")).add(program)));
    }

    @Test
    void the_name_of_a_program_adds_no_other() throws IOException {
        String other = "f".repeat(64);
        Path program = Files.writeString(dataArea.resolve("x\n" + other + "  y"), "abc");
        TrustedPrograms trusted = TrustedPrograms.in(dataArea);

        trusted.add(program);

        assertTrue(trusted.contain(ABC));
        assertFalse(trusted.contain(other));
    }

    @Test
    void settings_name_a_program_by_torchscript_alone() throws IOException {
        Path file = Files.writeString(dataArea.resolve("encoder"), "abc");
        TrustedPrograms trusted = TrustedPrograms.in(dataArea);

        trusted.addOf(TrainingSettings.usualOf("onnx:" + file, List.of()));
        assertFalse(trusted.contain(ABC));

        trusted.addOf(TrainingSettings.usualOf("torchscript:" + file, List.of()));
        assertTrue(trusted.contain(ABC));
    }

    @Test
    void a_program_that_is_not_there_is_told() {
        UnreadableRun gone = assertThrows(
                UnreadableRun.class, () -> TrustedPrograms.in(dataArea).add(dataArea.resolve("gone.pt")));

        assertTrue(gone.getMessage().contains("gone.pt"), gone::getMessage);
    }
}
