package org.handpick.cli.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.handpick.cli.Outcome;
import org.handpick.cli.Terminal.Ran;
import org.junit.jupiter.api.Test;

/** Which backup comes back, and how much of it. */
class RestoreCommandTest extends BackupTerminal {
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
}
