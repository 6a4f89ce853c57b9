package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.handpick.backup.LiveFile.State;
import org.handpick.core.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drill, and the comparison with the disk that it makes. */
class DrillTest {
    @TempDir
    Path folder;

    private Ground ground;

    @BeforeEach
    void backedUp() throws IOException {
        ground = Ground.withLogs(folder);
        ground.backUp();
    }

    private Drill.Drilled drill() {
        return new Drill(ground.backup, ground.store, Ground.SCOPE, ground.clock()).run(Progress.NONE);
    }

    private static Map<String, State> states(List<LiveFile> files) {
        return files.stream()
                .filter(file -> file.state() != State.SAME)
                .collect(Collectors.toMap(LiveFile::path, LiveFile::state));
    }

    @Test
    void the_day_on_which_a_backup_was_proven_restorable_is_written_down() {
        assertEquals(Optional.empty(), ground.backups().getFirst().restorable());

        Drill.Drilled drilled = drill();

        assertEquals(Optional.of(Ground.SUNDAY), ground.backups().getFirst().restorable());
        assertEquals(102, drilled.records());
        assertEquals(5, drilled.files());
        assertEquals(Map.of(), states(drilled.live()));
        assertFalse(Files.exists(ground.backup.folder().resolve(".scratch")));
    }

    @Test
    void one_that_is_not_the_newest_is_restored_when_it_is_asked_for() {
        BackupName older = ground.backups().getFirst().name();
        ground.backUp();

        Drill.Drilled drilled = new Drill(ground.backup, ground.store, Ground.SCOPE, older).run(Progress.NONE);

        assertEquals(older, drilled.name());
        assertEquals(Optional.empty(), ground.backups().getFirst().restorable());
        assertTrue(ground.backups().getLast().restorable().isPresent());
    }

    @Test
    void one_that_is_not_there_is_named() {
        BackupName other = new BackupName(Ground.SUNDAY.minusSeconds(1));

        StoreFailure failure = assertThrows(
                StoreFailure.class,
                () -> new Drill(ground.backup, ground.store, Ground.SCOPE, other).run(Progress.NONE));

        assertTrue(failure.getMessage().contains(other.toString()), failure::getMessage);
    }

    @Test
    void what_has_changed_since_is_told_by_file() throws IOException {
        Files.writeString(ground.data.resolve(Ground.LOG), "s1,t_9,x\r\n", StandardOpenOption.APPEND);
        Files.writeString(ground.data.resolve(Ground.RUN + "config.yaml"), "model: resnet18\n");
        Files.delete(ground.data.resolve("file_operations_logs/file_operations.log"));
        ground.write("training/selection_only_log.csv", "h\na\n");
        ground.write("training/suggestion_log.jsonl", "{}\n");

        Drill.Drilled drilled = drill();

        assertEquals(
                Map.of(
                        Ground.LOG,
                        State.GROWN,
                        Ground.RUN + "config.yaml",
                        State.CHANGED,
                        "file_operations_logs/file_operations.log",
                        State.MISSING,
                        "training/selection_only_log.csv",
                        State.NEW,
                        "training/suggestion_log.jsonl",
                        State.REWRITTEN),
                states(drilled.live()));
        LiveFile log = drilled.live().stream()
                .filter(file -> file.path().equals(Ground.LOG))
                .findFirst()
                .orElseThrow();
        assertEquals(OptionalLong.of(100), log.then());
        assertEquals(OptionalLong.of(101), log.now());
        assertEquals(
                List.of("file_operations_logs/file_operations.log", "training/suggestion_log.jsonl"),
                drilled.live().stream()
                        .filter(LiveFile::isWorrying)
                        .map(LiveFile::path)
                        .toList());
    }

    @Test
    void a_damaged_backup_is_not_proven() throws IOException {
        Path archive = ground.stored.resolve(ground.backups().getFirst().name().archive());
        byte[] bytes = Files.readAllBytes(archive);
        bytes[bytes.length - 20] ^= 4;
        Files.write(archive, bytes);

        assertThrows(DamagedArchive.class, this::drill);

        assertEquals(Optional.empty(), ground.backups().getFirst().restorable());
        assertFalse(Files.exists(ground.backup.folder().resolve(".scratch")));
    }

    @Test
    void without_a_backup_there_is_nothing_to_drill() throws IOException {
        Ground empty = Ground.withLogs(folder.resolve("empty"));

        StoreFailure failure = assertThrows(
                StoreFailure.class, () -> new Drill(empty.backup, empty.store, Ground.SCOPE).run(Progress.NONE));

        assertTrue(failure.getMessage().contains("no backup"), failure.getMessage());
    }

    @Test
    void a_backup_beside_the_disk_when_all_is_gone() throws IOException {
        BackupFolder.delete(ground.data.resolve("training"));
        BackupFolder.delete(ground.data.resolve("file_operations_logs"));
        BackupFolder.delete(ground.data.resolve("runs"));

        Diff.Compared compared =
                new Diff(ground.backup, ground.store, Ground.SCOPE, Optional.empty()).run(Progress.NONE);

        assertTrue(compared.files().stream().allMatch(file -> file.state() == State.MISSING));
        assertEquals(5, compared.files().size());
    }

    @Test
    void an_older_backup_can_be_asked_for() throws IOException {
        BackupName older = ground.backups().getFirst().name();
        ground.log(200);
        ground.at("2026-11-29T02:00:00Z").backUp();

        assertEquals(
                Map.of(Ground.LOG, State.GROWN),
                states(new Diff(ground.backup, ground.store, Ground.SCOPE, Optional.of(older))
                        .run(Progress.NONE)
                        .files()));
        assertThrows(
                StoreFailure.class,
                () -> new Diff(
                                ground.backup,
                                ground.store,
                                Ground.SCOPE,
                                Optional.of(new BackupName(older.time().plusSeconds(1))))
                        .run(Progress.NONE));
    }
}
