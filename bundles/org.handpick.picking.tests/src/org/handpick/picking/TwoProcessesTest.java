package org.handpick.picking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handpick.core.files.Disk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes that open one library. */
@Timeout(300)
class TwoProcessesTest {
    private static final String OPEN = new Access.Writable().sentence();

    @TempDir
    Path folder;

    private Path root;
    private Process other;

    @BeforeEach
    void draw() throws IOException {
        root = TinyLibrary.draw(folder.resolve("library"), 2);
        other = start();
    }

    @AfterEach
    void end() throws InterruptedException {
        kill(other);
    }

    private Process start() throws IOException {
        return ChildProcess.of(HoldUntilKilled.class, folder.resolve("said.txt"), root)
                .start();
    }

    /** What a process says of its library, once it has opened it. */
    private String said(Process process) throws IOException {
        String line = process.inputReader().readLine();
        assertTrue(line != null, Files.readString(folder.resolve("said.txt")));
        return line;
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        assertEquals(ChildProcess.KILLED, process.waitFor());
    }

    @Test
    void the_second_process_reads_and_says_who_holds_the_library() throws IOException {
        assertEquals(OPEN, said(other));
        Map<String, List<Byte>> before = TinyLibrary.contents(root);

        try (Library library = TinyLibrary.open(root, Disk.LOCAL)) {
            Access.HeldBy held = assertInstanceOf(Access.HeldBy.class, library.access());
            Holder holder = held.holder().orElseThrow();
            assertEquals(other.pid(), holder.pid());
            assertEquals(System.getProperty("user.name"), holder.user());
            assertTrue(
                    library.access().sentence().contains("process " + other.pid()),
                    library.access().sentence());
            assertEquals(2, library.sets().size());
            DecisionDesk desk = TinyLibrary.desk(library, folder.resolve("data"), Disk.LOCAL);
            assertThrows(
                    LibraryNotWritable.class,
                    () -> TinyLibrary.decide(desk, library, library.sets().getFirst()));
            assertThrows(LibraryNotWritable.class, desk::undo);
            assertThrows(LibraryNotWritable.class, desk::redo);
        }

        assertEquals(before, TinyLibrary.contents(root));
    }

    @Test
    void a_killed_process_holds_the_library_no_more() throws IOException, InterruptedException {
        assertEquals(OPEN, said(other));

        kill(other);

        try (Library library = TinyLibrary.open(root, Disk.LOCAL)) {
            assertTrue(library.isWritable(), library.access().sentence());
            TinyLibrary.decide(
                    TinyLibrary.desk(library, folder.resolve("data"), Disk.LOCAL),
                    library,
                    library.sets().getFirst());
        }
    }

    @Test
    void a_second_look_frees_nothing() throws IOException, InterruptedException {
        assertEquals(OPEN, said(other));
        TinyLibrary.open(root, Disk.LOCAL).close();

        Process third = start();
        try {
            assertTrue(said(third).contains("(process " + other.pid() + ")"));
        } finally {
            kill(third);
        }
    }

    @Test
    void a_library_closed_here_is_open_to_another_process() throws IOException, InterruptedException {
        assertEquals(OPEN, said(other));
        kill(other);
        TinyLibrary.open(root, Disk.LOCAL).close();

        other = start();

        assertEquals(OPEN, said(other));
    }

    @Test
    void a_copy_of_the_files_made_here_frees_nothing() throws IOException, InterruptedException {
        assertEquals(OPEN, said(other));
        kill(other);
        try (Library library = TinyLibrary.open(root, Disk.LOCAL)) {
            assertTrue(library.isWritable());
            TinyLibrary.contents(root.resolve(Library.FOLDER)); // as a backup reads them

            other = start();

            assertTrue(
                    said(other).contains("(process " + ProcessHandle.current().pid() + ")"));
        }
    }

    @Test
    void a_process_that_got_the_number_of_one_that_died_holds_nothing() throws IOException, InterruptedException {
        assertEquals(OPEN, said(other));
        Path lock = root.resolve(Library.FOLDER).resolve("lock");
        List<String> holder = new ArrayList<>(Files.readAllLines(lock));
        kill(other);
        other = ChildProcess.of(
                        HoldUntilKilled.class,
                        folder.resolve("said.txt"),
                        TinyLibrary.draw(folder.resolve("another"), 1))
                .start();
        assertEquals(OPEN, said(other));
        holder.set(2, Long.toString(other.pid()));
        holder.set(3, "2020-01-01T00:00:00Z");
        Files.write(lock, holder);

        try (Library library = TinyLibrary.open(root, Disk.LOCAL)) {
            assertTrue(library.isWritable(), library.access().sentence());
        }
    }
}
