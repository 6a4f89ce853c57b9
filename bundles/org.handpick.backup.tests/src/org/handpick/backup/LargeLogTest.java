package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory does not grow with the data: a log that is larger than the heap goes the whole way. */
class LargeLogTest {
    private static final long BYTES = 64L << 20;
    private static final int RECORDS = 1_500_000;

    @TempDir
    Path folder;

    @Test
    void a_log_larger_than_the_heap_is_backed_up_and_restored() throws IOException, InterruptedException {
        Ground ground = Ground.withLogs(folder);
        Path log = ground.data.resolve(Ground.LOG);
        try (BufferedWriter writer = Files.newBufferedWriter(log)) {
            String line = "s1,t_000000000001," + "x".repeat(1000) + "\r\n";
            for (long written = 0; written < BYTES; written += line.length()) {
                writer.write(line);
            }
        }
        Ground.rest(log);
        String shelf = folder.resolve("shelf").toString();
        String back = folder.resolve("back").toString();

        assertDone(ground, "backup", "create", "--to", shelf);
        assertDone(ground, "backup", "restore", "--from", shelf, "--to", back);

        assertEquals(-1, Files.mismatch(log, Path.of(back, Ground.LOG)));
    }

    /** So many that their hashes alone are more than the heap. */
    @Test
    void a_log_of_very_many_records_is_restored_in_place_and_what_was_decided_since_is_counted()
            throws IOException, InterruptedException {
        Ground ground = Ground.withLogs(folder);
        Path log = ground.data.resolve(Ground.LOG);
        try (BufferedWriter writer = Files.newBufferedWriter(log)) {
            for (int i = 0; i < RECORDS; i++) {
                writer.write("s1,t_" + i + "\r\n");
            }
        }
        Ground.rest(log);
        String shelf = folder.resolve("shelf").toString();
        assertDone(ground, "backup", "create", "--to", shelf);
        Files.writeString(log, "s2,t_1\r\ns2,t_2\r\n", StandardOpenOption.APPEND);

        assertDone(ground, "backup", "restore", "--from", shelf, "--to", ground.data.toString());

        String said = Files.readString(folder.resolve("said"));
        assertTrue(said.contains(Ground.LOG + ": 2 records of the one that stood there"), said);
    }

    private void assertDone(Ground ground, String... words) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        List<Object> arguments = new ArrayList<>(List.of(CommandProgram.services(), ground.data));
        arguments.addAll(List.of(words));
        ProcessBuilder program = ChildProcess.withCommands(CommandProgram.class, said, arguments.toArray())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        program.environment().put("JDK_JAVA_OPTIONS", "-Xmx48m");
        assertEquals(0, program.start().waitFor(), Files.readString(said));
    }
}
