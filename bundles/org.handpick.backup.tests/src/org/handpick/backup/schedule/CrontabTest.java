package org.handpick.backup.schedule;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handpick.backup.Schedule;
import org.handpick.backup.ScheduleFailure;
import org.handpick.backup.schedule.SystemPrograms.Said;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a program in place of crontab, since the real one would change that of whoever runs the tests. */
class CrontabTest {
    @TempDir
    Path folder;

    private FakeSystem system;
    private Path table;
    private Crontab crontab;

    @BeforeEach
    void system() throws IOException {
        table = folder.resolve("table");
        system = new FakeSystem(folder).program("crontab", """
                        case "$1" in
                            -l) [ -f '%1$s' ] || { echo 'no crontab for you' >&2; exit 1; }; /bin/cat '%1$s' ;;
                            -) /bin/cat >'%1$s' ;;
                        esac
                        """.formatted(table));
        crontab = new Crontab(system.alone());
    }

    @Test
    void what_others_have_put_there_stays_byte_for_byte() throws IOException {
        byte[] others = "# m h dom mon dow\n\n5 4 * * * /bin/caf\u00e9 \\% 50\n\n".getBytes(ISO_8859_1);
        Files.write(table, others);
        ScheduledBackup backup = system.awkward(Schedule.DEFAULT);

        crontab.install(backup);
        String once = Files.readString(table, ISO_8859_1);
        crontab.install(backup);

        assertEquals(once, Files.readString(table, ISO_8859_1), "installed twice it stands there once");
        assertTrue(once.startsWith(new String(others, ISO_8859_1)));
        assertTrue(crontab.standing(backup.dataArea()).isPresent());
        assertTrue(crontab.remove(backup.dataArea()));
        assertArrayEquals(others, Files.readAllBytes(table));
        assertEquals(Optional.empty(), crontab.standing(backup.dataArea()));
        assertFalse(crontab.remove(backup.dataArea()));
    }

    @Test
    void an_empty_crontab_is_known_in_every_language() throws IOException {
        system.program("crontab", """
                        no='keine Crontab für Sie'
                        [ "$LC_ALL" = C ] && no='no crontab for you'
                        case "$1" in
                            -l) [ -f '%1$s' ] || { echo "$no" >&2; exit 1; }; /bin/cat '%1$s' ;;
                            -) /bin/cat >'%1$s' ;;
                        esac
                        """.formatted(table));

        crontab.install(system.awkward(Schedule.DEFAULT));

        assertTrue(Files.exists(table));
    }

    @Test
    void several_data_areas_do_not_meet() throws IOException {
        ScheduledBackup one = system.awkward(Schedule.DEFAULT);
        ScheduledBackup other = new ScheduledBackup(one.program(), folder, Schedule.daily(LocalTime.NOON), List.of());
        crontab.install(one);
        crontab.install(other);
        crontab.install(
                new ScheduledBackup(one.program(), one.dataArea(), Schedule.daily(LocalTime.MIDNIGHT), List.of()));

        crontab.remove(one.dataArea());

        assertEquals(Crontab.lines(other), Files.readString(table));
    }

    /** As cron does it: it takes the backslash from a percent sign and gives the rest to the shell. */
    @Test
    void the_shell_starts_what_is_meant() throws IOException {
        ScheduledBackup backup = system.awkward(Schedule.DEFAULT);
        Path said = folder.resolve("said");
        FakeSystem.script(backup.program().launcher(), "printf '%s\\n' \"$JAVA_HOME\" \"$@\" >'" + said + "'\n");
        String line = Crontab.lines(backup).lines().toList().get(1);
        assertTrue(line.startsWith("0 2 * * 0 "), line);
        String command = line.substring("0 2 * * 0 ".length()).replace("\\%", "%");

        Said ran = system.withReal().run(command.getBytes(UTF_8), "sh");

        assertTrue(ran.isDone(), ran.err());
        assertEquals(
                List.of(
                        "/opt/my java %n",
                        "backup",
                        "create",
                        "--all",
                        "--drill",
                        "--wait",
                        "--data",
                        backup.dataArea().toString()),
                Files.readAllLines(said));
    }

    @Test
    void days_are_numbered_as_cron_does() {
        Program program = new Program(Path.of("/opt/handpick"), Path.of("/opt/java"));
        Schedule schedule = new Schedule(Set.of(DayOfWeek.SUNDAY, DayOfWeek.SATURDAY), LocalTime.of(13, 5));

        assertEquals(
                "5 13 * * 0,6 JAVA_HOME=/opt/java /opt/handpick backup create --all --drill --wait --data /data >/dev/null",
                Crontab.lines(new ScheduledBackup(program, Path.of("/data"), schedule, List.of()))
                        .lines()
                        .toList()
                        .get(1));
        assertTrue(
                Crontab.lines(new ScheduledBackup(program, Path.of("/data"), Schedule.daily(LocalTime.NOON), List.of()))
                        .contains("\n0 12 * * * "));
    }

    @Test
    void a_crontab_that_can_not_be_read_or_written_is_left_and_told() throws IOException {
        ScheduledBackup backup = system.awkward(Schedule.DEFAULT);
        system.program("crontab", "echo 'you are not allowed to use this program' >&2; exit 1");

        ScheduleFailure failure = assertThrows(ScheduleFailure.class, () -> crontab.install(backup));

        assertTrue(failure.getMessage().contains("you are not allowed to use this program"), failure.getMessage());
    }

    @Test
    void names_that_cron_or_a_line_can_not_hold_are_refused() {
        Program program = new Program(Path.of("/opt/handpick"), Path.of("/opt/java"));

        assertThrows(
                ScheduleFailure.class,
                () -> crontab.install(new ScheduledBackup(program, Path.of("/da\\ta"), Schedule.DEFAULT, List.of())));
        assertThrows(
                ScheduleFailure.class,
                () -> new ScheduledBackup(program, Path.of("/da\nta"), Schedule.DEFAULT, List.of()));
    }
}
