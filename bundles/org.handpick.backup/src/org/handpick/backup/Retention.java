package org.handpick.backup;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which backups stay. Days, ISO weeks and months are those of UTC, as the names of the archives are.
 *
 * <p>Only what was verified counts, so that archives of garbage can't push out what is good. Only that is ever deleted, and what this data
 * area has begun or given up itself and never finished. The newest verified one always stays.
 *
 * <p>The rule of days goes back from the newest one, and a leap in time does not count: after a long holiday, and where a clock is fast,
 * what was made in the days before stays until there are backups of as many days since.
 *
 * @param daily of so many days with a backup, the newest, the last of the day stays
 * @param weekly the same of weeks
 * @param monthly the same of months
 * @param withinDays all that are so many days older than the newest, or less, stay
 * @param largestShrinkPercent by how much a new archive may be smaller than the largest before nothing is deleted any more, 0 to 100
 */
public record Retention(int daily, int weekly, int monthly, int withinDays, int largestShrinkPercent) {
    public static final Retention DEFAULT = new Retention(0, 8, 0, 7, 20);

    /** The usual time between two backups. */
    private static final Duration USUAL = Duration.ofDays(7);

    /** @throws IllegalArgumentException when it would keep nothing */
    public Retention {
        if (daily < 0 || weekly < 0 || monthly < 0 || withinDays < 0) {
            throw new IllegalArgumentException("a number of backups to keep is below 0");
        }
        if (daily + weekly + monthly + withinDays == 0) {
            throw new IllegalArgumentException(
                    "no rule keeps a backup; say at least one of daily, weekly, monthly and within_days");
        }
        if (largestShrinkPercent < 0 || largestShrinkPercent > 100) {
            throw new IllegalArgumentException("largest_shrink_percent is not from 0 to 100: " + largestShrinkPercent);
        }
    }

    Retention withLargestShrink(int percent) {
        return new Retention(daily, weekly, monthly, withinDays, percent);
    }

    /** What is to become of a backup, and why. */
    public record Verdict(StoredBackup backup, boolean isKept, String reason) {}

    /**
     * Why nothing may be deleted until a person has looked.
     *
     * @param newest the backup that something is wrong with, unless a person says that it is right
     */
    public record Doubt(BackupName newest, String sentence) {
        public Doubt {
            Objects.requireNonNull(newest);
            Objects.requireNonNull(sentence);
        }
    }

    /** Those that count, the newest first: verified, and not from the future. */
    static List<StoredBackup> counted(List<StoredBackup> backups, Instant now) {
        return backups.stream()
                .filter(backup ->
                        backup.verified().isPresent() && !backup.name().isAfter(now))
                .sorted(Comparator.comparing(StoredBackup::name).reversed())
                .toList();
    }

    /** A verdict for each backup, the oldest first. */
    public List<Verdict> decide(List<StoredBackup> backups, Instant now) {
        List<StoredBackup> counted = counted(backups, now);
        Map<StoredBackup, List<String>> reasons = reasons(counted);
        return backups.stream()
                .sorted(Comparator.comparing(StoredBackup::name))
                .map(backup -> verdict(backup, counted, reasons, now))
                .toList();
    }

    private static Verdict verdict(
            StoredBackup backup, List<StoredBackup> counted, Map<StoredBackup, List<String>> reasons, Instant now) {
        if (backup.name().isAfter(now)) {
            return new Verdict(backup, true, "it is dated in the future, so it is not counted");
        }
        if (backup.damage().isPresent()) {
            return new Verdict(backup, true, "it is damaged, so it is not counted; a person may delete it");
        }
        boolean isReplaced = counted.stream().anyMatch(other -> other.name().compareTo(backup.name()) > 0);
        if (backup.known().state() instanceof Known.State.Begun && isReplaced) {
            return new Verdict(backup, false, "it was begun and never read back, and a newer one was");
        }
        if (backup.known().state() instanceof Known.State.Deleted && !counted.isEmpty()) {
            return new Verdict(backup, false, "it was given up before, and is still there");
        }
        if (backup.verified().isEmpty()) {
            return new Verdict(backup, true, "it was not verified, so it is not counted");
        }
        List<String> why = reasons.getOrDefault(backup, List.of());
        return new Verdict(backup, !why.isEmpty(), why.isEmpty() ? "no rule keeps it" : String.join(", ", why));
    }

    private Map<StoredBackup, List<String>> reasons(List<StoredBackup> newestFirst) {
        Map<StoredBackup, List<String>> reasons = new LinkedHashMap<>();
        if (!newestFirst.isEmpty()) {
            add(reasons, newestFirst.getFirst(), "the newest that was verified");
        }
        if (withinDays > 0) {
            keepRecent(newestFirst, reasons);
        }
        keepLast(daily, "day", LocalDate::toString, newestFirst, reasons);
        keepLast(weekly, "week", Retention::week, newestFirst, reasons);
        keepLast(monthly, "month", day -> day.toString().substring(0, 7), newestFirst, reasons);
        return reasons;
    }

    private void keepRecent(List<StoredBackup> newestFirst, Map<StoredBackup, List<String>> reasons) {
        Duration age = Duration.ZERO;
        Duration leaps = Duration.ZERO;
        for (int i = 0; i < newestFirst.size(); i++) {
            if (i > 0) {
                List<StoredBackup> since = newestFirst.subList(i - 1, newestFirst.size());
                Duration gap = gap(since.get(1), since.get(0));
                boolean isLeap = isLeap(since);
                age = isLeap ? age : age.plus(gap);
                leaps = isLeap ? leaps.plus(gap) : leaps;
            }
            if (age.compareTo(Duration.ofDays(withinDays)) > 0) {
                return;
            }
            add(
                    reasons,
                    newestFirst.get(i),
                    "within " + CountWords.count(withinDays, "day")
                            + (leaps.isZero()
                                    ? ""
                                    : ", but for " + CountWords.count(leaps.toDays(), "day") + " without a backup"));
        }
    }

    /** Whether the first of some is more than two periods younger than the second; a period is the time between the second and the third. */
    private static boolean isLeap(List<StoredBackup> newestFirst) {
        Duration before = newestFirst.size() < 3 ? USUAL : gap(newestFirst.get(2), newestFirst.get(1));
        Duration period = before.compareTo(USUAL) > 0 ? before : USUAL;
        return gap(newestFirst.get(1), newestFirst.get(0)).compareTo(period.multipliedBy(2)) > 0;
    }

    private static Duration gap(StoredBackup before, StoredBackup after) {
        return Duration.between(before.name().time(), after.name().time());
    }

    private static void keepLast(
            int count,
            String unit,
            Function<LocalDate, String> nameOf,
            List<StoredBackup> newestFirst,
            Map<StoredBackup, List<String>> reasons) {
        Set<String> seen = new HashSet<>();
        for (StoredBackup backup : newestFirst) {
            String period = nameOf.apply(LocalDate.ofInstant(backup.name().time(), ZoneOffset.UTC));
            if (seen.size() < count && seen.add(period)) {
                add(reasons, backup, "the last of the %s %s (%d of %d)".formatted(unit, period, seen.size(), count));
            }
        }
    }

    private static String week(LocalDate day) {
        return "%d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    private static void add(Map<StoredBackup, List<String>> reasons, StoredBackup backup, String reason) {
        reasons.computeIfAbsent(backup, _ -> new ArrayList<>()).add(reason);
    }

    /**
     * What speaks against the deletion of a backup that a person has chosen. What is damaged may always go; else the newest that counts
     * stays, and as long as there is a {@link #doubt} about it, so do those before it.
     *
     * @return half a sentence; empty when it may go
     */
    public Optional<String> objection(StoredBackup chosen, List<StoredBackup> backups, Instant now) {
        List<StoredBackup> counted = counted(backups, now);
        if (chosen.damage().isPresent()) {
            return Optional.empty();
        }
        if (!chosen.known().isOurs()) {
            return Optional.of("it is not known to be of this data area; backup verify finds that out, and one of"
                    + " another data area is deleted there");
        }
        if (counted.isEmpty()) {
            return Optional.of("no backup there is known to be sound; backup verify finds that out");
        }
        if (chosen == counted.getFirst()) {
            return Optional.of("it is the newest that was verified");
        }
        return counted.contains(chosen)
                ? doubt(backups, now)
                        .map(doubt -> doubt.sentence() + ". Where that is right, say so first: backup prune --accept "
                                + doubt.newest())
                : Optional.empty();
    }

    /**
     * Why nothing may be deleted: the newest verified backup {@link #loss lacks} what one before it has, or is much smaller. Those before
     * the last one that a person accepted are not looked at.
     *
     * @return empty when all is well
     */
    public Optional<Doubt> doubt(List<StoredBackup> backups, Instant now) {
        List<StoredBackup> counted = counted(backups, now);
        return loss(counted)
                .or(() -> shrinkage(counted))
                .map(sentence -> new Doubt(counted.getFirst().name(), sentence));
    }

    /**
     * What looks like a lost log: the newest backup holds fewer records or journals than one before it, or a log in it does not begin any
     * more with what one before it has. Those before the last one that a person accepted are not looked at.
     *
     * @param counted those that count, the newest first
     * @return a sentence without an end; empty when nothing is lost
     */
    static Optional<String> loss(List<StoredBackup> counted) {
        for (StoredBackup before : counted) {
            Optional<String> lost = less(counted.getFirst(), before).or(() -> rewritten(counted.getFirst(), before));
            if (lost.isPresent() || before.known().isAccepted()) {
                return lost;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> rewritten(StoredBackup newest, StoredBackup before) {
        Set<String> logs = newest.known().rewrittenSince(before.name());
        return logs.isEmpty()
                ? Optional.empty()
                : Optional.of("in %s %s %s not begin any more with what %s has"
                        .formatted(
                                newest.name(),
                                logs.stream().sorted().collect(Collectors.joining(" and ")),
                                logs.size() == 1 ? "does" : "do",
                                before.name()));
    }

    private Optional<String> shrinkage(List<StoredBackup> counted) {
        for (int i = 0; i < counted.size(); i++) {
            Optional<String> shrunk = shrunk(counted.getFirst(), counted.get(i));
            if (shrunk.isPresent() || counted.get(i).known().isAccepted()) {
                return shrunk;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> less(StoredBackup newest, StoredBackup before) {
        Map<String, Long> now = newest.verified().orElseThrow().records();
        Map<String, Long> then = before.verified().orElseThrow().records();
        Stream<String> fewer = then.entrySet().stream()
                .filter(log -> !Scope.canBeMadeAgain(log.getKey()))
                .filter(log -> now.getOrDefault(log.getKey(), 0L) < log.getValue())
                .sorted(Map.Entry.comparingByKey())
                .map(log -> fewer(log.getKey(), now.getOrDefault(log.getKey(), 0L), log.getValue()));
        Stream<String> missing = before.verified().orElseThrow().journals().stream()
                .filter(journal -> !newest.verified().orElseThrow().journals().contains(journal))
                .sorted()
                .map(journal -> journal + " is not in it any more");
        String lost = Stream.concat(fewer, missing).collect(Collectors.joining(", "));
        return lost.isEmpty()
                ? Optional.empty()
                : Optional.of(newest.name() + " holds less than " + before.name() + ": " + lost);
    }

    /** Of a log that holds less than it did, half a sentence. */
    static String fewer(String log, long now, long then) {
        return log + " has " + CountWords.count(now, "record") + " and had " + CountWords.number(then);
    }

    private Optional<String> shrunk(StoredBackup newest, StoredBackup before) {
        long least = before.bytes() - before.bytes() * largestShrinkPercent / 100;
        return newest.bytes() < least
                ? Optional.of("%s has %s, more than %d %% less than the %s of %s"
                        .formatted(
                                newest.name(),
                                CountWords.count(newest.bytes(), "byte"),
                                largestShrinkPercent,
                                CountWords.number(before.bytes()),
                                before.name()))
                : Optional.empty();
    }
}
