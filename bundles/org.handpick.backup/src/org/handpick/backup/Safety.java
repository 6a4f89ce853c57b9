package org.handpick.backup;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How safe the data is, in words, by the rules of docs/backup-runbook.md#safety. It is told by what this data area has written down of
 * its backups, so a store that is not plugged in keeps nobody from being told.
 *
 * @param headline a sentence: when it was last proven that all can be restored, in how many places that goes on, and what came since
 * @param findings what is not as it should be, the worst first; empty when all is well
 */
public record Safety(Level level, String headline, List<Finding> findings) {
    /** The log whose records are decisions. */
    public static final String DECISIONS = "training/select_crop_log.csv";

    /** For so long a backup may be due: the computer may have been off at that time. */
    static final Duration OVERDUE = Duration.ofDays(1);

    /** After another week that is no accident any more. */
    static final Duration LONG_OVERDUE = Duration.ofDays(8);

    /** A month and a few days: a drill a month is enough. */
    static final Duration PROOF_HOLDS = Duration.ofDays(35);

    private static final int MOST_LOST_TOLD = 3;

    /** How much a person should worry. */
    public enum Level {
        /** Nothing is to be done. */
        WELL,
        /** Something is to be done soon. */
        AMBER,
        /** What was decided may be lost, or is. */
        RED
    }

    /**
     * Something that is not as it should be.
     *
     * @param sentence what
     * @param advice what to do; empty when the finding says it
     */
    public record Finding(Level level, String sentence, String advice) {
        public Finding {
            Objects.requireNonNull(level);
            Objects.requireNonNull(sentence);
            Objects.requireNonNull(advice);
        }
    }

    public Safety {
        Objects.requireNonNull(level);
        Objects.requireNonNull(headline);
        findings = List.copyOf(findings);
    }

    /**
     * Judges.
     *
     * @param told what the history has
     * @param stores those that a person has set up; where there is none, the one that is there by itself
     * @param isByItself whether it is that one
     * @param disks on which they are
     * @param live the records of logs now, as {@link LiveRecords} counts them
     * @param schedules when backups are to be made in a store, by its name and by the clock of {@code time}
     * @param time now
     */
    public static Safety of(
            History.Told told,
            List<StoreId> stores,
            boolean isByItself,
            Disks disks,
            Map<String, Long> live,
            Function<String, Schedule> schedules,
            ZonedDateTime time) {
        Instant now = time.toInstant();
        List<Stand> stands = stores.stream()
                .sorted(Comparator.comparing(StoreId::name))
                .map(store -> Shelf.of(told, store))
                .map(shelf -> new Stand(
                        shelf, Due.of(shelf, schedules.apply(shelf.store().name()), now, time.getZone()), now))
                .toList();
        return new Judgement(stands, isByItself, disks, told.faults(), live, now).safety();
    }

    /** When nothing is known, since something keeps it from being read. @param sentence what */
    public static Safety unknown(String sentence) {
        return new Safety(
                Level.RED,
                "It is not known how safe the data is.",
                List.of(new Finding(Level.RED, sentence, "Mend the file, or move it away.")));
    }

    /** What is known of a store, now. */
    private record Stand(Shelf shelf, Due due, Instant now) {
        String store() {
            return shelf.store().name();
        }

        Optional<History.Verified> newest() {
            return shelf.newest(now);
        }

        Optional<History.Verified> proven() {
            return shelf.proven(now);
        }

        Optional<Instant> provenAt() {
            return shelf.provenAt(now);
        }

        /** The last drill, be what it restored there or not; one of the future is none. */
        Optional<History.Restorable> drilled() {
            return shelf.drilled().filter(drill -> !BackupName.isAfter(drill.at(), now));
        }

        Set<BackupName> damaged() {
            return shelf.damaged(now);
        }

        /** True when that is all there is to be said of it: what failed, is damaged or is gone is worse, and told. */
        boolean wasNeverReadBack() {
            return newest().isEmpty()
                    && shelf.failed().isEmpty()
                    && damaged().isEmpty()
                    && shelf.gone().isEmpty();
        }

        /** True when what a restore brings back from here is proven, and not of long ago. */
        boolean isPlaceOfProof() {
            return provenAt().filter(at -> holds(at, now)).isPresent() && isPlace();
        }

        /** True when it has what it should have, as far as is known. */
        boolean isPlace() {
            return newest().isPresent()
                    && missingFor().compareTo(OVERDUE) < 0
                    && !(shelf.hasNewest(damaged(), now) || shelf.hasNewest(shelf.gone(), now))
                    && shelf.failed().isEmpty();
        }

        /** How long a backup that was to be made is missing. */
        Duration missingFor() {
            return newest().flatMap(_ -> due.since())
                    .map(since -> Duration.between(since, now))
                    .orElse(Duration.ZERO);
        }

        /** Some backups are not as they should be. @param what is wrong with them */
        Finding fault(Set<BackupName> backups, String what, String advice) {
            if (shelf.hasNewest(backups, now)) {
                return new Finding(
                        Level.RED,
                        "The newest backup in " + store() + " is " + what
                                + (newest().isEmpty() ? ", and no other there is known to be sound." : "."),
                        "Back up now, and " + advice);
            }
            String some = backups.size() == 1
                    ? "A backup in %s is "
                    : CountWords.number(backups.size()) + " backups in %s are ";
            return new Finding(Level.AMBER, some.formatted(store()) + what + ".", capital(advice));
        }

        private static String capital(String sentence) {
            return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
        }
    }

    private static boolean holds(Instant proof, Instant now) {
        return Duration.between(proof, now).compareTo(PROOF_HOLDS) < 0;
    }

    /** The rules, one a method. */
    private record Judgement(
            List<Stand> stands,
            boolean isByItself,
            Disks disks,
            List<String> faults,
            Map<String, Long> live,
            Instant now) {
        Safety safety() {
            Optional<History.Verified> newest = newest();
            long decisions = live.getOrDefault(DECISIONS, 0L);
            boolean isAnything = live.values().stream().anyMatch(records -> records > 0);
            if (newest.isEmpty() && !isAnything && failures().isEmpty()) {
                return new Safety(Level.WELL, "There is nothing to back up yet.", List.of());
            }
            List<Finding> findings = new ArrayList<>();
            findings.addAll(lost());
            findings.addAll(losses());
            findings.addAll(failures());
            findings.addAll(missing(newest, decisions));
            findings.addAll(damages());
            findings.addAll(gone());
            findings.addAll(overdue());
            findings.addAll(unproven());
            findings.addAll(onThisDiskAlone());
            faults.stream().limit(1).forEach(fault -> findings.add(new Finding(Level.AMBER, fault + ".", "")));
            findings.sort(Comparator.comparing(Finding::level).reversed());
            Level level = findings.isEmpty() ? Level.WELL : findings.getFirst().level();
            return new Safety(level, headline(newest, decisions), findings);
        }

        private Optional<History.Verified> newest() {
            return newest(stands);
        }

        private static Optional<History.Verified> newest(List<Stand> stands) {
            return stands.stream()
                    .flatMap(stand -> stand.newest().stream())
                    .max(Comparator.comparing(History.Verified::backup));
        }

        private String headline(Optional<History.Verified> newest, long decisions) {
            List<Stand> proven =
                    stands.stream().filter(stand -> stand.proven().isPresent()).toList();
            if (!proven.isEmpty()) {
                List<Stand> places =
                        proven.stream().filter(stand -> stand.isPlaceOfProof()).toList();
                return places.isEmpty() ? proof(proven, "", decisions) : proof(places, where(places), decisions);
            }
            if (newest.isPresent()) {
                List<Stand> places = stands.stream().filter(Stand::isPlace).toList();
                History.Verified told = newest(places).or(() -> newest).orElseThrow();
                return "Backed up " + ago(told.backup().time(), now)
                        + (places.isEmpty() ? " and" : where(places) + ", and") + " read back; "
                        + since(told, decisions) + ".";
            }
            return decisions == 0 ? "There is no backup." : "There is no backup of " + decisions(decisions) + ".";
        }

        /** @param places as words */
        private String proof(List<Stand> proven, String places, long decisions) {
            Instant at = proven.stream()
                    .flatMap(stand -> stand.provenAt().stream())
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            History.Verified newest = proven.stream()
                    .flatMap(stand -> stand.proven().stream())
                    .max(Comparator.comparing(History.Verified::backup))
                    .orElseThrow();
            return "Last proven restorable: " + ago(at, now) + places + "; " + since(newest, decisions) + ".";
        }

        private static String since(History.Verified backup, long decisions) {
            long more = decisions - backup.records().getOrDefault(DECISIONS, 0L);
            if (more < 0) {
                return decisions(-more) + " fewer since";
            }
            return more > 0 ? decisions(more) + " since" : "no decision since";
        }

        /** What breaks together is one place, and what breaks with the data is none. */
        private String where(List<Stand> stands) {
            int places = disks.places(stands.stream().map(Stand::store).toList());
            return switch (places) {
                case 0 -> ", on the disk of the data alone";
                case 1 -> ", in 1 place";
                default -> ", in " + places + " places";
            };
        }

        private static String decisions(long decisions) {
            return CountWords.count(decisions, "decision");
        }

        /** A log that holds less than the newest backup of it. */
        private List<Finding> lost() {
            Optional<History.Verified> newest = newest();
            List<String> less = newest.stream()
                    .flatMap(backup -> new TreeMap<>(backup.records()).entrySet().stream())
                    .filter(log -> !Scope.canBeMadeAgain(log.getKey()))
                    .filter(log -> live.getOrDefault(log.getKey(), 0L) < log.getValue())
                    .map(log -> Retention.fewer(log.getKey(), live.getOrDefault(log.getKey(), 0L), log.getValue()))
                    .toList();
            if (less.isEmpty()) {
                return List.of();
            }
            String more = less.size() > MOST_LOST_TOLD ? ", and " + (less.size() - MOST_LOST_TOLD) + " more" : "";
            return List.of(new Finding(
                    Level.RED,
                    "Since the backup of " + ago(newest.orElseThrow().backup().time(), now) + " records are lost: "
                            + less.stream().limit(MOST_LOST_TOLD).collect(Collectors.joining(", ")) + more + ".",
                    "Restore the file to a folder beside it, and compare."));
        }

        /** What was lost before the newest backup was made, and so is in an older one alone. */
        private List<Finding> losses() {
            return stands.stream()
                    .flatMap(stand -> Retention.loss(stand.shelf().stored(now)).stream()
                            .map(loss -> new Finding(
                                    Level.RED,
                                    "Decisions may be lost, and are in older backups in " + stand.store() + ": " + loss
                                            + ".",
                                    "Compare with the older one; where all is right, say so in Delete Old….")))
                    .toList();
        }

        private List<Finding> failures() {
            return stands.stream()
                    .flatMap(stand -> stand.shelf().failed().stream())
                    .map(failed -> new Finding(
                            Level.RED,
                            "The last backup to " + failed.store().name() + " failed " + ago(failed.at(), now) + ": "
                                    + sentence(failed.reason()),
                            "Mend that, then back up now."))
                    .toList();
        }

        private static String sentence(String reason) {
            return reason.matches("(?s).*[.?!]") ? reason : reason + ".";
        }

        private List<Finding> missing(Optional<History.Verified> newest, long decisions) {
            if (newest.isEmpty()) {
                return List.of(new Finding(
                        Level.RED,
                        decisions == 0
                                ? "Nothing is backed up."
                                : "A broken disk would take all " + decisions(decisions) + ".",
                        isByItself() ? "Add a store on another disk." : "Back up now."));
            }
            return stands.stream()
                    .filter(Stand::wasNeverReadBack)
                    .map(stand -> new Finding(
                            Level.AMBER, stand.store() + " has no backup that was read back.", "Back up now."))
                    .toList();
        }

        private List<Finding> damages() {
            return stands.stream()
                    .filter(stand -> !stand.damaged().isEmpty())
                    .map(stand -> stand.fault(stand.damaged(), "damaged", "find out about the store."))
                    .toList();
        }

        /** What somebody else has deleted, or what a disk has lost. */
        private List<Finding> gone() {
            return stands.stream()
                    .filter(stand -> !stand.shelf().gone().isEmpty())
                    .map(stand -> stand.fault(stand.shelf().gone(), "gone", "find out who deleted it."))
                    .toList();
        }

        private List<Finding> overdue() {
            return stands.stream()
                    .filter(stand -> stand.missingFor().compareTo(OVERDUE) >= 0)
                    .map(stand -> new Finding(
                            stand.missingFor().compareTo(LONG_OVERDUE) >= 0 ? Level.RED : Level.AMBER,
                            "The backup to " + stand.store() + " is overdue: the last one was made "
                                    + ago(stand.newest().orElseThrow().backup().time(), now) + ".",
                            "Back up now."))
                    .toList();
        }

        private List<Finding> unproven() {
            if (newest().isEmpty()) {
                return List.of(); // which is worse, and told
            }
            return stands.stream().flatMap(stand -> stand.provenAt().stream()).anyMatch(at -> holds(at, now))
                    ? List.of()
                    : List.of(new Finding(
                            Level.AMBER,
                            stands.stream().allMatch(stand -> stand.provenAt().isEmpty())
                                    ? withoutProof()
                                    : "For over a month no backup was restored to see whether it can be.",
                            "Make a drill."));
        }

        private String withoutProof() {
            return stands.stream()
                    .filter(stand -> stand.drilled().isPresent())
                    .max(Comparator.comparing(
                            stand -> stand.drilled().orElseThrow().at()))
                    .map(stand -> {
                        History.Restorable drill = stand.drilled().orElseThrow();
                        return "The last drill was " + ago(drill.at(), now) + ", and the backup that it restored "
                                + (stand.damaged().contains(drill.backup()) ? "was damaged since." : "is gone.");
                    })
                    .orElse("No backup was ever restored to see whether it can be.");
        }

        private List<Finding> onThisDiskAlone() {
            List<String> kept = stands.stream()
                    .filter(stand -> stand.newest().isPresent())
                    .map(Stand::store)
                    .toList();
            return !kept.isEmpty() && (isByItself() || kept.stream().allMatch(disks::isOfData))
                    ? List.of(new Finding(
                            Level.AMBER,
                            "The backups stand on the same disk as the data.",
                            "Add a store on another disk."))
                    : List.of();
        }
    }

    /** How long ago something was, for a person, such as {@code 3 days ago}. */
    public static String ago(Instant then, Instant now) {
        long minutes = Duration.between(then, now).toMinutes();
        if (minutes < 1) {
            return "just now";
        }
        long hours = minutes / 60;
        if (hours < 1) {
            return count(minutes, "minute");
        }
        return hours < 48 ? count(hours, "hour") : count(hours / 24, "day");
    }

    private static String count(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s") + " ago";
    }
}
