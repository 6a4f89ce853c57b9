package org.handpick.traininglog;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.handpick.core.Operation;
import org.handpick.core.Progress;

/**
 * Gives the operations log of an earlier day its dated name, {@code file_operations_YYYYMMDD.log}, at start.
 *
 * <p>The day is the UTC day of its latest entry, never the file's time. Nothing is replaced or deleted: where the dated
 * name is taken the log becomes {@code file_operations_YYYYMMDD_2.log} and so on; a log whose entries tell no day stays
 * where it is and goes on. Killed half-way, the log stands under both names, and the next run takes the old one away.
 */
public final class RotateOperationsLog implements Operation<Rotation> {
    private final Path log;
    private final Clock clock;

    /** @param clock tells the present day, in UTC whatever its zone */
    public RotateOperationsLog(Path log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /**
     * @throws UnreadableLog when the log is there and cannot be read
     * @throws UnwritableLog when it cannot be given its name
     */
    @Override
    public Rotation run(Progress progress) {
        if (Files.notExists(log)) {
            return new Rotation.Stays("there is no log yet");
        }
        Optional<LocalDate> last = lastDay(progress);
        if (last.isEmpty()) {
            return new Rotation.Stays("none of its entries tells a day");
        }
        if (!last.get().isBefore(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
            return new Rotation.Stays("its entries are of today");
        }
        return rename(last.get());
    }

    private Optional<LocalDate> lastDay(Progress progress) {
        Optional<LocalDate> latest = Optional.empty();
        // A lenient decoder, so that one broken byte does not hide the days of all other entries.
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(log), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                progress.check();
                Optional<LocalDate> day = day(line);
                if (latest.isEmpty() || day.isPresent() && day.get().isAfter(latest.get())) {
                    latest = day;
                }
            }
        } catch (IOException e) {
            throw new UnreadableLog(log, e);
        }
        return latest;
    }

    private static Optional<LocalDate> day(String line) {
        try {
            if (!(JsonParser.parseString(line) instanceof JsonObject entry) || !entry.has("timestamp")) {
                return Optional.empty();
            }
            OffsetDateTime time = OffsetDateTime.parse(entry.get("timestamp").getAsString());
            return Optional.of(time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate());
        } catch (JsonParseException | DateTimeException | UnsupportedOperationException | IllegalStateException e) {
            return Optional.empty(); // dirt of which the earlier logs have some; other entries tell the day
        }
    }

    private Rotation rename(LocalDate day) {
        String stem = "file_operations_" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
        try {
            for (int count = 1; ; count++) {
                Path target = log.resolveSibling(stem + (count == 1 ? "" : "_" + count) + ".log");
                if (take(target)) {
                    return new Rotation.Rotated(target);
                }
            }
        } catch (IOException e) {
            throw new UnwritableLog(log, e);
        }
    }

    /**
     * Moves the log to {@code target} if that name is free. A hard link, because it is the one way to name a file that
     * fails rather than replaces when the name was taken a moment ago.
     */
    private boolean take(Path target) throws IOException {
        if (Files.exists(target)) {
            if (!Files.isSameFile(target, log)) {
                return false;
            }
        } else {
            try {
                Files.createLink(target, log);
            } catch (FileAlreadyExistsException e) {
                return false;
            } catch (UnsupportedOperationException | IOException noLinks) {
                Files.move(log, target); // without REPLACE_EXISTING; a disk without links
                return true;
            }
        }
        Files.delete(log);
        return true;
    }
}
