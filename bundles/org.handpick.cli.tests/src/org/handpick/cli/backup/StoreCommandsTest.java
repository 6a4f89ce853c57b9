package org.handpick.cli.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.store.SecretsFile;
import org.handpick.cli.Outcome;
import org.handpick.cli.Terminal;
import org.handpick.cli.Terminal.Ran;
import org.junit.jupiter.api.Test;

/** Places for backups. */
class StoreCommandsTest extends BackupTerminal {
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
}
