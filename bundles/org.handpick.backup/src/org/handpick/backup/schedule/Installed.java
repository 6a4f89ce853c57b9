package org.handpick.backup.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.Schedule;
import org.handpick.backup.WrongSettings;

/**
 * The schedule that was installed for a data area: {@code backup/schedule.json} in it. It is this computer's, so no backup holds it.
 *
 * @param kind of the {@link Scheduler}
 * @param stores the names of those that get a backup; empty for all, also those that are added later
 */
public record Installed(String kind, Program program, Schedule schedule, List<String> stores) {
    private static final Gson GSON = new GsonBuilder()
            .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .create();

    private record Json(
            String kind, String program, String javaHome, List<String> days, String time, List<String> stores) {}

    public Installed {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(program);
        Objects.requireNonNull(schedule);
        stores = List.copyOf(stores);
    }

    /** Empty when none was installed. @throws WrongSettings when the file is there and can't be understood */
    public static Optional<Installed> in(BackupFolder folder) {
        return ScheduleFile.read(file(folder)).map(bytes -> parse(file(folder), new String(bytes, UTF_8)));
    }

    /** By which schedule a store is judged, by its name: the installed one where that goes to it, or else the usual one. */
    public static Function<String, Schedule> schedules(Optional<Installed> installed) {
        return store -> installed
                .filter(it -> it.stores.isEmpty() || it.stores.contains(store))
                .map(Installed::schedule)
                .orElse(Schedule.DEFAULT);
    }

    private static Installed parse(Path file, String text) {
        try {
            Json json = Objects.requireNonNull(GSON.fromJson(text, Json.class));
            return new Installed(
                    json.kind,
                    new Program(Path.of(json.program), Path.of(json.javaHome)),
                    new Schedule(
                            json.days.stream()
                                    .map(day -> DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)))
                                    .toList(),
                            LocalTime.parse(json.time)),
                    json.stores == null ? List.of() : json.stores);
        } catch (JsonParseException | DateTimeException | NullPointerException | IllegalArgumentException e) {
            throw new WrongSettings(file, "it is no schedule; install it again", e);
        }
    }

    void write(BackupFolder folder) {
        Json json = new Json(
                kind,
                program.launcher().toString(),
                program.javaHome().toString(),
                schedule.days().stream()
                        .map(day -> day.name().toLowerCase(Locale.ROOT))
                        .toList(),
                schedule.time().toString(),
                stores.isEmpty() ? null : stores);
        ScheduleFile.text(file(folder), GSON.toJson(json) + "\n").write();
    }

    static void forget(BackupFolder folder) {
        ScheduleFile.delete(List.of(file(folder)));
    }

    private static Path file(BackupFolder folder) {
        return folder.folder().resolve("schedule.json");
    }
}
