package org.handpick.learning.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.handpick.dataset.ListedDataset;
import org.handpick.learning.evaluation.Replay;
import org.handpick.learning.runs.RunSummary;

/** What is said of what a model would have saved. */
final class ReplayWords {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final Duration FEW_MINUTES = Duration.ofMinutes(2);
    private static final double SECONDS_PER_MINUTE = 60;

    private ReplayWords() {}

    /** What it came to, or what is missing to tell. */
    static String sentences(Replay replay, RunSummary run, ListedDataset dataset, ZoneId zone) {
        int decisions = replay.steps().size();
        String assisted = replay.assisted().isEmpty() ? "" : assisted(replay);
        if (decisions == 0 && !assisted.isEmpty()) {
            return assisted + " No decision was made without one, so what it would have saved can't be told yet.";
        }
        if (decisions == 0) {
            return "No decision of " + dataset.name() + " was made since the training of " + run.name() + " began"
                    + run.started().map(began -> ", on " + time(began, zone)).orElse("")
                    + ", about a set that it has not seen. Decide some more sets in Pick and build a dataset of the log in"
                    + " the view Training; it can then be chosen here.";
        }
        String made = (assisted.isEmpty() ? "" : assisted + "\n") + count(decisions, "decision")
                + (decisions == 1 ? " was" : " were") + " made since the training began"
                + (assisted.isEmpty() ? "" : " without a suggestion") + ", so the model can't have learned from "
                + (decisions == 1 ? "it. " : "them. ");
        if (replay.spoken() == 0) {
            return made + "It has no opinion on any of these sets, so it would have saved nothing.";
        }
        return made
                + "It would have proposed something for %d of them: the right keeper in %d, and nothing to change in %d. "
                        .formatted(replay.spoken(), replay.picksRight(), replay.acceptable())
                + replay.saved()
                        .map(ReplayWords::saved)
                        .orElse("How long the decisions took is not known, so neither is what that would have saved.");
    }

    /** What was decided with a suggestion on screen says nothing of what one would have saved. */
    private static String assisted(Replay replay) {
        int decisions = replay.assisted().size();
        return "%s since the training began %s made with a suggestion on screen and %s not counted as saved, as you may have followed it; the keeper is the one that this model proposes in %d."
                .formatted(
                        count(decisions, "decision"),
                        decisions == 1 ? "was" : "were",
                        decisions == 1 ? "is" : "are",
                        replay.followed());
    }

    private static String saved(Duration saved) {
        return "That would have %s about %s: it takes %d seconds to accept what is right, and what is wrong costs %d more."
                .formatted(
                        saved.isNegative() ? "cost you" : "saved you",
                        duration(saved.abs()),
                        Replay.LOOK.toSeconds(),
                        Replay.DISTRACTION.toSeconds());
    }

    private static String duration(Duration time) {
        return time.compareTo(FEW_MINUTES) < 0
                ? count(time.toSeconds(), "second")
                : String.format(Locale.ROOT, "%.1f minutes", time.toSeconds() / SECONDS_PER_MINUTE);
    }

    /** A row for each day. */
    static EvaluationWords.Table days(Replay replay, ZoneId zone) {
        return new EvaluationWords.Table(
                List.of("day", "decisions", "proposals", "keeper right", "nothing to change", "saved"),
                replay.days(zone).entrySet().stream()
                        .map(day -> List.of(
                                day.getKey().toString(),
                                String.valueOf(day.getValue().steps().size()),
                                String.valueOf(day.getValue().spoken()),
                                String.valueOf(day.getValue().picksRight()),
                                String.valueOf(day.getValue().acceptable()),
                                cell(day.getValue().saved())))
                        .toList());
    }

    private static String cell(Optional<Duration> saved) {
        return saved.map(time -> String.format(Locale.ROOT, "%.1f min", time.toSeconds() / SECONDS_PER_MINUTE))
                .orElse("");
    }

    /** What had been saved with one of the decisions. */
    static String upTo(Replay replay, int step, ZoneId zone) {
        return String.format(
                Locale.ROOT,
                "%s, decision %d: %.1f minutes saved so far",
                time(replay.steps().get(step).decided(), zone),
                step + 1,
                replay.minutesSaved()[step]);
    }

    private static String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
