package org.handpick.picking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handpick.core.files.Disk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A power cut in the midst of a decision, a few hundred times over one library. */
class SigkillTest {
    private static final int SETS = 60;
    private static final int LEAST_KILLS = 200;
    /** Touches that a process gets before it dies; few, so that it dies often. */
    private static final int MOST_TOUCHES = 11;

    @TempDir
    Path folder;

    @Test
    void whenever_it_is_killed_nothing_is_lost_and_the_next_start_goes_on() throws IOException, InterruptedException {
        Path root = TinyLibrary.draw(folder.resolve("library"), SETS);
        Path data = folder.resolve("data");
        Set<String> before = TinyLibrary.names(root);
        long seed = 20250101;
        Random random = new Random(seed);
        int kills = 0;
        int code = ChildProcess.KILLED;
        while (code == ChildProcess.KILLED) {
            code = decide(root, data, kills < LEAST_KILLS ? 1 + random.nextInt(MOST_TOUCHES) : Integer.MAX_VALUE);
            kills += code == ChildProcess.KILLED ? 1 : 0;
            Set<String> now = TinyLibrary.names(root);
            now.addAll(pendingAndUndone(root));
            assertTrue(now.containsAll(before), "seed " + seed + ", after kill " + kills);
        }

        assertEquals(0, code, Files.readString(folder.resolve("said.txt")));
        assertTrue(kills >= LEAST_KILLS, "killed " + kills + " times");
        try (Library library = TinyLibrary.open(root, Disk.LOCAL)) {
            assertEquals(0, library.tally().toDo());
            assertEquals(SETS, library.sets().size());
        }
        List<String> rows = TinyLibrary.rows(data);
        assertEquals(SETS, rows.size());
        assertEquals(
                SETS, new HashSet<>(rows.stream().map(row -> row.split(",")[1]).toList()).size());
        assertEquals(before, TinyLibrary.names(root));
    }

    private static Set<String> pendingAndUndone(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve(Library.FOLDER))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private int decide(Path root, Path data, int touches) throws IOException, InterruptedException {
        return ChildProcess.of(DecideUntilKilled.class, folder.resolve("said.txt"), root, data, touches)
                .start()
                .waitFor();
    }
}
