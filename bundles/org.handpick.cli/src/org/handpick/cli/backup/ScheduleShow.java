package org.handpick.cli.backup;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.handpick.backup.Due;
import org.handpick.backup.History;
import org.handpick.backup.schedule.Installed;
import org.handpick.backup.schedule.ShowSchedule;
import org.handpick.backup.schedule.SystemPrograms;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;

/** {@code backup schedule show}: what is scheduled, and whether it does its work. A backup that is overdue, or has failed, is a problem. */
public final class ScheduleShow implements Command {
    /** Of a store; {@code newest} is null where there never was a backup, {@code since} where none is due, {@code failed} where the last one was made. */
    private record Stand(String newest, String since, int missed, String failed) {}

    /** What is not known is null, and so is {@code to} where backups go to all stores. */
    private record Shown(
            String with,
            String program,
            List<String> days,
            String time,
            List<String> to,
            String next,
            String last,
            Integer lastExitCode,
            String tried,
            Map<String, Stand> stores) {}

    private final SystemPrograms programs;

    /** With those of this computer. */
    public ScheduleShow() {
        this(new SystemPrograms(System.getenv()));
    }

    ScheduleShow(SystemPrograms programs) {
        this.programs = programs;
    }

    @Override
    public String name() {
        return "backup schedule show";
    }

    @Override
    public String summary() {
        return "Shows what is scheduled, the next and the last run as the system tells them, and the stores where a backup is overdue or has failed.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of();
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        ShowSchedule.Shown shown = tell(arguments, programs, output);
        shown.due()
                .forEach((store, due) -> due.since()
                        .ifPresent(since -> output.problem(store + ": a backup has been due since "
                                + Wording.time(since)
                                + due.newest()
                                        .map(newest -> "; the newest that was verified is of " + Wording.time(newest))
                                        .orElse("; there is none that was verified"))));
        shown.failed()
                .forEach((store, failed) -> output.problem(
                        store + ": the last backup failed on " + Wording.time(failed.at()) + ": " + failed.reason()));
        return Outcome.DONE;
    }

    static ShowSchedule.Shown tell(Arguments arguments, SystemPrograms programs, Output output) {
        ShowSchedule.Shown shown = new ShowSchedule(
                        BackupPlace.folder(arguments),
                        BackupPlace.stores(arguments).ids(),
                        programs)
                .run(output.progress());
        output.result(json(shown), () -> text(shown));
        shown.remarks().forEach(output::problem);
        return shown;
    }

    private static Shown json(ShowSchedule.Shown shown) {
        Optional<Installed> installed = shown.installed();
        Map<String, Stand> stores = new TreeMap<>();
        shown.due()
                .forEach((store, due) -> stores.put(
                        store, stand(due, Optional.ofNullable(shown.failed().get(store)))));
        return new Shown(
                installed.map(Installed::kind).orElse(null),
                installed.map(it -> it.program().launcher().toString()).orElse(null),
                installed
                        .map(it -> it.schedule().days().stream()
                                .map(DayOfWeek::name)
                                .map(day -> day.toLowerCase(Locale.ROOT))
                                .toList())
                        .orElse(null),
                installed.map(it -> it.schedule().time().toString()).orElse(null),
                installed.map(Installed::stores).filter(to -> !to.isEmpty()).orElse(null),
                orNull(shown.next()),
                orNull(shown.last()),
                shown.lastExitCode().orElse(null),
                orNull(shown.tried()),
                stores);
    }

    private static Stand stand(Due due, Optional<History.Failed> failed) {
        return new Stand(
                orNull(due.newest()), orNull(due.since()), due.missed(), orNull(failed.map(History.Failed::at)));
    }

    private static String orNull(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }

    private static String text(ShowSchedule.Shown shown) {
        return shown.installed()
                .map(installed -> "%s, to %s, by %s; next run: %s%s"
                        .formatted(
                                installed.schedule().sentence(),
                                installed.stores().isEmpty() ? "all stores" : String.join(", ", installed.stores()),
                                installed.kind(),
                                shown.next().map(Wording::time).orElse("none"),
                                last(shown, installed)))
                .orElse("Nothing is scheduled.");
    }

    /** What the system tells of the last run; where it doesn't tell when that was, the history has to do. */
    private static String last(ShowSchedule.Shown shown, Installed installed) {
        String ended =
                shown.lastExitCode().map(code -> ", which ended with " + code).orElse("");
        if (shown.last().isPresent()) {
            return "; last run: " + Wording.time(shown.last().get()) + ended;
        }
        return "; " + installed.kind() + " tells no last run" + ended
                + shown.tried()
                        .map(tried -> "; a backup was tried last on " + Wording.time(tried) + ", by the history")
                        .orElse("; by the history no backup was tried yet");
    }
}
