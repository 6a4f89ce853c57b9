package org.handpick.learning.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.handpick.core.decisions.DecidedLibraries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoundForDatasetTest {
    @TempDir
    Path folder;

    @Test
    void every_library_that_was_decided_in_and_is_there_is_offered_the_open_one_first() throws IOException {
        Path dataArea = Files.createDirectory(folder.resolve("data"));
        Path first = Files.createDirectory(folder.resolve("first"));
        Path open = Files.createDirectory(folder.resolve("open"));
        DecidedLibraries decided = new DecidedLibraries(dataArea);
        decided.add(first);
        decided.add(folder.resolve("gone"));
        decided.add(open);

        assertEquals(List.of(open, first), found(dataArea, Optional.of(open)).folders());
        assertEquals(List.of(first, open), found(dataArea, Optional.empty()).folders());
    }

    @Test
    void before_anything_was_decided_the_open_library_is_offered_and_no_log() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));

        BuildDatasetDialog.Found found = found(folder, Optional.of(open));

        assertEquals(List.of(open), found.folders());
        assertEquals(List.of(), found.logs());
    }

    private static BuildDatasetDialog.Found found(Path dataArea, Optional<Path> open) {
        return BuildDatasetDialog.Found.in(dataArea, dataArea.resolve("datasets"), open);
    }
}
