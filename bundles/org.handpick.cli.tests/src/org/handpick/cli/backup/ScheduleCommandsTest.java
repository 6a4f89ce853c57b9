package org.handpick.cli.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.schedule.SystemPrograms;
import org.handpick.backup.store.Secrets;
import org.handpick.backup.store.StorePlace;
import org.handpick.backup.store.Stores;
import org.handpick.cli.Outcome;
import org.handpick.cli.Terminal;
import org.handpick.cli.Terminal.Ran;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a computer whose only program is a crontab that takes the place of the real one. */
class ScheduleCommandsTest {
    @TempDir
    Path folder;

    private Path data;
    private Path table;
    private Path launcher;

    @BeforeEach
    void computer() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        table = Files.createFile(folder.resolve("table"));
        launcher = script("handpick", "exit 0");
        script("crontab", "case $1 in -l) /bin/cat '%1$s' ;; -) /bin/cat >'%1$s' ;; esac".formatted(table));
    }

    private Path script(String name, String lines) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + lines + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Ran run(Object... words) {
        SystemPrograms programs = new SystemPrograms(Map.of("PATH", folder.toString(), "HOME", folder.toString()));
        return Terminal.with(
                        data, new ScheduleInstall(programs), new ScheduleShow(programs), new ScheduleRemove(programs))
                .run(Stream.concat(Stream.of("backup", "schedule"), Stream.of(words))
                        .toArray());
    }

    private Ran install(Object... more) {
        return run(
                Stream.concat(Stream.of("install", "--with", "cron", "--program", launcher, "--json"), Stream.of(more))
                        .toArray());
    }

    @Test
    void of_several_days_only_the_one_that_is_none_is_told() {
        Terminal.Ran ran =
                Terminal.with(folder).run("backup", "schedule", "install", "--day", "sunday", "--day", "wed");

        assertEquals(Outcome.WRONG_USE, ran.outcome());
        assertTrue(ran.err().startsWith("--day: 'wed' is no day of the week"), ran.err());
    }

    @Test
    void it_is_every_sunday_at_two_unless_another_time_is_named() throws IOException {
        Ran ran = install();

        assertEquals(Outcome.DONE, ran.outcome(), ran.err());
        JsonObject shown = ran.onlyJson();
        assertEquals("cron", shown.get("with").getAsString());
        assertEquals("02:00", shown.get("time").getAsString());
        assertEquals("sunday", shown.getAsJsonArray("days").get(0).getAsString());
        assertFalse(shown.get("next").isJsonNull());
        assertTrue(Files.readString(table).contains("\n0 2 * * 0 "), Files.readString(table));
        JsonArray days = install("--time", "23:30", "--day", "Friday", "--day", "monday")
                .onlyJson()
                .getAsJsonArray("days");
        assertEquals("[\"monday\",\"friday\"]", days.toString());
        assertTrue(Files.readString(table).contains("\n30 23 * * 1,5 "), Files.readString(table));
    }

    @Test
    void it_goes_to_all_stores_or_to_those_that_are_named() throws IOException {
        for (String store : List.of("near", "far")) {
            Stores.of(new BackupFolder(data), Secrets.NONE).add(store, new StorePlace.Folder(folder.resolve(store)));
        }

        assertTrue(install().onlyJson().get("to").isJsonNull());
        assertTrue(Files.readString(table).contains(" backup create --all --drill --wait "), Files.readString(table));
        JsonArray to = install("--store", "far", "--store", "near").onlyJson().getAsJsonArray("to");

        assertEquals("[\"far\",\"near\"]", to.toString());
        assertTrue(
                Files.readString(table).contains(" backup create --store far --store near --drill --wait "),
                Files.readString(table));
        assertTrue(
                run("show").out().startsWith("Sunday at 02:00, to far, near, by cron; "),
                run("show").out());
        Ran none = install("--store", "nowhere");
        assertEquals(Outcome.WRONG_USE, none.outcome());
        assertTrue(none.err().contains("there is no store nowhere"), none.err());
    }

    @Test
    void what_is_shown_is_wrong_where_a_backup_is_overdue() {
        Ran nothing = run("show", "--json");
        assertTrue(nothing.onlyJson().get("with").isJsonNull());
        assertEquals(Outcome.PROBLEMS, nothing.outcome());
        assertTrue(nothing.err().contains("local: a backup has been due since"), nothing.err());
        assertEquals(
                1,
                nothing.onlyJson()
                        .getAsJsonObject("stores")
                        .getAsJsonObject("local")
                        .get("missed")
                        .getAsInt());
        assertTrue(run("show").out().contains("Nothing is scheduled."));
    }

    @Test
    void what_is_removed_is_gone() throws IOException {
        install();

        assertTrue(run("remove", "--json").onlyJson().get("removed").getAsBoolean());

        assertFalse(run("remove", "--json").onlyJson().get("removed").getAsBoolean());
        assertEquals("", Files.readString(table));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "install --day someday",
                "install --time 2",
                "install --time 24:00",
                "install --daily --day monday --program /bin/true --with cron",
                "install --with at",
                "install",
                "show now"
            })
    void what_it_does_not_understand_changes_nothing(String words) throws IOException {
        assertEquals(Outcome.WRONG_USE, run((Object[]) words.split(" ")).outcome());
        assertEquals("", Files.readString(table));
    }

    @Test
    void what_the_computer_can_not_do_fails_with_a_sentence() {
        Ran ran = run("install", "--with", "systemd", "--program", launcher);

        assertEquals(Outcome.FAILED, ran.outcome());
        assertTrue(ran.err().contains("systemctl is not on this computer's PATH"), ran.err());
    }
}
