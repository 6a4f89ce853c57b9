package org.handpick.backup.schedule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handpick.backup.Schedule;
import org.handpick.backup.ScheduleFailure;
import org.handpick.backup.schedule.SystemPrograms.Said;

/** An agent of the user, for launchd of macOS. A time that was slept through is caught up when the computer wakes. */
final class LaunchAgents implements Scheduler {
    private static final Pattern LAST_EXIT_CODE = Pattern.compile("(?m)^\\s*last exit code = (\\d{1,9})\\b");
    private static final int WEEK = 7;

    private final SystemPrograms programs;

    LaunchAgents(SystemPrograms programs) {
        this.programs = programs;
    }

    @Override
    public String kind() {
        return "launchd";
    }

    static String agent(ScheduledBackup backup) {
        String arguments = Stream.concat(Stream.of(backup.program().launcher().toString()), backup.arguments().stream())
                .map(word -> "    <string>" + Xml.escaped(word) + "</string>\n")
                .collect(Collectors.joining());
        String times = backup.schedule().isDaily()
                ? time(backup.schedule(), "")
                : backup.schedule().days().stream()
                        .map(day -> time(backup.schedule(), weekday(day)))
                        .collect(Collectors.joining());
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                <plist version="1.0">
                <dict>
                  <key>Label</key>
                  <string>%s</string>
                  <key>ProgramArguments</key>
                  <array>
                %s  </array>
                  <key>EnvironmentVariables</key>
                  <dict>
                    <key>JAVA_HOME</key>
                    <string>%s</string>
                  </dict>
                  <key>StartCalendarInterval</key>
                  <array>
                %s  </array>
                  <key>ProcessType</key>
                  <string>Background</string>
                </dict>
                </plist>
                """.formatted(
                        label(backup.dataArea()),
                        arguments,
                        Xml.escaped(backup.program().javaHome().toString()),
                        times);
    }

    private static String time(Schedule schedule, String weekday) {
        return """
                    <dict>
                %s      <key>Hour</key>
                      <integer>%d</integer>
                      <key>Minute</key>
                      <integer>%d</integer>
                    </dict>
                """.formatted(weekday, schedule.time().getHour(), schedule.time().getMinute());
    }

    private static String weekday(DayOfWeek day) {
        return """
                      <key>Weekday</key>
                      <integer>%d</integer>
                """.formatted(day.getValue() % WEEK); // Sunday is 0
    }

    @Override
    public void install(ScheduledBackup backup) {
        Path file = file(backup.dataArea());
        programs.run(
                "launchctl", "bootout", domain() + "/" + label(backup.dataArea())); // fails where there is none yet
        try {
            ScheduleFile.write(
                    List.of(ScheduleFile.text(file, agent(backup))), () -> demand(bootstrap(file), "take " + file));
        } catch (ScheduleFailure e) {
            if (Files.exists(file)) {
                bootstrap(file); // the one before
            }
            throw e;
        }
    }

    private Said bootstrap(Path file) {
        return programs.run("launchctl", "bootstrap", domain(), file.toString());
    }

    @Override
    public boolean remove(Path dataArea) {
        Path file = file(dataArea);
        if (Files.notExists(file)) {
            return false;
        }
        programs.run("launchctl", "bootout", domain() + "/" + label(dataArea)); // fails where it is not loaded
        ScheduleFile.delete(List.of(file));
        return true;
    }

    @Override
    public Optional<Standing> standing(Path dataArea) {
        if (Files.notExists(file(dataArea))) {
            return Optional.empty();
        }
        Said said = programs.run("launchctl", "print", domain() + "/" + label(dataArea));
        return said.isDone() ? Optional.of(Standing.endedWith(lastExitCode(said.text()))) : Optional.empty();
    }

    /** It tells no time of the last run, and before the first one "(never exited)". */
    static Optional<Integer> lastExitCode(String printed) {
        Matcher code = LAST_EXIT_CODE.matcher(printed);
        return code.find() ? Optional.of(Integer.valueOf(code.group(1))) : Optional.empty();
    }

    private String domain() {
        Said said = programs.run("id", "-u");
        demand(said, "tell who you are");
        return "gui/" + said.text().strip();
    }

    private static void demand(Said said, String what) {
        if (!said.isDone()) {
            throw new ScheduleFailure("macOS did not " + what + " (" + said.complaint() + ").");
        }
    }

    private static String label(Path dataArea) {
        return "org.handpick." + ScheduledBackup.name(dataArea);
    }

    private Path file(Path dataArea) {
        return programs.home().resolve("Library/LaunchAgents").resolve(label(dataArea) + ".plist");
    }
}
