package org.handpick.backup.schedule;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handpick.backup.Schedule;
import org.handpick.backup.ScheduleFailure;
import org.handpick.backup.schedule.SystemPrograms.Said;

/** Marked lines in the crontab of the user; what else stands there stays byte for byte. A time that is slept through is not caught up. */
final class Crontab implements Scheduler {
    private static final int WEEK = 7;

    private final SystemPrograms programs;

    Crontab(SystemPrograms programs) {
        this.programs = programs;
    }

    @Override
    public String kind() {
        return "cron";
    }

    /** What cron prints it mails to the user, where there is mail; so it prints only what went wrong. */
    static String lines(ScheduledBackup backup) {
        Schedule schedule = backup.schedule();
        String days = schedule.isDaily()
                ? "*"
                : schedule.days().stream()
                        .map(DayOfWeek::getValue)
                        .map(day -> Integer.toString(day % WEEK)) // Sunday is 0
                        .sorted()
                        .collect(Collectors.joining(","));
        String command = Stream.concat(
                        Stream.of(
                                "JAVA_HOME="
                                        + quoted(backup.program().javaHome().toString()),
                                quoted(backup.program().launcher().toString())),
                        backup.arguments().stream().map(Crontab::quoted))
                .collect(Collectors.joining(" "));
        return "# %s: written by handpick backup schedule install, which replaces these three lines\n"
                        .formatted(backup.name())
                + "%d %d * * %s %s >/dev/null\n"
                        .formatted(schedule.time().getMinute(), schedule.time().getHour(), days, command)
                + "# %s: end\n".formatted(backup.name());
    }

    /** A word for the shell; cron takes a percent sign for the end of the line. */
    private static String quoted(String word) {
        if (word.contains("\\")) {
            throw new ScheduleFailure("'" + word + "': a name with a backslash can't be put into a crontab");
        }
        String bare = word.matches("[A-Za-z0-9/._-]+") ? word : "'" + word.replace("'", "'\"'\"'") + "'";
        return bare.replace("%", "\\%");
    }

    @Override
    public void install(ScheduledBackup backup) {
        String crontab = read();
        String without = ours(backup.dataArea()).matcher(crontab).replaceAll("");
        String lines = new String(lines(backup).getBytes(UTF_8), ISO_8859_1);
        write((without.isEmpty() || without.endsWith("\n") ? without : without + "\n") + lines);
    }

    @Override
    public boolean remove(Path dataArea) {
        Matcher ours = ours(dataArea).matcher(read());
        if (!ours.find()) {
            return false;
        }
        write(ours.replaceAll(""));
        return true;
    }

    @Override
    public Optional<Standing> standing(Path dataArea) {
        return ours(dataArea).matcher(read()).find() ? Optional.of(Standing.THERE) : Optional.empty();
    }

    private static Pattern ours(Path dataArea) {
        String name = Pattern.quote(ScheduledBackup.name(dataArea));
        return Pattern.compile("(?m)^# " + name + ": written by .*\\n(?:.*\\n)?# " + name + ": end\\n");
    }

    /** Each byte a character, so that nothing changes in what is not ours. */
    private String read() {
        Said said = programs.with(Map.of("LC_ALL", "C")).run("crontab", "-l"); // else it may say so in any language
        if (!said.isDone() && said.err().contains("no crontab for")) {
            return "";
        }
        demand(said, "read");
        return new String(said.out(), ISO_8859_1);
    }

    private void write(String crontab) {
        demand(programs.run(crontab.getBytes(ISO_8859_1), "crontab", "-"), "written");
    }

    private static void demand(Said said, String what) {
        if (!said.isDone()) {
            throw new ScheduleFailure(
                    "Your crontab could not be " + what + " (" + said.complaint() + "); it is as it was.");
        }
    }
}
