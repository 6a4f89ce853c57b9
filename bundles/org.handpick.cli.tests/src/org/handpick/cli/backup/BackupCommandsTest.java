package org.handpick.cli.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.store.SecretsFile;
import org.handpick.cli.Outcome;
import org.handpick.cli.Terminal;
import org.handpick.cli.Terminal.Ran;
import org.junit.jupiter.api.Test;

/** Backups are made, looked at and proven. */
class BackupCommandsTest extends BackupTerminal {
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
    void a_data_area_without_a_log_is_a_problem_that_is_named_unless_none_is_wanted() throws IOException {
        done("backup", "create");
        Files.delete(data.resolve(LOG));

        Ran ran = run("backup", "create", "--to", shelf);

        assertEquals(Outcome.PROBLEMS, ran.outcome(), ran.err());
        assertTrue(ran.err().contains(data + ": there is no log of decisions"), ran.err());
        assertTrue(ran.err().contains("There is nothing yet of training/*.{csv,jsonl,cut}, "), ran.err());
        assertEquals(
                "training/*.{csv,jsonl,cut}",
                ran.onlyJson().getAsJsonArray("absent").get(0).getAsString());
        Files.writeString(
                data.resolve("backup/settings.json"), "{\"scope\":{\"patterns\":[\"file_operations_logs/*\"]}}");
        done("backup", "create", "--to", shelf);
    }

    @Test
    void a_schedule_drills_when_that_is_due_and_tells_what_the_disk_has_lost() throws IOException {
        done("store", "add", "shelf", "--folder", shelf);
        Ran first = done("backup", "create", "--all", "--drill", "--wait");
        Ran second = done("backup", "create", "--all", "--drill", "--wait");

        assertEquals(text(first.onlyJson(), "backup"), text(first.onlyJson(), "drilled"));
        assertTrue(second.onlyJson().get("drilled").isJsonNull(), second.out());
        assertEquals(
                text(first.onlyJson(), "backup"),
                second.onlyJson().getAsJsonArray("read").get(0).getAsString());
        assertEquals(
                Outcome.WRONG_USE,
                run("backup", "create", "--drill", "--to", shelf).outcome());
    }

    @Test
    void no_more_is_restored_than_the_budget_allows() {
        done("backup", "create", "--to", shelf);

        for (String way : List.of("--salvage", "--file=" + LOG)) {
            Ran ran = run("backup", "restore", "--from", shelf, "--to", folder.resolve("back"), "--budget", "10", way);

            assertEquals(Outcome.FAILED, ran.outcome(), ran.err());
            assertTrue(ran.err().contains("bytes, and there is room for 10; nothing was "), ran.err());
            assertFalse(Files.exists(folder.resolve("back")));
        }
        done("backup", "restore", "--from", shelf, "--to", folder.resolve("back"), "--budget", "1000000");
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
                listed.matches(name
                        + "  of \\w{3} \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d  [0-9,]+ bytes  2 files, 10 records in all"
                        + " logs, verified \\w{3} \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d\n"),
                listed);
        Files.writeString(data.resolve(LOG), "s,t\r\n", StandardOpenOption.APPEND);
        String compared = terminal.run("backup", "diff").out();
        assertTrue(compared.contains("10 records then, 11 now"), compared);
        assertTrue(terminal.run("backup", "drill").out().contains(": 2 files, 10 records in all logs; on the disk"));
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
