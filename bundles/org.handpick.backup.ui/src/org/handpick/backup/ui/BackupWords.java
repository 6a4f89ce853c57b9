package org.handpick.backup.ui;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.handpick.backup.CountWords;
import org.handpick.backup.History;
import org.handpick.backup.LiveFile;
import org.handpick.backup.Safety;
import org.handpick.backup.StoredBackup;
import org.handpick.core.Pace;

/** What the views say of stores, backups and files. */
final class BackupWords {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final List<String> UNITS = List.of("KB", "MB", "GB", "TB");
    private static final int THOUSAND = 1000;
    private static final int TWO_DIGITS = 100;

    private BackupWords() {}

    static String time(Instant time, ZoneId zone) {
        return MINUTE.format(time.atZone(zone));
    }

    /** The time of the day, for what is of today. */
    static String second(Instant time, ZoneId zone) {
        return SECOND.format(time.atZone(zone));
    }

    /** In units of a thousand, as disks and stores count. */
    static String bytes(long bytes) {
        if (bytes < THOUSAND) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = -1;
        while (value >= THOUSAND - 0.5 && unit < UNITS.size() - 1) {
            value /= THOUSAND;
            unit++;
        }
        return String.format(Locale.ROOT, value < TWO_DIGITS ? "%.1f %s" : "%.0f %s", value, UNITS.get(unit));
    }

    /** How far work is, how fast it goes and how long it will take. */
    static String pace(Pace pace) {
        if (!pace.isOfBytes()) {
            return pace.what() + "…";
        }
        String far = pace.what() + ": " + bytes(Math.min(pace.done(), pace.total())) + " of " + bytes(pace.total());
        return pace.left().isEmpty()
                ? far
                : far + ", " + bytes(Math.round(pace.speed().getAsDouble())) + "/s, "
                        + pace.left().get() + " left";
    }

    /** With a comma after each three digits. */
    static String number(long number) {
        return CountWords.number(number);
    }

    static String count(long count, String one, String many) {
        return number(count) + " " + (count == 1 ? one : many);
    }

    static String state(StoredBackup backup) {
        if (backup.damage().isPresent()) {
            return "✕ damaged";
        }
        return backup.verified().isPresent() ? "✓ sound" : "? not read back";
    }

    /** The same, where a backup that can't be looked at now is neither. */
    static String state(BackupRow row) {
        return row.isThere() ? state(row.backup()) : "not there now";
    }

    /** A row of the list of backups, in the order of its columns. */
    static List<String> cells(BackupRow row, ZoneId zone) {
        StoredBackup backup = row.backup();
        Optional<History.Verified> verified = backup.verified();
        return List.of(
                time(backup.name().time(), zone),
                row.store(),
                state(row),
                bytes(backup.bytes()),
                verified.map(known -> number(known.files())).orElse(""),
                verified.map(known -> number(known.allRecords())).orElse(""),
                verified.map(known -> time(known.at(), zone)).orElse(""),
                backup.restorable().map(at -> time(at, zone)).orElse(""));
    }

    /** More about a backup than its row has room for. */
    static String tip(BackupRow row) {
        StoredBackup backup = row.backup();
        return backup.name()
                + backup.damage()
                        .map(damage -> "\n" + damage)
                        .or(() -> backup.verified()
                                .map(known ->
                                        "\n" + bytes(known.contentBytes()) + " unpacked\nSHA-256 " + known.sha256()))
                        .orElse("\nIts bytes were not read back by this data area yet. Verify does that.");
    }

    /** A row of the list of stores. */
    static List<String> cells(StoreRow row, Instant now) {
        List<BackupRow> backups = row.backups();
        boolean isKnown = row.answer() instanceof StoreRow.Answer.Listed
                || row.answer().lastSeen().at().isPresent();
        return List.of(
                row.name(),
                reach(row, now),
                isKnown ? number(backups.size()) : "",
                backups.stream()
                        .findFirst()
                        .map(newest -> Safety.ago(newest.backup().name().time(), now))
                        .orElse(""),
                latest(backups, backup -> backup.verified().map(History.Verified::at), now),
                latest(backups, StoredBackup::restorable, now),
                row.place().kind() + (row.place().isEncrypted() ? ", encrypted" : ""),
                row.place().where());
    }

    private static String latest(List<BackupRow> backups, Function<StoredBackup, Optional<Instant>> time, Instant now) {
        return backups.stream()
                .flatMap(row -> time.apply(row.backup()).stream())
                .max(Instant::compareTo)
                .map(at -> Safety.ago(at, now))
                .orElse("");
    }

    /** Why no backup of these stores is listed, and what to do. @param isFiltered whether some may be left out by a filter */
    static String none(List<StoreRow> stores, boolean isFiltered) {
        if (isFiltered && stores.stream().anyMatch(row -> !row.backups().isEmpty())) {
            return "No row of the list contains this text.";
        }
        List<String> reasons =
                stores.stream().flatMap(row -> row.answer().fault().stream()).toList();
        if (!reasons.isEmpty()) {
            return String.join("\n", reasons);
        }
        return stores.stream().anyMatch(row -> row.answer() instanceof StoreRow.Answer.None)
                ? "Asking…"
                : "There is no backup yet. Back Up Now makes the first one.";
    }

    static String reach(StoreRow row, Instant now) {
        String again = row.isAsked() ? " …" : "";
        return switch (row.answer()) {
            case StoreRow.Answer.None _ -> "asking…";
            case StoreRow.Answer.Listed _ -> "✓ reachable" + again;
            case StoreRow.Answer.Unreachable gone ->
                gone.lastSeen()
                                .at()
                                .map(at -> "✕ last seen " + Safety.ago(at, now))
                                .orElse("✕ not reachable")
                        + again;
            case StoreRow.Answer.Closed _ -> "✕ locked" + again;
        };
    }

    /** How a file of a backup is on the disk now. */
    static String state(LiveFile file) {
        long more = file.now().orElse(0) - file.then().orElse(0);
        return switch (file.state()) {
            case SAME -> "same";
            case GROWN ->
                file.then().isPresent() && more > 0 ? "grown by " + count(more, "record", "records") : "grown";
            case CHANGED -> "changed";
            case REWRITTEN -> "! records lost or altered";
            case MISSING -> file.isWorrying() ? "! missing" : "missing";
            case NEW -> "new, not in it";
            case UNREACHABLE -> "its library is not there";
            case UNREADABLE -> file.isWorrying() ? "! can't be read" : "can't be read";
        };
    }
}
