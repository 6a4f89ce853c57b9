package org.handpick.cli.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.handpick.cli.Outcome;
import org.handpick.cli.Terminal.Ran;
import org.junit.jupiter.api.Test;

/** What is deleted, and what is not. */
class PruneCommandsTest extends BackupTerminal {
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
}
