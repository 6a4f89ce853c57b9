package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.handpick.backup.PreviewRestore.Fate;
import org.handpick.core.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewRestoreTest {
    @TempDir
    Path folder;

    private Ground ground;
    private BackupName made;

    @BeforeEach
    void back_up() throws IOException {
        ground = Ground.withLogs(folder);
        made = ground.backUp().name();
    }

    @Test
    void a_folder_that_is_not_there_gets_every_file() {
        PreviewRestore.Preview preview = preview(Optional.empty(), folder.resolve("side"));

        assertEquals(preview.lines().size(), preview.count(Fate.RETURNS));
        assertTrue(preview.lines().size() > 3);
        assertTrue(Files.notExists(folder.resolve("side")));
    }

    @Test
    void in_place_it_tells_what_stays_and_what_is_moved_aside_with_its_newer_records() throws IOException {
        ground.log(141);
        Files.delete(ground.data.resolve("training/suggestion_log.jsonl"));
        Map<String, String> before = Ground.world(ground.data);

        PreviewRestore.Preview preview = preview(Optional.empty(), ground.data);

        Map<String, Fate> fates = preview.lines().stream()
                .collect(Collectors.toMap(line -> line.file().path(), PreviewRestore.Line::fate));
        assertEquals(Fate.REPLACES, fates.get(Ground.LOG));
        assertEquals(Fate.RETURNS, fates.get("training/suggestion_log.jsonl"));
        assertEquals(Fate.STAYS, fates.get(Ground.RUN + "config.yaml"));
        PreviewRestore.Line log = preview.lines().stream()
                .filter(line -> line.file().path().equals(Ground.LOG))
                .findFirst()
                .orElseThrow();
        assertEquals(OptionalLong.of(141), log.now());
        assertEquals(41, log.newer());
        assertEquals(before, Ground.world(ground.data));
    }

    @Test
    void it_tells_what_the_restore_then_does() throws IOException {
        ground.log(141);
        PreviewRestore.Preview preview = preview(Optional.of(Ground.LOG), ground.data);

        Restore.Restored restored = new Restore(
                        ground.backup,
                        ground.store,
                        new Restore.Wish(
                                Optional.of(new Restore.Which.Exactly(made)),
                                Optional.of(Ground.LOG),
                                OptionalLong.empty()),
                        ground.data)
                .run(Progress.NONE);

        assertEquals(1, preview.count(Fate.REPLACES));
        assertTrue(restored.replaced().isPresent());
        assertEquals(1, preview(Optional.of(Ground.LOG), ground.data).count(Fate.STAYS));
    }

    @Test
    void a_file_that_is_not_in_it_is_refused() {
        assertThrows(RefusedRestore.class, () -> preview(Optional.of("training/other.csv"), ground.data));
    }

    private PreviewRestore.Preview preview(Optional<String> file, Path target) {
        return new PreviewRestore(ground.backup, ground.store, made, file, target).run(Progress.NONE);
    }
}
