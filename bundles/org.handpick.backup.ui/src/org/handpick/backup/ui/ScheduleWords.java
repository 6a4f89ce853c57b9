package org.handpick.backup.ui;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.handpick.backup.schedule.Installed;
import org.handpick.backup.schedule.ShowSchedule;

/** What is said of the backups that the system makes by itself. */
final class ScheduleWords {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm", Locale.ENGLISH);

    private ScheduleWords() {}

    /** One line: whether a backup is scheduled, and when the system says that it ran last and will run next. */
    static String line(Timetable.Answer answer, ZoneId zone) {
        return switch (answer) {
            case Timetable.Answer.Told(ShowSchedule.Shown shown) ->
                shown.installed()
                        .map(installed -> scheduled(installed, shown, zone))
                        .orElse("Nothing is scheduled: while the workbench is closed no backup is made.");
            case Timetable.Answer.NotKnown(String reason) ->
                "It is not known whether a backup is scheduled: " + ended(reason);
        };
    }

    private static String scheduled(Installed installed, ShowSchedule.Shown shown, ZoneId zone) {
        String remarks =
                shown.remarks().stream().map(remark -> "\n!  " + ended(remark)).collect(Collectors.joining());
        return "Scheduled for %s, by %s; next run: %s%s.%s"
                .formatted(
                        sentence(installed),
                        installed.kind(),
                        shown.next().map(next -> time(next, zone)).orElse("none"),
                        shown.last()
                                .map(last -> last(last, shown, zone))
                                .or(() -> shown.tried()
                                        .map(tried -> "; last tried, by the history: " + time(tried, zone)))
                                .orElse(""),
                        remarks);
    }

    /** When, and where to unless that is everywhere. */
    static String sentence(Installed installed) {
        return installed.schedule().sentence()
                + (installed.stores().isEmpty() ? "" : ", to " + String.join(", ", installed.stores()));
    }

    private static String last(Instant last, ShowSchedule.Shown shown, ZoneId zone) {
        String ended = shown.lastExitCode()
                .map(code -> code == 0 ? ", which went well" : ", which ended with " + code)
                .orElse("");
        return "; last run: " + time(last, zone) + ended;
    }

    private static String time(Instant time, ZoneId zone) {
        return TIME.format(time.atZone(zone));
    }

    private static String ended(String sentence) {
        return sentence.matches("(?s).*[.?!]") ? sentence : sentence + ".";
    }

    /** What a link beside that line offers. */
    static String offer(Timetable.Answer answer) {
        return isInstalled(answer) ? "Change…" : "Schedule…";
    }

    private static boolean isInstalled(Timetable.Answer answer) {
        return answer instanceof Timetable.Answer.Told(ShowSchedule.Shown shown)
                && shown.installed().isPresent();
    }

    /** That nobody is there to open some stores; empty where a schedule opens all. */
    static Optional<String> locked(List<String> stores) {
        return stores.isEmpty()
                ? Optional.empty()
                : Optional.of("What opens " + String.join(", ", stores)
                        + " is where a schedule does not find it. Keep it by the command 'store secrets "
                        + stores.getFirst() + "'.");
    }
}
