package org.handpick.backup.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.handpick.backup.Schedule;
import org.handpick.backup.ScheduleFailure;

/**
 * What the system is to do: back up a data area at some times.
 *
 * @param dataArea its whole path
 * @param stores the names of those that get a backup; empty for all that there are then
 */
public record ScheduledBackup(Program program, Path dataArea, Schedule schedule, List<String> stores) {
    /** @throws ScheduleFailure when a path in it can't stand in a line */
    public ScheduledBackup {
        Objects.requireNonNull(schedule);
        stores = List.copyOf(stores);
        Stream.of(program.launcher(), program.javaHome(), dataArea)
                .filter(path -> path.toString().chars().anyMatch(Character::isISOControl))
                .findFirst()
                .ifPresent(path -> {
                    throw new ScheduleFailure("'" + path
                            + "': a name with a line end or another control character can't be put into a schedule");
                });
    }

    /** What it is called in the system, different for each data area. */
    String name() {
        return name(dataArea);
    }

    static String name(Path dataArea) {
        return "handpick-backup-" + hash(dataArea.toString()).substring(0, 8);
    }

    /** The words behind the program. Nobody else drills by himself each few weeks; another run that is at work is waited for. */
    List<String> arguments() {
        Stream<String> to =
                stores.isEmpty() ? Stream.of("--all") : stores.stream().flatMap(name -> Stream.of("--store", name));
        return Stream.of(
                        Stream.of("backup", "create"),
                        to,
                        Stream.of("--drill", "--wait", "--data", dataArea.toString()))
                .flatMap(words -> words)
                .toList();
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
