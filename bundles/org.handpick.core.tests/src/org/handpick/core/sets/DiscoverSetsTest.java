package org.handpick.core.sets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.handpick.core.Cancelled;
import org.handpick.core.Progress;
import org.handpick.core.sets.GroupingRule.ByStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoverSetsTest {
    @TempDir
    Path library;

    @Test
    void sets_are_found_in_every_folder_but_those_that_are_not_for_looking() throws IOException {
        for (String folder : List.of("", "a", "a/b", ".handpick", "selected", "__delete_staging", ".git")) {
            write(folder, "20250101_100000_stage1_generated.png");
            write(folder, "20250101_100100_stage2_upscaled.JPG");
            write(folder, "20250101_100100_stage2_upscaled.yaml");
        }

        List<String> folders = discover().sets().stream()
                .map(set -> set.images().getFirst().folder())
                .toList();

        assertEquals(List.of("", "a", "a/b"), folders);
    }

    @Test
    void a_folder_named_selected_deeper_down_is_looked_through() throws IOException {
        write("a/selected", "20250101_100000_stage1_generated.png");
        write("a/selected", "20250101_100100_stage2_upscaled.png");

        assertEquals(1, discover().sets().size());
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        Path missing = library.resolve("missing");

        UnreadableFolder refused = assertThrows(
                UnreadableFolder.class, () -> new DiscoverSets(missing, ByStage.DEFAULT, Map.of()).run(Progress.NONE));

        assertTrue(refused.getMessage().contains(missing + ": there is no such folder"), refused.getMessage());
    }

    @Test
    void a_sub_folder_that_cannot_be_read_is_named_and_does_not_stop_the_rest() throws Exception {
        write("well", "20250101_100000_stage1_generated.png");
        write("well", "20250101_100100_stage2_upscaled.png");
        // Unreadable even for root: its path is longer than the system takes.
        sh("name=$(printf '%0200d' 0); for i in $(seq 25); do mkdir $name && cd -P $name || exit 1; done");

        try {
            Discovery found = discover();

            assertEquals(1, found.sets().size());
            assertEquals(1, found.unreadable().size());
            assertTrue(found.unreadable().getFirst().contains("could not be read"), found.unreadable()::toString);
        } finally {
            sh("rm -rf 0*"); // JUnit can't, for the same reason
        }
    }

    private void sh(String line) throws Exception {
        Process process = new ProcessBuilder("sh", "-c", line)
                .directory(library.toFile())
                .inheritIO()
                .start();
        assertEquals(0, process.waitFor(), line);
    }

    @Test
    void a_link_that_would_lead_nowhere_when_it_is_moved_is_in_no_set() throws IOException {
        write(".store", "one.png");
        write("", "20250101_100100_stage2_upscaled.png");
        Path link = library.resolve("20250101_100000_stage1_generated.png");
        Files.createSymbolicLink(link, Path.of(".store/one.png"));

        assertTrue(discover()
                .unassigned()
                .contains(new Unassigned(ImageRef.of(library, link), Unassigned.Reason.RELATIVE_LINK)));

        Files.delete(link);
        Files.createSymbolicLink(link, library.resolve(".store/one.png"));
        assertEquals(1, discover().sets().size());
    }

    @Test
    void a_file_is_no_library() throws IOException {
        write("", "1.png");
        Path file = library.resolve("1.png");

        UnreadableFolder refused = assertThrows(
                UnreadableFolder.class, () -> new DiscoverSets(file, ByStage.DEFAULT, Map.of()).run(Progress.NONE));

        assertTrue(refused.getMessage().contains(file + ": it is not a folder"), refused.getMessage());
    }

    @Test
    void it_stops_when_a_person_asks_it_to() throws IOException {
        for (int i = 0; i < 1_000; i++) {
            write("", i + ".png");
        }
        Progress stop = new Progress() {
            @Override
            public boolean isCancelled() {
                return true;
            }
        };

        assertThrows(Cancelled.class, () -> new DiscoverSets(library, ByStage.DEFAULT, Map.of()).run(stop));
    }

    private Discovery discover() {
        return new DiscoverSets(library, ByStage.DEFAULT, Map.of()).run(Progress.NONE);
    }

    private void write(String folder, String name) throws IOException {
        Files.createDirectories(library.resolve(folder));
        Files.createFile(library.resolve(folder).resolve(name));
    }
}
