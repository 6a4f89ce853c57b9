package org.handpick.core.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProcFileTest {
    @TempDir
    Path folder;

    @Test
    void a_value_is_what_stands_behind_its_name_and_a_colon() throws IOException {
        ProcFile file = file("processor\t: 0\nmodel\t\t: 85\nmodel name\t: A Processor: 2 GHz\nprocessor\t: 1\n");

        assertEquals(Optional.of("0"), file.text("processor"));
        assertEquals(Optional.of("85"), file.text("model"));
        assertEquals(Optional.of("A Processor: 2 GHz"), file.text("model name"));
        assertEquals(Optional.empty(), file.text("proc"));
    }

    @Test
    void kilobytes_are_told_in_bytes() throws IOException {
        ProcFile file = file("VmPeak:\t    2000 kB\nVmHWM:\t     100 kB\nThreads:\t7\nHugetlbPages:\tmany kB\n");

        assertEquals(OptionalLong.of(102_400), file.bytes("VmHWM"));
        assertEquals(OptionalLong.empty(), file.bytes("Threads"));
        assertEquals(OptionalLong.empty(), file.bytes("HugetlbPages"));
        assertEquals(OptionalLong.empty(), file.bytes("VmSwap"));
    }

    @Test
    void where_there_is_no_such_file_nothing_is_told() {
        ProcFile none = new ProcFile(folder.resolve("none"));

        assertEquals(Optional.empty(), none.text("processor"));
        assertEquals(OptionalLong.empty(), none.bytes("MemTotal"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void linux_tells_of_this_process_and_machine() {
        assertTrue(ProcFile.ofProcess(ProcessHandle.current()).bytes("VmHWM").orElseThrow() > 0);
        assertTrue(ProcFile.MEMORY.bytes("MemTotal").orElseThrow() > 0);
        assertTrue(ProcFile.PROCESSORS.text("processor").isPresent());
    }

    private ProcFile file(String words) throws IOException {
        return new ProcFile(Files.writeString(folder.resolve("file"), words));
    }
}
