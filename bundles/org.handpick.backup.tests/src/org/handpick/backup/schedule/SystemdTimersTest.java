package org.handpick.backup.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handpick.backup.Schedule;
import org.handpick.backup.ScheduleFailure;
import org.handpick.backup.schedule.Scheduler.Standing;
import org.handpick.backup.schedule.SystemPrograms.Said;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemdTimersTest {
    @TempDir
    Path folder;

    private FakeSystem system;
    private Path units;

    @BeforeEach
    void system() throws IOException {
        system = new FakeSystem(folder);
        units = system.home.resolve(".config/systemd/user");
    }

    private static void demandDone(Said said) {
        assertTrue(said.isDone(), said.text() + said.err());
    }

    private List<Path> units() throws IOException {
        if (Files.notExists(units)) {
            return List.of();
        }
        try (var files = Files.list(units)) {
            return files.sorted().toList();
        }
    }

    /** The real program finds the launcher only where its path is escaped as systemd reads it. */
    @Test
    void systemd_itself_finds_no_fault_in_the_units() throws IOException {
        system.program("systemctl", "");
        ScheduledBackup backup = system.awkward(Schedule.DEFAULT);

        new SystemdTimers(system.alone()).install(backup);

        List<Path> written = units();
        assertEquals(2, written.size());
        Said said = system.withReal()
                .run(
                        "systemd-analyze",
                        "--user",
                        "verify",
                        written.get(0).toString(),
                        written.get(1).toString());
        demandDone(said);
        assertEquals("", said.err().replaceAll("(?m)^.*(bus|XDG_RUNTIME_DIR).*\\R?", ""));
        assertTrue(
                Files.readString(written.get(1)).contains("Persistent=true"),
                "a time that was slept through is caught up");
        assertEquals(
                List.of(
                        "systemctl --user daemon-reload",
                        "systemctl --user enable " + backup.name() + ".timer",
                        "systemctl --user restart " + backup.name() + ".timer"),
                system.calls());
    }

    @Test
    void what_systemd_does_not_start_is_refused() {
        Program program = new Program(folder.resolve("it's/handpick"), Path.of("/java"));

        assertThrows(
                ScheduleFailure.class,
                () -> new SystemdTimers(system.alone())
                        .install(new ScheduledBackup(program, folder, Schedule.DEFAULT, List.of())));
    }

    @Test
    void systemd_itself_reads_the_times_as_they_are_meant() {
        assertEquals("Sun *-*-* 02:00:00", normalized(Schedule.DEFAULT));
        assertEquals("*-*-* 23:05:00", normalized(Schedule.daily(LocalTime.of(23, 5))));
        assertEquals(
                "Mon,Fri *-*-* 00:00:00",
                normalized(new Schedule(Set.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY), LocalTime.MIDNIGHT)));
    }

    private String normalized(Schedule schedule) {
        String timer = SystemdTimers.timer(
                new ScheduledBackup(new Program(Path.of("/handpick"), Path.of("/java")), folder, schedule, List.of()));
        String calendar = timer.lines()
                .filter(line -> line.startsWith("OnCalendar="))
                .map(line -> line.substring("OnCalendar=".length()))
                .findFirst()
                .orElseThrow();
        Said said = system.withReal().run("systemd-analyze", "calendar", calendar);
        demandDone(said);
        return said.text()
                .lines()
                .filter(line -> line.strip().startsWith("Normalized form:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void without_a_manager_of_the_user_it_says_what_to_do_and_leaves_nothing() throws IOException {
        ScheduledBackup backup = system.awkward(Schedule.DEFAULT);

        // the real one: the environment of the test names no manager
        ScheduleFailure failure =
                assertThrows(ScheduleFailure.class, () -> new SystemdTimers(system.withReal()).install(backup));

        assertTrue(failure.getMessage().contains("loginctl enable-linger"), failure.getMessage());
        assertTrue(failure.getMessage().contains("--with cron"), failure.getMessage());
        assertEquals(List.of(), units());
    }

    @Test
    void what_systemd_does_not_take_leaves_the_schedule_before_as_it_was() throws IOException {
        system.program("systemctl", "");
        new SystemdTimers(system.alone()).install(system.awkward(Schedule.DEFAULT));
        List<String> before = Files.readAllLines(units().get(1));
        system.program("systemctl", "echo 'no such thing' >&2; [ \"$2\" != enable ]");

        ScheduleFailure failure = assertThrows(
                ScheduleFailure.class,
                () -> new SystemdTimers(system.alone()).install(system.awkward(Schedule.daily(LocalTime.NOON))));

        assertTrue(failure.getMessage().contains("no such thing"), failure.getMessage());
        assertEquals(before, Files.readAllLines(units().get(1)));
    }

    @Test
    void it_tells_what_systemd_says_of_the_next_and_the_last_run() throws IOException {
        system.program("systemctl", """
                [ "$TZ" = UTC ] || exit 9
                case "$3" in
                    *.timer) echo ActiveState=active
                        echo 'NextElapseUSecRealtime=Sun 2026-11-29 01:00:00 UTC'
                        echo 'LastTriggerUSec=Sun 2026-11-22 01:00:07 UTC' ;;
                    *.service) echo ExecMainStatus=3
                        echo 'ExecMainExitTimestamp=Sun 2026-11-22 01:00:09 UTC' ;;
                esac
                """);
        system.program("loginctl", "echo Linger=yes");
        ScheduledBackup backup = system.awkward(Schedule.DEFAULT);
        SystemdTimers timers = new SystemdTimers(system.alone());
        assertEquals(Optional.empty(), timers.standing(backup.dataArea()));
        timers.install(backup);

        assertEquals(
                Optional.of(new Standing(
                        true,
                        Optional.of(Instant.parse("2026-11-29T01:00:00Z")),
                        Optional.of(Instant.parse("2026-11-22T01:00:07Z")),
                        Optional.of(3),
                        List.of())),
                timers.standing(backup.dataArea()));
    }

    @Test
    void what_has_never_run_and_can_not_run_at_night_is_told() throws IOException {
        system.program("systemctl", """
                case "$3" in
                    *.timer) printf 'ActiveState=inactive\\nNextElapseUSecRealtime=\\nLastTriggerUSec=n/a\\n' ;;
                    *.service) printf 'ExecMainStatus=0\\nExecMainExitTimestamp=\\n' ;;
                esac
                """);
        system.program("loginctl", "echo Linger=no");
        ScheduledBackup backup = system.awkward(Schedule.DEFAULT);
        SystemdTimers timers = new SystemdTimers(system.alone());
        timers.install(backup);

        Standing standing = timers.standing(backup.dataArea()).orElseThrow();

        assertEquals(Optional.empty(), standing.next());
        assertEquals(Optional.empty(), standing.last());
        assertEquals(Optional.empty(), standing.lastExitCode());
        assertTrue(standing.remarks().getFirst().contains("is not started"), standing.remarks()::toString);
        assertTrue(standing.remarks().getLast().contains("Lingering is off"), standing.remarks()::toString);
    }

    @Test
    void what_is_removed_is_gone_and_that_of_another_data_area_stays() throws IOException {
        system.program("systemctl", "");
        SystemdTimers timers = new SystemdTimers(system.alone());
        ScheduledBackup one = system.awkward(Schedule.DEFAULT);
        ScheduledBackup other = new ScheduledBackup(one.program(), folder, Schedule.DEFAULT, List.of());
        timers.install(one);
        timers.install(other);

        assertTrue(timers.remove(one.dataArea()));

        assertFalse(timers.remove(one.dataArea()));
        assertEquals(
                List.of(other.name() + ".service", other.name() + ".timer"),
                units().stream().map(unit -> unit.getFileName().toString()).toList());
        assertTrue(system.calls().contains("systemctl --user disable --now " + one.name() + ".timer"));
    }
}
