package org.handpick.backup.schedule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.handpick.backup.ScheduleFailure;

/** What starts programs at times on a kind of system. All of it is the user's own; nothing needs an administrator. */
public sealed interface Scheduler permits Crontab, LaunchAgents, SystemdTimers, TaskScheduler {
    /** The names by which a person can choose one. */
    List<String> KINDS = List.of("systemd", "cron", "launchd", "windows");

    /** One of {@link #KINDS}. */
    String kind();

    /**
     * Installs it, in place of the one of the same data area.
     *
     * @throws ScheduleFailure when that can't be; nothing is changed then
     */
    void install(ScheduledBackup backup);

    /** Takes it away again; false when there was none. @throws ScheduleFailure when that can't be */
    boolean remove(Path dataArea);

    /** What the system itself says of it; empty when it knows of none. @throws ScheduleFailure when it can't be asked */
    Optional<Standing> standing(Path dataArea);

    /**
     * What the system says of a schedule.
     *
     * @param isActive whether it will run at all
     * @param next when it will run; empty where the system doesn't tell
     * @param last when it ran last; empty where the system doesn't tell, or when it never did
     * @param lastExitCode with which that run ended; empty where the system doesn't tell
     * @param remarks sentences on what keeps it from running as it should
     */
    record Standing(
            boolean isActive,
            Optional<Instant> next,
            Optional<Instant> last,
            Optional<Integer> lastExitCode,
            List<String> remarks) {
        public Standing {
            Objects.requireNonNull(next);
            Objects.requireNonNull(last);
            Objects.requireNonNull(lastExitCode);
            remarks = List.copyOf(remarks);
        }

        /** It is there, and that is all the system tells. */
        static final Standing THERE = endedWith(Optional.empty());

        /** It is there, and the system tells how the last run ended, but not when it was. */
        static Standing endedWith(Optional<Integer> code) {
            return new Standing(true, Optional.empty(), Optional.empty(), code, List.of());
        }
    }

    /** The one of this computer. @throws ScheduleFailure when there is none */
    static Scheduler ofThisComputer(SystemPrograms programs) {
        return of(System.getProperty("os.name"), Files.isDirectory(Path.of("/run/systemd/system")), programs);
    }

    /** @param systemd whether systemd has started the computer, which it says by a folder; having its programs is not enough */
    static Scheduler of(String os, boolean systemd, SystemPrograms programs) {
        String system = os.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return new TaskScheduler(programs);
        }
        if (system.startsWith("mac")) {
            return new LaunchAgents(programs);
        }
        if (systemd && programs.has("systemctl")) {
            return new SystemdTimers(programs);
        }
        if (programs.has("crontab")) {
            return new Crontab(programs);
        }
        throw new ScheduleFailure(
                "systemd does not run this computer, and it has no crontab. Install cron, or let what starts"
                        + " programs here call 'handpick backup create --all --drill --wait' once a week.");
    }

    /** @param kind one of {@link #KINDS} */
    static Scheduler named(String kind, SystemPrograms programs) {
        return switch (kind) {
            case "systemd" -> new SystemdTimers(programs);
            case "cron" -> new Crontab(programs);
            case "launchd" -> new LaunchAgents(programs);
            case "windows" -> new TaskScheduler(programs);
            default -> throw new ScheduleFailure(kind + ": is none of " + String.join(", ", KINDS));
        };
    }
}
