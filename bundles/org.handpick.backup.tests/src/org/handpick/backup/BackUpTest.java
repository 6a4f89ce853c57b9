package org.handpick.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.handpick.core.Cancelled;
import org.handpick.core.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackUpTest {
    @TempDir
    Path folder;

    private Ground ground;

    @BeforeEach
    void logs() throws IOException {
        ground = Ground.withLogs(folder);
    }

    @Test
    void backup_then_delete_everything_then_restore_gives_every_file_and_record_back() throws IOException {
        Map<String, String> before = Ground.world(ground.data);
        before.remove(Ground.RUN + "checkpoints/best");
        BackUp.Made made = ground.backUp();
        BackupFolder.delete(ground.data);

        Restore.Restored restored =
                new Restore(ground.backup, ground.store, Restore.Wish.NEWEST, ground.data).run(Progress.NONE);

        assertEquals(before, Ground.world(ground.data));
        assertEquals(made.manifest().files(), restored.files());
        assertEquals(100 + 2, restored.records());
        assertEquals(made.manifest().bytes(), restored.bytes());
    }

    @Test
    void tar_and_sha256sum_alone_restore_it() throws IOException {
        ground.write("training/manifests/ünïcode " + "long".repeat(40) + ".json", "{}");
        Map<String, String> before = Ground.world(ground.data);
        before.remove(Ground.RUN + "checkpoints/best");
        BackupName name = ground.backUp().name();
        Path out = Files.createDirectory(folder.resolve("out"));

        Ground.run(ground.stored, "sha256sum", "--check", "--strict", "--ignore-missing", name.sums());
        List<String> entries =
                Ground.run(ground.stored, "tar", "tzf", name.archive()).lines().toList();
        Ground.run(out, "tar", "xzf", ground.stored.resolve(name.archive()).toString());
        Ground.run(
                out,
                "sha256sum",
                "--check",
                "--strict",
                "--ignore-missing",
                ground.stored.resolve(name.sums()).toString());

        assertEquals("manifest.json", entries.getFirst());
        Map<String, String> after = Ground.world(out);
        JsonObject manifest =
                JsonParser.parseString(after.remove("manifest.json")).getAsJsonObject();
        assertEquals(before, after);
        assertEquals(1, manifest.get("schema_version").getAsInt());
        assertEquals(after.size(), manifest.getAsJsonArray("files").size());
    }

    @Test
    void what_is_larger_than_a_block_comes_out_whole_too() throws IOException {
        int records = 60_000; // 3 MB in several gzip members
        ground.log(records);
        BackUp.Made made = ground.backUp();
        Path out = Files.createDirectory(folder.resolve("out"));

        Ground.run(
                out, "tar", "xzf", ground.stored.resolve(made.name().archive()).toString());

        assertEquals(-1, Files.mismatch(ground.data.resolve(Ground.LOG), out.resolve(Ground.LOG)));
        assertEquals(OptionalLong.of(records), Ground.entry(made, Ground.LOG).records());
    }

    @Test
    void the_manifest_names_each_file_with_its_length_time_hash_and_records() throws IOException {
        BackUp.Made made = ground.backUp();

        Manifest.Entry log = Ground.entry(made, Ground.LOG);
        Path live = ground.data.resolve(Ground.LOG);
        assertEquals(Files.size(live), log.size());
        assertEquals(Files.getLastModifiedTime(live).toInstant(), log.modified());
        assertTrue(Ground.run(folder, "sha256sum", live.toString()).startsWith(log.sha256()));
        assertEquals(OptionalLong.of(100), log.records());
        assertEquals(
                OptionalLong.of(2),
                Ground.entry(made, Ground.RUN + "metrics.csv").records());
        assertEquals(
                OptionalLong.empty(),
                Ground.entry(made, Ground.RUN + "config.yaml").records());
        assertEquals(Ground.SUNDAY, made.manifest().created());
        assertEquals(ground.data.toString(), made.manifest().dataArea());
    }

    @Test
    void weights_are_taken_only_when_asked_for() {
        Scope all = new Scope(Scope.DEFAULT_PATTERNS, true, List.of());

        BackUp.Made made = new BackUp(ground.backup, ground.store, all, ground.clock()).run(Progress.NONE);

        assertEquals(7, Ground.entry(made, Ground.RUN + "checkpoints/best").size());
    }

    @Test
    void the_journals_of_libraries_are_taken() throws IOException {
        Path library = folder.resolve("holiday");
        Files.createDirectories(library.resolve(".handpick"));
        Files.writeString(library.resolve(".handpick/journal.jsonl"), "{}\n");
        Path gone = folder.resolve("gone");
        Scope scope = Scope.of(List.of(library, gone));

        BackUp.Made made = new BackUp(ground.backup, ground.store, scope, ground.clock()).run(Progress.NONE);

        Map.Entry<String, String> root = made.manifest().libraries().entrySet().stream()
                .filter(known -> known.getValue().equals(library.toString()))
                .findFirst()
                .orElseThrow();
        assertTrue(root.getKey().startsWith("libraries/holiday-"), root.getKey());
        assertEquals(
                3,
                Ground.entry(made, root.getKey() + "/.handpick/journal.jsonl").size());
        assertTrue(made.unmatched().contains(gone.toString()), made.unmatched()::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"training/*", "backup/*", "**/*.json", "**"})
    void secrets_are_in_no_archive(String pattern) throws IOException {
        ground.write("backup/secrets.json", "{\"b2\":{\"secret-key\":\"s\"}}");
        ground.write("backup/secure_storage", "secret");
        ground.write("backup/stores.json", "{}");

        BackUp.Made made = new BackUp(
                        ground.backup, ground.store, new Scope(List.of("training/*", pattern), false, List.of()))
                .run(Progress.NONE);

        List<String> paths =
                made.manifest().files().stream().map(Manifest.Entry::path).toList();
        assertTrue(paths.contains("backup/stores.json"), paths::toString);
        assertFalse(paths.contains("backup/secrets.json"), paths::toString);
        assertFalse(paths.contains("backup/secure_storage"), paths::toString);
    }

    @Test
    void a_name_that_another_data_area_takes_meanwhile_is_left_to_it() throws IOException {
        Ground other = Ground.withLogs(folder.resolve("other"));
        boolean[] isTaken = {false};
        Store contested = new FaultyStore(ground.store.store()) {
            @Override
            void before(String call, String name) {
                if (call.equals("put") && !isTaken[0]) {
                    isTaken[0] = true;
                    new BackUp(other.backup, ground.store, Ground.SCOPE, ground.clock()).run(Progress.NONE);
                }
            }
        };

        BackUp.Made made = ground.backUp(new NamedStore("shelf", contested), Progress.NONE);

        assertEquals(Ground.SUNDAY.plusSeconds(1), made.name().time());
        assertEquals(2, ground.backups().size());
        assertEquals(2, ground.verify().sound().size());
    }

    @Test
    void a_name_that_can_not_be_told_from_another_is_refused() throws IOException {
        Ground.run(ground.data.resolve("training"), "sh", "-c", "cp select_crop_log.csv \"$(printf 'a\\377.csv')\"");

        UnreadableSource refused = assertThrows(UnreadableSource.class, ground::backUp);

        assertTrue(refused.getMessage().contains("training/a"), refused.getMessage());
        assertTrue(refused.getMessage().contains("encoding"), refused.getMessage());
    }

    @Test
    void a_link_to_a_folder_that_would_be_passed_over_is_refused() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("weights.bin"), "x");
        Files.createSymbolicLink(ground.data.resolve(Ground.RUN + "checkpoints/last"), elsewhere);
        Scope all = new Scope(Scope.DEFAULT_PATTERNS, true, List.of());

        UnreadableSource refused = assertThrows(
                UnreadableSource.class, () -> new BackUp(ground.backup, ground.store, all).run(Progress.NONE));

        assertTrue(refused.getMessage().contains("checkpoints/last: is a link"), refused.getMessage());
    }

    @Test
    void a_scope_that_matches_no_file_is_an_error_and_makes_no_archive() throws IOException {
        Ground empty = new Ground(folder.resolve("empty"));
        empty.write("backup/stores.json", "{}"); // how to back up is nothing to back up
        empty.write("notes/x.txt", "x");

        NothingToBackUp error = assertThrows(NothingToBackUp.class, empty::backUp);

        assertTrue(error.getMessage().contains("training/*.{csv,jsonl,cut}"), error.getMessage());
        assertEquals(List.of(), empty.backups());
        assertEquals(Map.of(), Ground.world(empty.stored));
    }

    @Test
    void patterns_of_ones_own_that_match_nothing_are_told_and_those_that_everybody_has_are_not() {
        List<String> patterns = new ArrayList<>(Scope.DEFAULT_PATTERNS);
        patterns.add("notes/*");
        Scope scope = new Scope(patterns, false, List.of());

        assertEquals(
                List.of("notes/*"),
                new BackUp(ground.backup, ground.store, scope, ground.clock())
                        .run(Progress.NONE)
                        .unmatched());
        assertEquals(List.of(), ground.at("2026-11-22T03:00:00Z").backUp().unmatched());
    }

    @Test
    void a_link_that_leads_nowhere_is_not_passed_over() throws IOException {
        Path log = ground.data.resolve(Ground.LOG);
        Files.delete(log);
        Files.createSymbolicLink(log, folder.resolve("not mounted/log.csv"));

        UnreadableSource error = assertThrows(UnreadableSource.class, ground::backUp);

        assertTrue(error.getMessage().contains(log.toString()), error.getMessage());
        assertEquals(List.of(), ground.backups());
    }

    @Test
    void a_cancelled_backup_leaves_nothing_behind() throws IOException {
        ground.log(50_000);
        Progress cancelled = new Progress() {
            private long bytes;

            @Override
            public void advance(long steps) {
                bytes += steps;
            }

            @Override
            public boolean isCancelled() {
                return bytes > 1 << 20;
            }
        };

        assertThrows(Cancelled.class, () -> ground.backUp(ground.store, cancelled));

        assertEquals(Map.of(), Ground.world(ground.stored));
        assertEquals(
                List.of(new History.Packing(Ground.SUNDAY, ground.store.id())),
                ground.backup.history().read().events(),
                "who starts the workbench next is told");
        try (Stream<Path> left = Files.list(ground.backup.folder())) {
            assertEquals(
                    List.of(".history.jsonl.lock", ".lock", "history.jsonl"),
                    left.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void a_backup_that_is_cancelled_while_it_is_read_back_leaves_nothing_behind() throws IOException {
        Progress cancelled = new Progress() {
            private boolean reading;

            @Override
            public void begin(String what, long total) {
                reading = what.startsWith("Reading");
            }

            @Override
            public boolean isCancelled() {
                return reading;
            }
        };

        assertThrows(Cancelled.class, () -> ground.backUp(ground.store, cancelled));

        assertEquals(Map.of(), Ground.world(ground.stored));
    }

    @Test
    void backups_of_one_second_get_names_in_their_order() {
        BackupName first = ground.backUp().name();
        BackupName second = ground.backUp().name();
        ground.store.store().delete(first.archive());
        ground.store.store().delete(first.sums());

        BackupName third = ground.backUp().name();

        assertTrue(first.compareTo(second) < 0 && second.compareTo(third) < 0, "the later one has the later name");
        assertEquals(
                List.of(third, second),
                ground.backups().stream().map(StoredBackup::name).toList());
    }

    @Test
    void a_store_that_gives_back_other_bytes_is_found_out_at_once() throws IOException {
        NamedStore lying = new NamedStore("lying", new FaultyStore(ground.store.store()) {
            @Override
            byte[] changed(String name, byte[] bytes) {
                bytes[bytes.length / 2] ^= 1;
                return bytes;
            }
        });

        assertThrows(DamagedArchive.class, () -> ground.backUp(lying, Progress.NONE));

        assertEquals(Map.of(), Ground.world(ground.stored), "it was deleted again");
    }
}
