package org.handpick.backup.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handpick.backup.BackUpTo;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.Schedule;
import org.handpick.backup.ScheduleFailure;
import org.handpick.backup.StoreFailure;
import org.handpick.backup.StoreId;
import org.handpick.backup.WrongSettings;
import org.handpick.core.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallScheduleTest {
    private static final Instant FRIDAY = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    Path folder;

    private FakeSystem system;
    private BackupFolder backup;
    private Program program;

    @BeforeEach
    void system() throws IOException {
        Path table = folder.resolve("table");
        system = new FakeSystem(folder)
                .program("systemctl", "case \"$*\" in *show*.timer*) echo ActiveState=active ;; esac")
                .program("loginctl", "echo Linger=yes")
                .program(
                        "crontab",
                        "case $1 in -l) [ -f '%1$s' ] && /bin/cat '%1$s' ;; -) /bin/cat >'%1$s' ;; esac; exit 0"
                                .formatted(table));
        backup = new BackupFolder(Files.createDirectory(folder.resolve("data")));
        program = Program.with(FakeSystem.script(folder.resolve("product/handpick"), "exit 0\n"));
    }

    private Installed install(String kind, Schedule schedule, String... stores) {
        SystemPrograms programs = system.alone();
        return new InstallSchedule(
                        backup, Scheduler.named(kind, programs), programs, program, schedule, List.of(stores))
                .run(Progress.NONE);
    }

    private ShowSchedule.Shown show() {
        return new ShowSchedule(
                        backup,
                        Set.of(new StoreId("shelf", "folder /shelf")),
                        system.alone(),
                        Clock.fixed(FRIDAY, ZoneOffset.UTC))
                .run(Progress.NONE);
    }

    private boolean inCrontab() {
        return new Crontab(system.alone()).standing(backup.dataArea()).isPresent();
    }

    @Test
    void what_is_installed_is_shown_until_it_is_removed() {
        assertEquals(Optional.empty(), show().installed());
        assertEquals(Schedule.DEFAULT, scheduleOf("shelf"));

        Installed installed = install("cron", Schedule.daily(LocalTime.NOON));

        assertTrue(inCrontab());
        assertEquals(Schedule.daily(LocalTime.NOON), scheduleOf("shelf"));
        ShowSchedule.Shown shown = show();
        assertEquals(Optional.of(installed), shown.installed());
        assertEquals(Optional.of(Instant.parse("2026-11-21T12:00:00Z")), shown.next());
        assertEquals(List.of(), shown.remarks());
        assertTrue(shown.due().get("shelf").isDue(), "no backup was ever made");
        assertTrue(new RemoveSchedule(backup, system.alone()).run(Progress.NONE));
        assertFalse(inCrontab());
        assertFalse(new RemoveSchedule(backup, system.alone()).run(Progress.NONE));
        assertEquals(Optional.empty(), show().installed());
    }

    @Test
    void when_a_backup_was_tried_last_is_told_by_the_history_where_the_system_does_not_tell() {
        install("cron", Schedule.DEFAULT);
        failedAt("folder /another");
        assertEquals(Optional.empty(), show().tried());

        failedAt("folder /shelf");

        assertEquals(Optional.empty(), show().last());
        assertEquals(Optional.of(show().failed().get("shelf").at()), show().tried());
    }

    /** No backup is made in a store, since it can't be opened. */
    private void failedAt(String place) {
        BackUpTo failing = new BackUpTo(
                backup,
                new StoreId("shelf", place),
                () -> {
                    throw new StoreFailure("shelf", "it is not plugged in");
                },
                List.of());
        assertThrows(StoreFailure.class, () -> failing.run(Progress.NONE));
    }

    private Schedule scheduleOf(String store) {
        return Installed.schedules(Installed.in(backup)).apply(store);
    }

    @Test
    void it_goes_to_the_stores_that_were_chosen_and_the_others_are_judged_as_if_nothing_were_scheduled()
            throws IOException {
        Installed installed = install("cron", Schedule.daily(LocalTime.NOON), "shelf");

        assertEquals(Optional.of(installed), Installed.in(backup));
        assertTrue(
                Files.readString(folder.resolve("table"))
                        .contains(" backup create --store shelf --drill --wait --data "),
                Files.readString(folder.resolve("table")));
        assertEquals(Schedule.daily(LocalTime.NOON), scheduleOf("shelf"));
        assertEquals(Schedule.DEFAULT, scheduleOf("cloud"));
        assertEquals(List.of(), show().remarks());
    }

    @Test
    void a_chosen_store_that_is_gone_is_told() {
        install("cron", Schedule.DEFAULT, "shelf", "usb");

        assertEquals(
                List.of("The schedule makes backups in usb, which is no store any more; install it again"),
                show().remarks());
    }

    @Test
    void one_of_another_kind_takes_the_place_of_the_first() {
        install("cron", Schedule.DEFAULT);
        install("systemd", Schedule.DEFAULT);

        assertFalse(inCrontab());
        assertEquals("systemd", show().installed().orElseThrow().kind());
    }

    @Test
    void where_the_first_can_not_be_removed_it_stays_the_only_one() throws IOException {
        Installed first = install("systemd", Schedule.DEFAULT);
        system.program("systemctl", "exit 1");

        assertThrows(ScheduleFailure.class, () -> install("cron", Schedule.daily(LocalTime.NOON)));

        assertFalse(inCrontab());
        assertEquals(Optional.of(first), Installed.in(backup));
    }

    @Test
    void what_is_stopped_has_no_next_run() throws IOException {
        install("systemd", Schedule.DEFAULT);
        system.program("systemctl", "case \"$*\" in *show*.timer*) echo ActiveState=inactive ;; esac");

        ShowSchedule.Shown shown = show();

        assertEquals(Optional.empty(), shown.next());
        assertTrue(shown.remarks().getFirst().contains("is not started"), shown.remarks()::toString);
    }

    @Test
    void what_was_taken_away_behind_its_back_is_told() throws IOException {
        install("cron", Schedule.DEFAULT);
        Files.delete(folder.resolve("table"));
        Files.delete(program.launcher());

        ShowSchedule.Shown shown = show();

        assertEquals(Optional.empty(), shown.next());
        assertEquals(2, shown.remarks().size(), shown.remarks()::toString);
        assertTrue(shown.remarks().getFirst().contains("is not there any more"));
        assertTrue(shown.remarks().getLast().contains("does not know of the schedule any more"));
    }

    @Test
    void what_is_no_program_and_what_is_no_data_area_is_not_installed() throws IOException {
        Files.delete(program.launcher());
        assertThrows(ScheduleFailure.class, () -> install("cron", Schedule.DEFAULT));
        FakeSystem.script(program.launcher(), "exit 0\n");
        Files.delete(backup.dataArea());
        assertThrows(ScheduleFailure.class, () -> install("cron", Schedule.DEFAULT));

        assertTrue(Files.notExists(folder.resolve("table")));
    }

    @Test
    void what_the_system_refuses_is_not_noted() throws IOException {
        system.program("crontab", "exit 1");

        assertThrows(ScheduleFailure.class, () -> install("cron", Schedule.DEFAULT));

        assertEquals(Optional.empty(), Installed.in(backup));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[]",
                "{\"kind\":\"cron\",\"program\":\"/p\",\"java_home\":\"/j\",\"days\":[],\"time\":\"02:00\"}",
                "{\"kind\":\"cron\",\"program\":\"/p\",\"java_home\":\"/j\",\"days\":[\"someday\"],\"time\":\"02:00\"}",
                "{\"kind\":\"cron\",\"program\":\"/p\",\"java_home\":\"/j\",\"days\":[\"sunday\"],\"time\":\"2\"}"
            })
    void a_file_that_can_not_be_understood_is_told_by_its_name(String text) throws IOException {
        Path file = Files.createDirectories(backup.folder()).resolve("schedule.json");
        Files.writeString(file, text);

        WrongSettings wrong = assertThrows(WrongSettings.class, () -> Installed.in(backup));

        assertTrue(wrong.getMessage().contains("schedule.json"), wrong.getMessage());
    }
}
