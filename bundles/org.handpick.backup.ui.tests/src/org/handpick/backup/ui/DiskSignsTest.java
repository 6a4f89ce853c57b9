package org.handpick.backup.ui;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSignsTest {
    @TempDir
    Path folder;

    private Path log;
    private DiskSigns signs;

    @BeforeEach
    void a_log_and_one_that_is_missing() throws IOException {
        log = Files.writeString(folder.resolve("log.csv"), "a\r\n");
        signs = DiskSigns.of(List.of(log, folder.resolve("gone/other.csv")));
    }

    @Test
    void while_nothing_changes_nothing_is_seen() {
        assertFalse(signs.areOutdated());
    }

    @Test
    void a_log_that_grows_or_is_lost_is_seen() throws IOException {
        Files.writeString(log, "b\r\n", StandardOpenOption.APPEND);
        assertTrue(signs.areOutdated());

        DiskSigns grown = DiskSigns.of(List.of(log));
        Files.delete(log);
        assertTrue(grown.areOutdated());
    }

    @Test
    void a_file_that_comes_back_is_seen() throws IOException {
        Files.createDirectory(folder.resolve("gone"));
        Files.writeString(folder.resolve("gone/other.csv"), "a\r\n");

        assertTrue(signs.areOutdated());
    }
}
