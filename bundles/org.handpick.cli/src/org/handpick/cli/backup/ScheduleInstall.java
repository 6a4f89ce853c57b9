package org.handpick.cli.backup;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.MissingSecret;
import org.handpick.backup.Schedule;
import org.handpick.backup.schedule.InstallSchedule;
import org.handpick.backup.schedule.Program;
import org.handpick.backup.schedule.Scheduler;
import org.handpick.backup.schedule.SystemPrograms;
import org.handpick.backup.store.SecretsFile;
import org.handpick.backup.store.Stores;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;
import org.handpick.cli.Value;
import org.handpick.cli.WrongUse;

/** {@code backup schedule install}: from now on the system makes backups by itself. */
public final class ScheduleInstall implements Command {
    private static final Parameter<List<DayOfWeek>> DAY = Parameter.repeatedOption(
            "--day",
            new Value<>("DAY", ScheduleInstall::day),
            "A day of the week, such as sunday, or several of them; sunday by default.");
    private static final Parameter<Boolean> DAILY = Parameter.flag("--daily", "Every day.");
    private static final Parameter<Optional<LocalTime>> TIME = Parameter.option(
            "--time", new Value<>("HH:MM", ScheduleInstall::time), "The time of this computer; 02:00 by default.");
    private static final Parameter<List<String>> STORE = Parameter.repeatedOption(
            "--store",
            Value.TEXT.called("NAME"),
            "A store that gets them, or several of them; by default all, also those that are added later.");
    private static final Parameter<Optional<String>> WITH = Parameter.option(
            "--with",
            Value.oneOf(Scheduler.KINDS),
            "What starts the backups; by default what this computer has: systemd, or else cron.");
    private static final Parameter<Optional<Path>> PROGRAM = Parameter.option(
            "--program", Value.FILE, "The launcher of Handpick that is started; by default the one of this Handpick.");

    private final SystemPrograms programs;

    /** With those of this computer. */
    public ScheduleInstall() {
        this(new SystemPrograms(System.getenv()));
    }

    ScheduleInstall(SystemPrograms programs) {
        this.programs = programs;
    }

    @Override
    public String name() {
        return "backup schedule install";
    }

    @Override
    public String summary() {
        return "Lets the system make backups, every week or on the days that are named.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(DAY, DAILY, TIME, STORE, WITH, PROGRAM);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        Scheduler scheduler = arguments
                .get(WITH)
                .map(kind -> Scheduler.named(kind, programs))
                .orElseGet(() -> Scheduler.ofThisComputer(programs));
        Program program = arguments
                .get(PROGRAM)
                .map(launcher -> Program.with(launcher.toAbsolutePath().normalize()))
                .or(Program::running)
                .orElseThrow(() ->
                        new WrongUse("Handpick was not started by its launcher here; name that by " + PROGRAM.name()));
        List<String> named = arguments.get(STORE);
        named.forEach(name -> BackupPlace.stores(arguments).id(Optional.of(name))); // else it would fail each week
        new InstallSchedule(BackupPlace.folder(arguments), scheduler, programs, program, schedule(arguments), named)
                .run(output.progress());
        ScheduleShow.tell(arguments, programs, output);
        demandSecrets(arguments, output);
        return Outcome.DONE;
    }

    private static Schedule schedule(Arguments arguments) {
        List<DayOfWeek> days = arguments.get(DAY);
        arguments.demandOneAtMost(DAILY, DAY);
        LocalTime time = arguments.get(TIME).orElse(Schedule.DEFAULT.time());
        return arguments.get(DAILY)
                ? Schedule.daily(time)
                : new Schedule(days.isEmpty() ? Schedule.DEFAULT.days() : days, time);
    }

    /** What stands in the environment of a terminal is not in that of a schedule. */
    private static void demandSecrets(Arguments arguments, Output output) {
        BackupFolder folder = BackupPlace.folder(arguments);
        Stores stores = Stores.of(folder, new SecretsFile(folder));
        Collection<String> chosen =
                arguments.get(STORE).isEmpty() ? stores.places().keySet() : arguments.get(STORE);
        for (String name : chosen) {
            try {
                stores.store(Optional.of(name));
            } catch (MissingSecret e) {
                output.problem(
                        e.getMessage() + "; a schedule has no environment, so keep it by 'store secrets " + name + "'");
            }
        }
    }

    private static DayOfWeek day(String text) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new WrongUse("is no day of the week, such as sunday"));
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw new WrongUse("is no time, such as 02:00");
        }
    }
}
