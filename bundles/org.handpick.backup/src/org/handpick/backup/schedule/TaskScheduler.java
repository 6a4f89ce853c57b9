package org.handpick.backup.schedule;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handpick.backup.Schedule;
import org.handpick.backup.ScheduleFailure;
import org.handpick.backup.schedule.SystemPrograms.Said;

/** A task of the user, for the Task Scheduler of Windows. A time at which the computer was off is caught up. */
final class TaskScheduler implements Scheduler {
    private static final Pattern LAST_RESULT = Pattern.compile("(?m)^(?:\"[^\"]*\",){6}\"(-?\\d{1,10})\"");
    private static final long STATES = 0x413;
    /** A day in the past from which on its times count. */
    private static final String FIRST_DAY = "2020-01-01";

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final SystemPrograms programs;

    TaskScheduler(SystemPrograms programs) {
        this.programs = programs;
    }

    @Override
    public String kind() {
        return "windows";
    }

    static String task(ScheduledBackup backup) {
        Schedule schedule = backup.schedule();
        String days = schedule.isDaily()
                ? """
                      <ScheduleByDay>
                        <DaysInterval>1</DaysInterval>
                      </ScheduleByDay>
                """
                : """
                      <ScheduleByWeek>
                        <DaysOfWeek>%s</DaysOfWeek>
                        <WeeksInterval>1</WeeksInterval>
                      </ScheduleByWeek>
                """.formatted(schedule.days().stream()
                        .map(day -> "<" + day.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + "/>")
                        .collect(Collectors.joining()));
        return """
                <?xml version="1.0" encoding="UTF-16"?>
                <Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
                  <RegistrationInfo>
                    <Description>Handpick backs up %s</Description>
                  </RegistrationInfo>
                  <Triggers>
                    <CalendarTrigger>
                      <StartBoundary>%sT%s:00</StartBoundary>
                      <Enabled>true</Enabled>
                %s    </CalendarTrigger>
                  </Triggers>
                  <Principals>
                    <Principal id="Author">
                      <LogonType>InteractiveToken</LogonType>
                      <RunLevel>LeastPrivilege</RunLevel>
                    </Principal>
                  </Principals>
                  <Settings>
                    <MultipleInstancesPolicy>Queue</MultipleInstancesPolicy>
                    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
                    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
                    <StartWhenAvailable>true</StartWhenAvailable>
                    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
                    <Enabled>true</Enabled>
                  </Settings>
                  <Actions Context="Author">
                    <Exec>
                      <Command>cmd.exe</Command>
                      <Arguments>%s</Arguments>
                    </Exec>
                  </Actions>
                </Task>
                """.formatted(
                        Xml.escaped(backup.dataArea().toString()),
                        FIRST_DAY,
                        schedule.time(),
                        days,
                        Xml.escaped(arguments(backup)));
    }

    /** With /s the first and the last quote are taken away, and the rest is as it stands. */
    private static String arguments(ScheduledBackup backup) {
        String words = Stream.concat(
                        Stream.of(quoted(backup.program().launcher().toString())),
                        backup.arguments().stream().map(word -> word.matches("[a-z-]+") ? word : quoted(word)))
                .collect(Collectors.joining(" "));
        return "/d /s /c \"set " + quoted("JAVA_HOME=" + backup.program().javaHome()) + " && call " + words + "\"";
    }

    /** A backslash before the quote would take it for a part of the word. */
    private static String quoted(String word) {
        if (word.contains("%")) {
            throw new ScheduleFailure(
                    "'" + word + "': cmd.exe takes a percent sign in a name for a variable; a schedule can't use it");
        }
        return "\"" + word + (word.endsWith("\\") ? "." : "") + "\"";
    }

    @Override
    public void install(ScheduledBackup backup) {
        try {
            Path file = Files.createTempFile("handpick-task", ".xml");
            try {
                Files.write(file, (BYTE_ORDER_MARK + task(backup)).getBytes(UTF_16LE));
                demand(programs.run(
                        "schtasks", "/Create", "/F", "/TN", name(backup.dataArea()), "/XML", file.toString()));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new ScheduleFailure("The task could not be written (" + e.getMessage() + ")", e);
        }
    }

    @Override
    public boolean remove(Path dataArea) {
        if (standing(dataArea).isEmpty()) {
            return false;
        }
        demand(programs.run("schtasks", "/Delete", "/F", "/TN", name(dataArea)));
        return true;
    }

    @Override
    public Optional<Standing> standing(Path dataArea) {
        Said said = programs.run("schtasks", "/Query", "/V", "/FO", "CSV", "/NH", "/TN", name(dataArea));
        return said.isDone() ? Optional.of(Standing.endedWith(lastResult(said.text()))) : Optional.empty();
    }

    /**
     * The seventh column, which is a number in each language, as the time of the last run before it is not. What begins at 0x41300 is no exit
     * code, but says that the task has not run yet, or is running.
     */
    static Optional<Integer> lastResult(String csv) {
        Matcher row = LAST_RESULT.matcher(csv);
        return row.find()
                ? Optional.of(Long.parseLong(row.group(1)))
                        .filter(code -> code >> 8 != STATES)
                        .map(Long::intValue)
                : Optional.empty();
    }

    private static String name(Path dataArea) {
        return "Handpick\\" + ScheduledBackup.name(dataArea);
    }

    private static void demand(Said said) {
        if (!said.isDone()) {
            throw new ScheduleFailure("Windows did not take the task (" + said.complaint() + ").");
        }
    }
}
