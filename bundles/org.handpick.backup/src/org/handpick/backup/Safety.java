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
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.handpick.backup.schedule.Due;
import org.handpick.backup.schedule.Schedule;
import org.handpick.backup.store.Stores;

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
     * @param stores the names of those that a person has set up; where there is none, the one that is there by itself is judged
     * @param live the records of logs now, as {@link LiveRecords} counts them
     * @param schedule when backups are to be made, by the clock of {@code time}
     * @param time now
     */
    public static Safety of(
            History.Told told, Set<String> stores, Map<String, Long> live, Schedule schedule, ZonedDateTime time) {
        Instant now = time.toInstant();
        Set<String> used = stores.isEmpty() ? Set.of(Stores.LOCAL) : new TreeSet<>(stores);
        List<Shelf> shelves = used.stream()
                .map(store -> Shelf.of(store, told, schedule, time))
                .toList();
        return new Judgement(shelves, stores.isEmpty(), told.faults(), live, now).safety();
    }

    /** When nothing is known, since something keeps it from being read. @param sentence what */
    public static Safety unknown(String sentence) {
        return new Safety(
                Level.RED,
                "It is not known how safe the data is.",
                List.of(new Finding(Level.RED, sentence, "Mend the file, or move it away.")));
    }

    /** What is known of a store. */
    private record Shelf(
            String store,
            Optional<History.Verified> newest,
            Optional<History.Verified> proven,
            Optional<Instant> provenAt,
            Set<BackupName> damaged,
            boolean isNewestDamaged,
            Optional<History.Failed> failed,
            Due due) {

        static Shelf of(String store, History.Told told, Schedule schedule, ZonedDateTime time) {
            Instant now = time.toInstant();
            Map<BackupName, History.Verified> sound = new TreeMap<>();
            Map<BackupName, Instant> proofs = new TreeMap<>();
            Set<BackupName> damaged = new TreeSet<>();
            for (History.Event event : told.events()) {
                if (!event.store().equals(store)) {
                    continue;
                }
                switch (event) {
                    case History.Verified e -> {
                        sound.put(e.backup(), e);
                        damaged.remove(e.backup());
                    }
                    case History.Restorable e -> proofs.put(e.backup(), e.at());
                    case History.Damaged e -> {
                        sound.remove(e.backup());
                        proofs.remove(e.backup());
                        damaged.add(e.backup());
                    }
                    case History.Deleted e -> {
                        sound.remove(e.backup());
                        proofs.remove(e.backup());
                        damaged.remove(e.backup());
                    }
                    case History.Failed _, History.Accepted _ -> {} // say nothing of a backup that is there
                }
            }
            sound.keySet().removeIf(name -> isInFuture(name.time(), now));
            damaged.removeIf(name -> isInFuture(name.time(), now));
            proofs.keySet().retainAll(sound.keySet());
            proofs.values().removeIf(at -> isInFuture(at, now));
            Optional<History.Verified> newest =
                    sound.values().stream().max(Comparator.comparing(History.Verified::backup));
            Optional<BackupName> proven = proofs.keySet().stream().max(Comparator.naturalOrder());
            return new Shelf(
                    store,
                    newest,
                    proven.map(sound::get),
                    proofs.values().stream().max(Comparator.naturalOrder()),
                    damaged,
                    damaged.stream()
                            .anyMatch(
                                    name -> newest.map(backup -> backup.backup().compareTo(name) < 0)
                                            .orElse(true)),
                    told.failure(store),
                    Due.of(told.events(), store, schedule, now, time.getZone()));
        }

        /** True when what a restore brings back from here is proven, and not of long ago. */
        boolean isPlaceOfProof(Instant now) {
            return provenAt.filter(at -> holds(at, now)).isPresent()
                    && missingFor(now).compareTo(OVERDUE) < 0
                    && !isNewestDamaged
                    && failed.isEmpty();
        }

        /** How long a backup that was to be made is missing. */
        Duration missingFor(Instant now) {
            return newest.flatMap(_ -> due.since())
                    .map(since -> Duration.between(since, now))
                    .orElse(Duration.ZERO);
        }
    }

    private static boolean holds(Instant proof, Instant now) {
        return Duration.between(proof, now).compareTo(PROOF_HOLDS) < 0;
    }

    private static boolean isInFuture(Instant time, Instant now) {
        return time.isAfter(now.plus(Retention.CLOCK_TOLERANCE));
    }

    /** The rules, one a method. */
    private record Judgement(
            List<Shelf> shelves, boolean isByItself, List<String> faults, Map<String, Long> live, Instant now) {
        Safety safety() {
            Optional<History.Verified> newest = newest();
            long decisions = live.getOrDefault(DECISIONS, 0L);
            boolean isAnything = live.values().stream().anyMatch(records -> records > 0);
            if (newest.isEmpty() && !isAnything && failures().isEmpty()) {
                return new Safety(Level.WELL, "There is nothing to back up yet.", List.of());
            }
            List<Finding> findings = new ArrayList<>();
            findings.addAll(lost());
            findings.addAll(failures());
            findings.addAll(missing(newest, decisions));
            findings.addAll(damages());
            findings.addAll(overdue());
            findings.addAll(unproven());
            findings.addAll(onThisDiskAlone());
            faults.stream().limit(1).forEach(fault -> findings.add(new Finding(Level.AMBER, fault + ".", "")));
            findings.sort(Comparator.comparing(Finding::level).reversed());
            Level level = findings.isEmpty() ? Level.WELL : findings.getFirst().level();
            return new Safety(level, headline(newest, decisions), findings);
        }

        private Optional<History.Verified> newest() {
            return shelves.stream()
                    .flatMap(shelf -> shelf.newest().stream())
                    .max(Comparator.comparing(History.Verified::backup));
        }

        private String headline(Optional<History.Verified> newest, long decisions) {
            List<Shelf> proven =
                    shelves.stream().filter(shelf -> shelf.proven().isPresent()).toList();
            if (!proven.isEmpty()) {
                List<Shelf> places = proven.stream()
                        .filter(shelf -> shelf.isPlaceOfProof(now))
                        .toList();
                return places.isEmpty()
                        ? proof(proven, "", decisions)
                        : proof(places, ", in " + places(places.size()), decisions);
            }
            if (newest.isPresent()) {
                long places = shelves.stream()
                        .filter(shelf -> shelf.newest().isPresent())
                        .count();
                return "Backed up " + ago(newest.get().backup().time(), now) + ", in " + places(places)
                        + ", and read back; " + since(newest.get(), decisions) + ".";
            }
            return decisions == 0 ? "There is no backup." : "There is no backup of " + decisions(decisions) + ".";
        }

        /** @param places as words */
        private String proof(List<Shelf> proven, String places, long decisions) {
            Instant at = proven.stream()
                    .flatMap(shelf -> shelf.provenAt().stream())
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            History.Verified newest = proven.stream()
                    .flatMap(shelf -> shelf.proven().stream())
                    .max(Comparator.comparing(History.Verified::backup))
                    .orElseThrow();
            return "Last proven restorable: " + ago(at, now) + places + "; " + since(newest, decisions) + ".";
        }

        private static String since(History.Verified backup, long decisions) {
            long more = decisions - backup.records().getOrDefault(DECISIONS, 0L);
            return more > 0 ? decisions(more) + " since" : "no decision since";
        }

        private static String places(long places) {
            return places == 1 ? "1 place" : places + " places";
        }

        private static String decisions(long decisions) {
            return decisions == 1 ? "1 decision" : decisions + " decisions";
        }

        /** A log that holds less than the newest backup of it. */
        private List<Finding> lost() {
            Optional<History.Verified> newest = newest();
            List<String> less = newest.stream()
                    .flatMap(backup -> new TreeMap<>(backup.records()).entrySet().stream())
                    .filter(log -> !Scope.canBeMadeAgain(log.getKey()))
                    .filter(log -> live.getOrDefault(log.getKey(), 0L) < log.getValue())
                    .map(log -> "%s has %d records and had %d"
                            .formatted(log.getKey(), live.getOrDefault(log.getKey(), 0L), log.getValue()))
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

        private List<Finding> failures() {
            return shelves.stream()
                    .flatMap(shelf -> shelf.failed().stream())
                    .map(failed -> new Finding(
                            Level.RED,
                            "The last backup to " + failed.store() + " failed " + ago(failed.at(), now) + ": "
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
            return shelves.stream()
                    .filter(shelf -> shelf.newest().isEmpty() && shelf.failed().isEmpty())
                    .map(shelf -> new Finding(
                            Level.AMBER, shelf.store() + " has no backup that was read back.", "Back up now."))
                    .toList();
        }

        private List<Finding> damages() {
            return shelves.stream()
                    .filter(shelf -> !shelf.damaged().isEmpty())
                    .map(shelf -> shelf.isNewestDamaged()
                            ? new Finding(
                                    Level.RED,
                                    "The newest backup in " + shelf.store() + " is damaged.",
                                    "Back up now, and find out about the store.")
                            : new Finding(
                                    Level.AMBER,
                                    (shelf.damaged().size() == 1
                                                    ? "A backup"
                                                    : shelf.damaged().size() + " backups")
                                            + " in " + shelf.store()
                                            + (shelf.damaged().size() == 1 ? " is" : " are")
                                            + " damaged.",
                                    "Find out about the store."))
                    .toList();
        }

        private List<Finding> overdue() {
            return shelves.stream()
                    .filter(shelf -> shelf.missingFor(now).compareTo(OVERDUE) >= 0)
                    .map(shelf -> new Finding(
                            shelf.missingFor(now).compareTo(LONG_OVERDUE) >= 0 ? Level.RED : Level.AMBER,
                            "The backup to " + shelf.store() + " is overdue: the last one was made "
                                    + ago(shelf.newest().orElseThrow().backup().time(), now) + ".",
                            "Back up now."))
                    .toList();
        }

        private List<Finding> unproven() {
            if (newest().isEmpty()) {
                return List.of(); // which is worse, and told
            }
            return shelves.stream().flatMap(shelf -> shelf.provenAt().stream()).anyMatch(at -> holds(at, now))
                    ? List.of()
                    : List.of(new Finding(
                            Level.AMBER,
                            shelves.stream().allMatch(shelf -> shelf.provenAt().isEmpty())
                                    ? "No backup was ever restored to see whether it can be."
                                    : "For over a month no backup was restored to see whether it can be.",
                            "Make a drill."));
        }

        private List<Finding> onThisDiskAlone() {
            return isByItself() && newest().isPresent()
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
