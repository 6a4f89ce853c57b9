package org.handpick.backup.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.handpick.backup.BackupName;
import org.handpick.backup.Diff;
import org.handpick.backup.LiveFile;
import org.handpick.backup.LiveFile.State;
import org.handpick.backup.Manifest;
import org.junit.jupiter.api.Test;

class ContentsModelTest {
    private static final Instant TIME = Instant.parse("2026-11-22T02:00:00Z");

    private final Diff.Compared compared = new Diff.Compared(
            new BackupName(TIME),
            new Manifest(
                    TIME,
                    "here",
                    "1",
                    "/data",
                    Map.of(),
                    List.of(entry("runs/r/config.yaml"), entry("training/a.csv"), entry("training/b.csv"))),
            List.of(
                    file("runs/r/config.yaml", State.SAME),
                    file("training/a.csv", State.REWRITTEN),
                    file("training/b.csv", State.GROWN),
                    file("training/c.csv", State.NEW)));

    @Test
    void files_stand_in_their_folders() {
        List<ContentsModel.Node> tree = ContentsModel.of(compared, false);

        assertEquals(List.of("runs", "training"), names(tree));
        assertEquals(List.of("r"), names(tree.getFirst().children()));
        assertEquals(List.of("a.csv", "b.csv", "c.csv"), names(tree.getLast().children()));
    }

    @Test
    void a_folder_tells_the_worst_of_what_is_in_it() {
        List<ContentsModel.Node> tree = ContentsModel.of(compared, false);

        assertEquals("same", tree.getFirst().state());
        assertEquals("! 1 of 3 files", tree.getLast().state());
        assertEquals(3, tree.getLast().differences());
    }

    @Test
    void only_differences_are_shown_when_that_is_wanted() {
        assertEquals(List.of("training"), names(ContentsModel.of(compared, true)));
    }

    @Test
    void a_file_has_the_size_that_it_has_in_the_backup() {
        List<ContentsModel.Node> files =
                ContentsModel.of(compared, false).getLast().children();

        assertEquals(OptionalLong.of(12), files.getFirst().size());
        assertEquals(OptionalLong.empty(), files.getLast().size(), "it is not in the backup");
    }

    private static List<String> names(List<ContentsModel.Node> nodes) {
        return nodes.stream().map(ContentsModel.Node::name).toList();
    }

    private static Manifest.Entry entry(String path) {
        return new Manifest.Entry(path, 12, TIME, "a".repeat(64), OptionalLong.of(3), 0);
    }

    private static LiveFile file(String path, State state) {
        return new LiveFile(path, state, OptionalLong.of(3), OptionalLong.of(4));
    }
}
