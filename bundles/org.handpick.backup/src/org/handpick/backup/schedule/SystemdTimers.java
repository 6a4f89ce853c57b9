package org.handpick.backup.schedule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handpick.backup.Schedule;
import org.handpick.backup.ScheduleFailure;
import org.handpick.backup.schedule.SystemPrograms.Said;

/** A timer and a service of the user, for systemd 244 and later. A time that was slept through is caught up. */
final class SystemdTimers implements Scheduler {
    /** As systemctl prints times where the zone is UTC. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ENGLISH);

    private static final String WRITTEN = "# Written by handpick backup schedule install, which replaces it.\n";

    private final SystemPrograms programs;

    SystemdTimers(SystemPrograms programs) {
        this.programs = programs;
    }

    @Override
    public String kind() {
        return "systemd";
    }

    static String service(ScheduledBackup backup) {
        String launcher = backup.program().launcher().toString();
        if (launcher.matches(".*[\"'\\\\].*")) {
            throw new ScheduleFailure(launcher + ": systemd starts no program with a quote or a backslash in its path");
        }
        String command = Stream.concat(Stream.of(launcher), backup.arguments().stream())
                .map(SystemdTimers::quoted)
                .collect(Collectors.joining(" "));
        // the colon: a dollar in a path is no variable
        return WRITTEN
                + """
                [Unit]
                Description=Handpick's backup of "%s"

                [Service]
                Type=oneshot
                Environment=%s
                ExecStart=:%s
                Nice=10
                """.formatted(
                                specifiers(backup.dataArea().toString()),
                                quoted("JAVA_HOME=" + backup.program().javaHome()),
                                command);
    }

    static String timer(ScheduledBackup backup) {
        return WRITTEN + """
                [Unit]
                Description=Handpick's backup of "%s"

                [Timer]
                OnCalendar=%s
                Persistent=true

                [Install]
                WantedBy=timers.target
                """.formatted(specifiers(backup.dataArea().toString()), calendar(backup.schedule()));
    }

    private static String calendar(Schedule schedule) {
        String days = schedule.isDaily()
                ? ""
                : schedule.days().stream()
                                .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
                                .collect(Collectors.joining(","))
                        + " ";
        return days + "*-*-* " + schedule.time() + ":00";
    }

    /** A word as systemd reads it (systemd.service, Command lines). */
    private static String quoted(String word) {
        return '"' + specifiers(word).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String specifiers(String text) {
        return text.replace("%", "%%");
    }

    @Override
    public void install(ScheduledBackup backup) {
        List<ScheduleFile> files = List.of(
                ScheduleFile.text(service(backup.dataArea()), service(backup)),
                ScheduleFile.text(timer(backup.dataArea()), timer(backup)));
        String timer = backup.name() + ".timer";
        ScheduleFile.write(files, () -> {
            systemctl("daemon-reload");
            systemctl("enable", timer);
            systemctl("restart", timer); // one that waits already goes on waiting for its old time
        });
    }

    @Override
    public boolean remove(Path dataArea) {
        Path service = service(dataArea);
        Path timer = timer(dataArea);
        if (Files.notExists(service) && Files.notExists(timer)) {
            return false;
        }
        systemctl("disable", "--now", timer.getFileName().toString());
        ScheduleFile.delete(List.of(service, timer));
        systemctl("daemon-reload");
        return true;
    }

    @Override
    public Optional<Standing> standing(Path dataArea) {
        if (Files.notExists(timer(dataArea))) {
            return Optional.empty();
        }
        String name = ScheduledBackup.name(dataArea);
        Map<String, String> timer =
                properties(name + ".timer", "ActiveState", "NextElapseUSecRealtime", "LastTriggerUSec");
        Map<String, String> service = properties(name + ".service", "ExecMainStatus", "ExecMainExitTimestamp");
        List<String> remarks = new ArrayList<>();
        boolean isActive = timer.getOrDefault("ActiveState", "").equals("active");
        if (!isActive) {
            remarks.add("The timer " + name + " is not started: systemctl --user enable --now " + name + ".timer");
        }
        lingering().ifPresent(remarks::add);
        return Optional.of(new Standing(
                isActive,
                time(timer.get("NextElapseUSecRealtime")),
                time(timer.get("LastTriggerUSec")),
                time(service.get("ExecMainExitTimestamp")).map(_ -> Integer.parseInt(service.get("ExecMainStatus"))),
                remarks));
    }

    private Optional<String> lingering() {
        String user = System.getProperty("user.name");
        return programs.has("loginctl")
                        && programs.run("loginctl", "show-user", user, "--property=Linger")
                                .text()
                                .strip()
                                .equals("Linger=yes")
                ? Optional.empty()
                : Optional.of(
                        "Lingering is off: backups are made only while you are logged in, and a time that was missed is caught"
                                + " up when you log in. 'loginctl enable-linger " + user
                                + "' lets them be made without.");
    }

    private Map<String, String> properties(String unit, String... names) {
        Map<String, String> properties = new HashMap<>();
        systemctl("show", unit, "--property=" + String.join(",", names)).lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                properties.put(line.substring(0, equals), line.substring(equals + 1));
            }
        });
        return properties;
    }

    /** Empty for what systemd does not know, which it writes as nothing or as n/a. */
    private static Optional<Instant> time(String text) {
        try {
            return text == null || text.isEmpty() || text.equals("n/a")
                    ? Optional.empty()
                    : Optional.of(LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            throw new ScheduleFailure("systemctl tells a time that can't be understood: " + text, e);
        }
    }

    private String systemctl(String... words) {
        Said said = programs.with(Map.of("LC_ALL", "C.UTF-8", "TZ", "UTC"))
                .run(
                        "systemctl",
                        Stream.concat(Stream.of("--user"), Stream.of(words)).toArray(String[]::new));
        if (!said.isDone()) {
            throw new ScheduleFailure("systemd did not do 'systemctl --user " + String.join(" ", words) + "' ("
                    + said.complaint()
                    + "). Where it runs no manager for you, log in on the computer itself or let 'loginctl enable-linger "
                    + System.getProperty("user.name") + "' start one; or name cron by --with cron.");
        }
        return said.text();
    }

    private Path service(Path dataArea) {
        return units().resolve(ScheduledBackup.name(dataArea) + ".service");
    }

    private Path timer(Path dataArea) {
        return units().resolve(ScheduledBackup.name(dataArea) + ".timer");
    }

    private Path units() {
        return programs.variable("XDG_CONFIG_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> programs.home().resolve(".config"))
                .resolve("systemd/user");
    }
}
