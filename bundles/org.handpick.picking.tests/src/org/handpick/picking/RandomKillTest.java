package org.handpick.picking;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.handpick.core.files.Disk;
import org.handpick.core.sets.ImageSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL at whatever moment, a few hundred times over one library, while sets are decided, taken back and decided again. */
class RandomKillTest {
    private static final int SETS = 60;
    private static final int KILLS = 200;
    /** So many lines at most are heard of a process before it dies: the library is open, a decision is committed. */
    private static final int MOST_LINES = 2;
    /** A test that always strikes between decisions tests nothing. */
    private static final int LEAST_INTERRUPTED = 10;

    @TempDir
    Path folder;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private Path root;
    private Path data;
    private Path share;
    private Map<String, List<Byte>> before;
    private Set<String> originals;

    @BeforeEach
    void draw() throws IOException {
        root = TinyLibrary.draw(folder.resolve("library"), SETS);
        data = root.resolveSibling("data");
        share = Files.createDirectories(root.resolveSibling("share"));
        before = TinyLibrary.contents(root);
        originals = contents(root);
        assertEquals(before.size(), originals.size(), "each file has a content of its own");
    }

    @Test
    @Timeout(900)
    void killed_at_any_moment_no_original_is_lost_and_the_log_tells_what_was_decided()
            throws IOException, InterruptedException {
        Process next = start();
        long longest = longestSilence(next);
        int interrupted = 0;
        next = start();
        for (int kill = 2; kill <= KILLS; kill++) {
            Process child = next;
            go(child);
            next = start(); // while the other works
            interrupted += hear(child, random.nextInt(MOST_LINES + 1));
            assertFalse(child.waitFor(random.nextLong(longest), TimeUnit.NANOSECONDS), this::said);
            interrupted += kill(child);
            expectNothingLost(kill);
        }
        kill(next);

        assertTrue(interrupted >= LEAST_INTERRUPTED, interrupted + " decisions were struck; " + said());
        finish();
        expectOneRowForEachEvent();
        takeAllBack();
    }

    private Process start() throws IOException {
        KeepPlace keeps = KeepPlace.values()[random.nextInt(KeepPlace.values().length)];
        return ChildProcess.of(
                        WorkUntilKilled.class, folder.resolve("said.txt"), root, data, share, keeps, random.nextLong())
                .start();
    }

    /** Lets a process begin that is ready. */
    private void go(Process child) throws IOException {
        assertEquals(WorkUntilKilled.READY, child.inputReader().readLine(), this::said);
        child.getOutputStream().write('\n');
        child.getOutputStream().flush();
    }

    /** The longest time from one thing that a process has done to the next, on this machine. */
    private long longestSilence(Process child) throws IOException, InterruptedException {
        go(child);
        long longest = 0;
        for (int line = 1; line <= MOST_LINES; line++) {
            long start = System.nanoTime();
            hear(child, 1);
            longest = Math.max(longest, System.nanoTime() - start);
        }
        kill(child);
        return longest;
    }

    /** Waits until a process has said so many lines. @return how many decisions it had found interrupted */
    private int hear(Process child, int lines) throws IOException {
        int interrupted = 0;
        for (int i = 0; i < lines; i++) {
            String line = child.inputReader().readLine();
            assertTrue(line != null, this::said);
            interrupted += line.startsWith(WorkUntilKilled.REPAIRED) ? 1 : 0;
        }
        return interrupted;
    }

    /** @return how many decisions it had found interrupted, and not told yet */
    private int kill(Process child) throws InterruptedException {
        assertTrue(child.toHandle().destroyForcibly(), this::said); // by its handle, so that it is still heard
        assertEquals(ChildProcess.KILLED, child.waitFor(), this::said);
        return (int) child.inputReader()
                .lines()
                .filter(line -> line.startsWith(WorkUntilKilled.REPAIRED))
                .count();
    }

    private String said() {
        try {
            return "seed " + seed + ", the process said: " + Files.readString(folder.resolve("said.txt"));
        } catch (IOException e) {
            return "seed " + seed + ", " + e;
        }
    }

    /** In place, kept, in the trash, or in the undo store. */
    private void expectNothingLost(int kill) throws IOException {
        Set<String> lost = new TreeSet<>(originals);
        lost.removeAll(contents(root));
        lost.removeAll(contents(root.resolve(Library.FOLDER).resolve("undo")));
        lost.removeAll(contents(share));
        assertEquals(Set.of(), lost, "lost by kill " + kill + ", " + said());
    }

    private static Set<String> contents(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        Set<String> contents = new HashSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(folder.resolve(Library.FOLDER)))
                    .toList()) {
                contents.add(Files.readString(file, ISO_8859_1));
            }
        }
        return contents;
    }

    private void finish() throws IOException {
        try (Library library = TinyLibrary.open(root, Disk.LOCAL)) {
            DecisionDesk desk = WorkUntilKilled.desk(library, data, share, KeepPlace.SELECTED_FOLDER);
            for (ImageSet set : library.sets()) {
                if (library.outcome(set.id()).isEmpty()) {
                    TinyLibrary.decide(desk, library, set);
                }
            }
            assertEquals(SETS, library.sets().size(), this::said);
            assertEquals(0, library.tally().toDo(), this::said);
            for (ImageSet set : library.sets()) {
                if (library.outcome(set.id()).orElseThrow() instanceof Outcome.Kept kept) {
                    assertTrue(
                            Files.exists(
                                    library.whereIs(set.id(), kept.keeper()).orElseThrow()),
                            this::said);
                }
            }
        }
    }

    private void expectOneRowForEachEvent() throws IOException {
        List<String> events = new ArrayList<>();
        try (Library library = TinyLibrary.open(root, Disk.LOCAL)) {
            assertEquals(List.of(), library.repairs(), this::said);
            library.sets().forEach(set -> library.history(set.id()).forEach(decided -> events.add(decided.event())));
        }
        assertEquals(sorted(events), sorted(TinyLibrary.events(data)), this::said);
    }

    private static List<String> sorted(List<String> events) {
        return events.stream().sorted().toList();
    }

    private void takeAllBack() throws IOException {
        try (Library library = TinyLibrary.open(root, Disk.LOCAL)) {
            DecisionDesk desk = WorkUntilKilled.desk(library, data, share, KeepPlace.SELECTED_FOLDER);
            while (desk.canUndo()) {
                desk.undo();
            }
        }
        assertEquals(before, TinyLibrary.contents(root), this::said);
        assertEquals(Set.of(), contents(share), this::said);
    }
}
