package org.handpick.cli.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.store.SecretsFile;
import org.handpick.cli.Outcome;
import org.handpick.cli.Terminal;
import org.handpick.cli.Terminal.Ran;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupCommandsTest {
    private static final String LOG = "training/select_crop_log.csv";

    @TempDir
    Path folder;

    private Path data;
    private Path shelf;

    @BeforeEach
    void log() throws IOException {
        data = folder.resolve("data");
        shelf = folder.resolve("shelf");
        log("session_id,set_id\r\n" + "s,t\r\n".repeat(10));
        Files.createDirectories(data.resolve("file_operations_logs"));
        Files.writeString(data.resolve("file_operations_logs/file_operations.log"), "{}\n");
    }

    private void log(String text) throws IOException {
        Path log = data.resolve(LOG);
        Files.createDirectories(log.getParent());
        Files.writeString(log, text);
        Files.setLastModifiedTime(log, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    }

    private Ran run(Object... words) {
        return Terminal.with(data)
                .run(Stream.concat(Stream.of(words), Stream.of("--json")).toArray());
    }

    private Ran done(Object... words) {
        Ran ran = run(words);
        assertEquals(Outcome.DONE, ran.outcome(), ran.out() + ran.err());
        return ran;
    }

    private static String text(JsonObject object, String name) {
        return object.get(name).getAsString();
    }

    private static int number(JsonObject object, String name) {
        return object.get(name).getAsInt();
    }

    @Test
    void the_whole_circle() throws IOException {
        done("store", "add", "shelf", "--folder", shelf);
        String log = Files.readString(data.resolve(LOG));

        JsonObject created = done("backup", "create").onlyJson();
        assertEquals("shelf", text(created, "store"));
        assertEquals(10, number(created, "records"));
        assertEquals(3, number(created, "files"), "both logs, and the list of stores");
        assertEquals(0, created.getAsJsonArray("deleted").size());

        JsonObject listed = done("backup", "list").onlyJson();
        assertEquals(text(created, "backup"), text(listed, "backup"));
        assertEquals(number(created, "bytes"), number(listed, "bytes"));
        assertEquals(10, number(listed, "records"));
        assertFalse(listed.get("verified").isJsonNull());
        assertTrue(listed.get("restorable").isJsonNull());

        JsonObject verified = done("backup", "verify", "--share", "50").onlyJson();
        assertTrue(verified.get("sound").getAsBoolean());
        assertEquals(text(created, "sha256"), text(verified, "sha256"));

        JsonObject drilled = done("backup", "drill").onlyJson();
        assertEquals(3, number(drilled, "same"));
        assertEquals(text(drilled, "restorable"), text(done("backup", "list").onlyJson(), "restorable"));

        try (Stream<Path> all = Files.walk(data)) {
            for (Path path : all.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(path);
            }
        }
        JsonObject restored =
                done("backup", "restore", "--from", shelf, "--to", data).onlyJson();
        assertEquals(log, Files.readString(data.resolve(LOG)));
        assertEquals(10, number(restored, "records"));
        assertTrue(restored.get("replaced").isJsonNull());
        assertEquals("shelf", text(done("store", "list").onlyJson(), "store"), "the list of stores came back, too");
    }

    @Test
    void all_stores_get_one_and_one_that_fails_does_not_stop_the_others() throws IOException {
        done("store", "add", "a", "--folder", folder.resolve("a"));
        done("store", "add", "b", "--folder", folder.resolve("b"));
        done("store", "add", "c", "--folder", folder.resolve("c"));
        assertEquals(3, done("backup", "create", "--all", "--wait").json().size());
        Files.delete(folder.resolve("b/.handpick-store")); // as if its disk were not plugged in

        assertEquals(
                List.of("c", "a"),
                done("backup", "create", "--store", "c", "--store", "a").json().stream()
                        .map(line -> text(line, "store"))
                        .toList());
        Ran ran = run("backup", "create", "--all", "--wait");

        assertEquals(Outcome.PROBLEMS, ran.outcome(), ran.err());
        assertEquals(
                List.of("a", "c"),
                ran.json().stream().map(line -> text(line, "store")).toList());
        assertTrue(ran.err().contains(folder.resolve("b").toString()), ran.err());
        Files.delete(folder.resolve("a/.handpick-store"));
        Files.delete(folder.resolve("c/.handpick-store"));
        assertEquals(Outcome.FAILED, run("backup", "create", "--all").outcome());
        assertEquals(
                Outcome.WRONG_USE,
                run("backup", "create", "--all", "--store", "a").outcome());
        assertEquals(
                Outcome.WRONG_USE,
                run("backup", "create", "--all", "--to", shelf).outcome());
    }

    @Test
    void what_was_asked_for_in_a_wrong_way_ends_as_wrong_use() {
        done("store", "add", "a", "--folder", folder.resolve("a"));
        done("store", "add", "b", "--folder", folder.resolve("b"));

        for (Object[] words : List.<Object[]>of(
                new Object[] {"backup", "create"}, // two stores, and none is named
                new Object[] {"backup", "list", "--store", "c"},
                new Object[] {"store", "remove", "c"},
                new Object[] {"store", "test", "c"},
                new Object[] {"store", "add", "A b", "--folder", folder.resolve("c")},
                new Object[] {"store", "add", "a", "--folder", folder.resolve("c")},
                new Object[] {"store", "add", "c", "--folder", folder.resolve("c"), "--encrypt"},
                new Object[] {"store", "login", "c"})) {
            Ran ran = run(words);

            assertEquals(Outcome.WRONG_USE, ran.outcome(), List.of(words) + ran.err());
            assertFalse(ran.err().isBlank());
        }
    }

    @Test
    void a_store_that_can_not_be_opened_is_a_backup_that_failed() {
        new SecretsFile(new BackupFolder(data)).keep("shelf", Map.of("passphrase", "seven words in a row"));
        done("store", "add", "shelf", "--folder", shelf, "--encrypt");
        done("backup", "create");
        new SecretsFile(new BackupFolder(data)).forgetAll("shelf");

        assertEquals(Outcome.FAILED, run("backup", "create", "--all").outcome());
        assertEquals(Outcome.WRONG_USE, run("backup", "create").outcome(), "its passphrase is missing");

        Ran shown = run("backup", "schedule", "show");
        assertEquals(Outcome.PROBLEMS, shown.outcome(), shown.err());
        assertTrue(shown.err().contains("shelf: the last backup failed on "), shown.err());
        assertTrue(shown.err().contains("needs its passphrase"), shown.err());
        JsonObject stand = shown.onlyJson().getAsJsonObject("stores").getAsJsonObject("shelf");
        assertFalse(stand.get("failed").isJsonNull(), stand.toString());
        assertEquals(0, number(stand, "missed"), "that one is not overdue yet");
    }

    @Test
    void an_encrypted_store_gives_back_what_it_was_given() throws IOException {
        assertEquals(
                Outcome.WRONG_USE,
                run("store", "add", "shelf", "--folder", shelf, "--encrypt").outcome(),
                "it has no passphrase yet");
        new SecretsFile(new BackupFolder(data)).keep("shelf", Map.of("passphrase", "correct horse battery"));

        assertTrue(done("store", "add", "shelf", "--folder", shelf, "--encrypt")
                .onlyJson()
                .get("encrypted")
                .getAsBoolean());

        JsonObject created = done("backup", "create").onlyJson();
        assertTrue(Files.exists(shelf.resolve(text(created, "backup") + ".age")));
        assertEquals(number(created, "bytes"), number(done("backup", "list").onlyJson(), "bytes"));
        JsonObject restored =
                done("backup", "restore", "--to", folder.resolve("back")).onlyJson();
        assertEquals(data.toString(), text(restored, "data_area"));
        assertEquals(
                Files.readString(data.resolve(LOG)),
                Files.readString(folder.resolve("back").resolve(LOG)));
        Ran plain = run("backup", "restore", "--from", shelf, "--to", folder.resolve("plain"));
        assertEquals(Outcome.WRONG_USE, plain.outcome());
        assertTrue(plain.err().contains("is encrypted"), plain.err());
    }

    @Test
    void a_store_with_backups_of_another_data_area_is_told() throws IOException {
        done("backup", "create", "--to", shelf);
        assertFalse(done("store", "add", "mine", "--folder", shelf).err().contains("the newest backup there is of"));
        Path other = Files.createDirectory(folder.resolve("other"));

        Ran ran = Terminal.with(other).run("store", "add", "shelf", "--folder", shelf);

        assertEquals(Outcome.DONE, ran.outcome());
        assertTrue(ran.err().contains("the newest backup there is of " + data), ran.err());
    }

    @Test
    void a_folder_can_be_named_in_place_of_a_store() throws IOException {
        JsonObject created = done("backup", "create", "--to", shelf).onlyJson();

        assertEquals(shelf.toString(), text(created, "store"));
        assertEquals(1, done("backup", "list", "--from", shelf).json().size());
        assertEquals(0, done("backup", "list").json().size());
        assertEquals(
                1,
                number(
                        done("backup", "restore", "--from", shelf, "--file", LOG, "--to", folder.resolve("out"))
                                .onlyJson(),
                        "files"));
        assertTrue(Files.exists(folder.resolve("out").resolve(LOG)));
        assertEquals(
                Outcome.WRONG_USE,
                run("backup", "create", "--to", shelf, "--store", "local").outcome());
    }

    @Test
    void without_a_store_backups_are_kept_in_the_data_area() {
        JsonObject created = done("backup", "create").onlyJson();

        assertEquals("local", text(created, "store"));
        assertTrue(Files.exists(data.resolve("backups").resolve(text(created, "backup"))));
    }

    @Test
    void nothing_to_back_up_is_a_failure() throws IOException {
        Files.createDirectory(folder.resolve("empty"));

        Ran ran = run("backup", "create", "--data", folder.resolve("empty"));

        assertEquals(Outcome.FAILED, ran.outcome());
        assertEquals("", ran.out());
        assertTrue(ran.err().contains("no file matches"), ran.err());
    }

    @Test
    void a_data_area_that_is_not_there_is_not_made() {
        Path missing = folder.resolve("missing");

        for (String command : List.of("create", "list", "verify", "prune", "drill", "diff")) {
            assertEquals(
                    Outcome.FAILED, run("backup", command, "--data", missing).outcome(), command);
        }

        assertFalse(Files.exists(missing));
    }

    @Test
    void old_backups_go_after_the_new_one_and_less_than_before_stops_that() throws IOException {
        Files.createDirectories(data.resolve("backup"));
        Files.writeString(data.resolve("backup/settings.json"), "{\"keep\":{\"daily\":1}}");
        String first = text(done("backup", "create").onlyJson(), "backup");

        JsonObject second = done("backup", "create").onlyJson();

        assertEquals(first, second.getAsJsonArray("deleted").get(0).getAsString());
        log("session_id,set_id\r\n");
        Ran less = run("backup", "create");
        assertEquals(Outcome.PROBLEMS, less.outcome());
        assertEquals(0, less.onlyJson().getAsJsonArray("deleted").size());
        assertTrue(less.err().contains("has 0 records and had 10"), less.err());

        Ran dry = run("backup", "prune", "--dry-run");
        assertEquals(Outcome.PROBLEMS, dry.outcome());
        assertEquals(List.of("delete", "keep"), actions(dry));
        Ran accepted = done("backup", "prune", "--accept", text(less.onlyJson(), "backup"));
        assertEquals(List.of("deleted", "keep"), actions(accepted));
        assertEquals("no rule keeps it", text(accepted.json().getFirst(), "reason"));
        assertEquals(1, done("backup", "list").json().size());
    }

    private static List<String> actions(Ran ran) {
        return ran.json().stream().map(line -> text(line, "action")).toList();
    }

    @Test
    void one_backup_that_is_named_is_deleted_unless_it_is_the_newest() {
        String first = text(done("backup", "create").onlyJson(), "backup");
        String second = text(done("backup", "create").onlyJson(), "backup");

        JsonObject dry = done("backup", "delete", first, "--dry-run").onlyJson();
        assertEquals("delete", text(dry, "action"));
        assertEquals(2, done("backup", "list").json().size());
        JsonObject deleted = done("backup", "delete", first).onlyJson();

        assertEquals("deleted", text(deleted, "action"));
        assertEquals(1, number(deleted, "left"));
        assertEquals(second, text(deleted, "newest"));
        Ran refused = run("backup", "delete", second);
        assertEquals(Outcome.FAILED, refused.outcome());
        assertTrue(refused.err().contains(second + " stays: it is the newest that was verified"), refused.err());
        assertEquals(Outcome.FAILED, run("backup", "delete", first).outcome(), "it is gone");
        assertEquals(Outcome.WRONG_USE, run("backup", "delete", "the-last").outcome());
        assertEquals(Outcome.WRONG_USE, run("backup", "delete").outcome());
        assertEquals(second, text(done("backup", "list").onlyJson(), "backup"));
    }

    @Test
    void a_policy_that_keeps_nothing_is_refused() throws IOException {
        done("backup", "create");
        Files.writeString(data.resolve("backup/settings.json"), "{\"keep\":{\"weekly\":0}}");

        Ran ran = run("backup", "prune");

        assertEquals(Outcome.FAILED, ran.outcome());
        assertTrue(ran.err().contains("settings.json: no rule keeps a backup"), ran.err());
    }

    @Test
    void a_damaged_backup_is_a_problem_and_is_not_restored() throws IOException {
        JsonObject created = done("backup", "create").onlyJson();
        Path archive = data.resolve("backups").resolve(text(created, "backup"));
        byte[] bytes = Files.readAllBytes(archive);
        bytes[bytes.length / 2] ^= 1;
        Files.write(archive, bytes);

        Ran verified = run("backup", "verify");

        assertEquals(Outcome.PROBLEMS, verified.outcome());
        assertFalse(verified.onlyJson().get("sound").getAsBoolean());
        assertTrue(verified.err().contains(text(created, "backup")), verified.err());
        Ran refused = run("backup", "restore", "--to", folder.resolve("out"));
        assertEquals(Outcome.FAILED, refused.outcome());
        assertEquals(Outcome.FAILED, run("backup", "drill").outcome());
        assertFalse(Files.exists(folder.resolve("out")));
        assertFalse(done("backup", "list").onlyJson().get("damage").isJsonNull());
    }

    @Test
    void what_can_not_be_backed_up_is_a_line_of_the_comparison_and_does_not_end_it() throws IOException {
        done("backup", "create");
        Files.createSymbolicLink(data.resolve("training/other.csv"), folder.resolve("nowhere"));

        Ran compared = run("backup", "diff");

        assertEquals(Outcome.PROBLEMS, compared.outcome(), compared.err());
        assertEquals(
                List.of(
                        "file_operations_logs/file_operations.log same",
                        "training/other.csv unreadable",
                        LOG + " same"),
                compared.json().stream()
                        .map(line -> text(line, "file") + " " + text(line, "state"))
                        .toList());
        assertTrue(compared.err().contains("training/other.csv: can't be read on the disk"), compared.err());
        assertEquals(Outcome.FAILED, run("backup", "create").outcome(), "there it would be missing");
    }

    @Test
    void what_is_sound_of_a_damaged_backup_comes_back_where_it_is_asked_for() throws IOException {
        byte[] noise = new byte[3 << 20];
        new Random(5).nextBytes(noise);
        Files.write(data.resolve("file_operations_logs/a.log"), noise);
        JsonObject created = done("backup", "create").onlyJson();
        Path archive = data.resolve("backups").resolve(text(created, "backup"));
        byte[] bytes = Files.readAllBytes(archive);
        bytes[bytes.length / 2] ^= 1;
        Files.write(archive, bytes);
        Path out = folder.resolve("out");
        Ran refused = run("backup", "restore", "--to", out);
        assertEquals(Outcome.FAILED, refused.outcome());
        assertTrue(refused.err().contains("--salvage"), refused.err());

        Ran saved = run("backup", "restore", "--salvage", "--to", out);

        assertEquals(Outcome.PROBLEMS, saved.outcome(), saved.err());
        assertEquals(
                "[\"file_operations_logs/a.log\"]", saved.onlyJson().get("lost").toString());
        assertTrue(saved.err().contains("file_operations_logs/a.log is damaged, and was left out"), saved.err());
        assertEquals(Files.readString(data.resolve(LOG)), Files.readString(out.resolve(LOG)));
        assertEquals(
                Outcome.WRONG_USE,
                run("backup", "restore", "--salvage", "--at", "2026-01-01", "--to", folder.resolve("x"))
                        .outcome());
        assertEquals(
                Outcome.DONE,
                run("backup", "restore", "--salvage", "--file", LOG, "--to", folder.resolve("one"))
                        .outcome());
    }

    @Test
    void a_backup_beside_the_disk() throws IOException {
        done("backup", "create");
        Files.writeString(data.resolve(LOG), "s,t\r\n", StandardOpenOption.APPEND);

        JsonObject log = done("backup", "diff").json().stream()
                .filter(line -> text(line, "file").equals(LOG))
                .findFirst()
                .orElseThrow();
        assertEquals("grown", text(log, "state"));
        assertEquals(10, number(log, "records_then"));
        assertEquals(11, number(log, "records_now"));

        Files.delete(data.resolve(LOG));
        Ran gone = run("backup", "diff");
        assertEquals(Outcome.PROBLEMS, gone.outcome());
        assertTrue(gone.err().contains(LOG + ": is in the backup and not on the disk any more"), gone.err());
        assertEquals(Outcome.PROBLEMS, run("backup", "drill").outcome());
    }

    @Test
    void what_people_read_has_the_times_of_their_clock_and_says_what_is_counted() throws IOException {
        Terminal terminal = Terminal.with(data);
        String name = text(done("backup", "create").onlyJson(), "backup");

        String listed = terminal.run("backup", "list").out();
        assertTrue(
                listed.matches(
                        name + "  of \\w{3} \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d  [0-9,]+ bytes  2 files, 10 records in all"
                                + " logs, verified \\w{3} \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d\n"),
                listed);
        Files.writeString(data.resolve(LOG), "s,t\r\n", StandardOpenOption.APPEND);
        String compared = terminal.run("backup", "diff").out();
        assertTrue(compared.contains("10 records then, 11 now"), compared);
        assertTrue(terminal.run("backup", "drill").out().contains(": 2 files, 10 records in all logs; on the disk"));
    }

    @Test
    void the_state_of_a_day_is_asked_for_by_its_date() {
        done("backup", "create");
        String tomorrow = Instant.now().plus(Duration.ofDays(2)).toString().substring(0, 10);

        done("backup", "restore", "--at", tomorrow, "--to", folder.resolve("out"));

        assertEquals(
                Outcome.FAILED,
                run("backup", "restore", "--at", "2020-01-01T00:00:00Z", "--to", folder.resolve("never"))
                        .outcome());
        assertEquals(
                Outcome.WRONG_USE,
                run("backup", "restore", "--at", "noon", "--to", folder.resolve("never"))
                        .outcome());
    }

    @Test
    void the_backup_that_is_named_is_restored() {
        done("store", "add", "shelf", "--folder", shelf);
        String name = text(done("backup", "create").onlyJson(), "backup");

        JsonObject restored = done("backup", "restore", "--backup", name, "--to", folder.resolve("back"))
                .onlyJson();

        assertEquals(name, text(restored, "backup"));
        Ran both = run("backup", "restore", "--backup", name, "--at", "2026-01-01", "--to", folder.resolve("both"));
        assertEquals(Outcome.WRONG_USE, both.outcome());
        Ran other = run(
                "backup", "restore", "--backup", "handpick-20200101T000000Z.tar.gz", "--to", folder.resolve("other"));
        assertEquals(Outcome.FAILED, other.outcome());
        assertTrue(other.err().contains("handpick-20200101T000000Z.tar.gz"), other.err());
    }

    @Test
    void stores_are_added_tested_and_forgotten() throws IOException {
        assertEquals("local", text(done("store", "list").onlyJson(), "store"));
        assertEquals(
                "folder", text(done("store", "add", "shelf", "--folder", shelf).onlyJson(), "kind"));
        assertTrue(done("store", "test", "shelf").onlyJson().get("works").getAsBoolean());
        Files.move(shelf, folder.resolve("unplugged"));

        Ran unplugged = run("store", "test", "shelf");

        assertEquals(Outcome.FAILED, unplugged.outcome());
        assertTrue(unplugged.err().contains("there is no such folder"), unplugged.err());
        assertEquals(Outcome.FAILED, run("backup", "create").outcome());
        done("store", "remove", "shelf");
        assertEquals("local", text(done("store", "list").onlyJson(), "store"));
        assertEquals(Outcome.WRONG_USE, run("store", "test", "shelf").outcome());
    }

    @Test
    void a_store_on_the_disk_of_the_data_is_told() {
        Ran added = done("store", "add", "near", "--folder", shelf);

        assertTrue(text(added.onlyJson(), "warning").contains("is on the disk of the data"), added.out());
        assertTrue(added.err().contains("near: " + shelf + " is on the disk of the data"), added.err());
        assertFalse(done("store", "list").onlyJson().get("warning").isJsonNull());
        assertEquals(
                Outcome.WRONG_USE,
                run("store", "add", "below", "--folder", data.resolve("safe")).outcome());
    }

    @Test
    void a_passphrase_outlives_its_store_unless_a_person_says_otherwise() {
        SecretsFile secrets = new SecretsFile(new BackupFolder(data));
        secrets.keep("shelf", Map.of("passphrase", "correct horse battery", "access-key", "a"));
        done("store", "add", "shelf", "--folder", shelf, "--encrypt");

        Ran removed = done("store", "remove", "shelf");

        assertTrue(removed.err().contains("its passphrase is kept"), removed.err());
        assertTrue(secrets.find("shelf", "passphrase").isPresent());
        assertFalse(secrets.find("shelf", "access-key").isPresent());
        done("store", "add", "shelf", "--folder", shelf, "--encrypt");
        done("store", "remove", "shelf", "--forget-passphrase");
        assertFalse(secrets.find("shelf", "passphrase").isPresent());
    }

    @Test
    void a_bucket_is_told_by_options_that_make_sense_together() {
        assertWrong("give one of --folder, --s3, --drive and --rclone");
        assertWrong(
                "give one of --folder, --s3, --drive and --rclone",
                "--s3",
                "shelf",
                "--region",
                "eu-west-1",
                "--folder",
                shelf);
        assertWrong("go with --s3", "--folder", shelf, "--path-style");
        assertWrong("go with --s3", "--folder", shelf, "--region", "eu-west-1");
        assertWrong("--s3 needs --region or --endpoint", "--s3", "shelf");
        assertWrong("is none of always, when-required", "--s3", "shelf", "--region", "x", "--checksums", "never");
        assertWrong("is none of sse-s3, sse-kms, none", "--s3", "shelf", "--region", "x", "--encryption", "rot13");
        assertWrong("a key is for sse-kms alone", "--s3", "shelf", "--region", "x", "--kms-key", "k");
        assertWrong("is no name of a bucket", "--s3", "s3://shelf", "--region", "eu-west-1");
        assertWrong("is no address of a server", "--s3", "shelf", "--endpoint", "ftp://127.0.0.1");
    }

    private void assertWrong(String sentence, Object... words) {
        Ran ran = run(Stream.concat(Stream.of("store", "add", "cloud"), Stream.of(words))
                .toArray());
        assertEquals(Outcome.WRONG_USE, ran.outcome(), ran.out() + ran.err());
        assertTrue(ran.err().contains(sentence), ran.err());
    }

    @Test
    void a_bucket_without_its_keys_or_its_server_is_not_added() throws IOException {
        Object[] add = {"store", "add", "cloud", "--s3", "shelf", "--endpoint", "http://127.0.0.1:1"};

        Ran keyless = run(add);
        assertEquals(Outcome.WRONG_USE, keyless.outcome());
        assertTrue(keyless.err().contains("HANDPICK_CLOUD_ACCESS_KEY"), keyless.err());

        Files.createDirectories(data.resolve("backup"));
        Path secrets = Files.createFile(
                data.resolve("backup/secrets.json"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secrets, "{\"cloud\":{\"access-key\":\"id\",\"secret-key\":\"hushhush\"}}");
        Ran away = run(add);
        assertEquals(Outcome.FAILED, away.outcome());
        assertTrue(away.err().contains("bucket shelf at 127.0.0.1:1: can't be reached"), away.err());
        assertFalse(away.err().contains("hushhush"), away.err());
        assertEquals("local", text(done("store", "list").onlyJson(), "store"));
    }

    @Test
    void backups_go_to_a_remote_of_rclone() throws IOException {
        Path program =
                Files.writeString(folder.resolve("rclone"), "#!/bin/sh\nRCLONE_CONFIG=/dev/null exec rclone \"$@\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        String remote = ":local:" + shelf;

        JsonObject added = done("store", "add", "far", "--rclone", remote, "--rclone-program", program)
                .onlyJson();
        assertEquals("rclone", text(added, "kind"));
        assertEquals(remote, text(added, "place"));
        String backup = text(done("backup", "create").onlyJson(), "backup");
        done("backup", "drill");

        assertTrue(Files.exists(shelf.resolve(backup)));
        done("store", "remove", "far");
        assertEquals(
                backup, text(done("backup", "list", "--from", shelf).onlyJson(), "backup"), "files, as in any folder");
    }

    @Test
    void a_store_is_in_one_place() {
        for (List<String> words : List.of(
                List.<String>of(),
                List.of("--folder", shelf.toString(), "--drive", "Backups"),
                List.of("--drive", "Backups", "--rclone", "b2:bucket"),
                List.of("--drive-within", "1"),
                List.of("--rclone-program", "rclone"),
                List.of("--drive", "Backups", "--drive-within", "https://drive.example/1"),
                List.of("--drive", ""),
                List.of("--rclone", "bucket"),
                List.of("--rclone", "b2,key=sesame:bucket"))) {
            Ran ran = run(Stream.concat(Stream.of("store", "add", "far"), words.stream())
                    .toArray());

            assertEquals(Outcome.WRONG_USE, ran.outcome(), words.toString());
            assertFalse(ran.err().contains("sesame"), ran.err());
        }
        assertEquals("local", text(done("store", "list").onlyJson(), "store"));
    }

    @Test
    void what_a_drive_needs_is_asked_for_before_anything_is_done() throws IOException {
        Ran login = run("store", "login", "far");
        assertEquals(Outcome.WRONG_USE, login.outcome());
        assertTrue(login.err().contains("HANDPICK_FAR_CLIENT_ID"), login.err());

        Files.createDirectories(data.resolve("backup"));
        Path secrets = data.resolve("backup/secrets.json");
        Files.writeString(secrets, "{\"far\":{\"client-id\":\"c\",\"client-secret\":\"sesame\"}}");
        Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
        Ran added = run("store", "add", "far", "--drive", "Backups");
        assertEquals(Outcome.WRONG_USE, added.outcome());
        assertTrue(added.err().contains("log in with 'store login far'"), added.err());
        assertFalse(added.err().contains("sesame"), added.err());
    }

    @Test
    void journals_of_the_libraries_that_were_opened_are_taken() throws IOException {
        Path library = folder.resolve("holiday");
        Files.createDirectories(library.resolve(".handpick"));
        Files.writeString(library.resolve(".handpick/journal.jsonl"), "{}\n");
        Path preferences =
                data.resolve(".metadata/.plugins/org.eclipse.core.runtime/.settings/org.handpick.workbench.prefs");
        Files.createDirectories(preferences.getParent());
        Files.writeString(preferences, "library.recent=" + library + "\n");

        done("backup", "create");

        assertTrue(done("backup", "diff").out().contains("/.handpick/journal.jsonl"));
    }
}
