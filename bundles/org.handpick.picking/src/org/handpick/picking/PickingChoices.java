package org.handpick.picking;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.handpick.core.sets.GroupingRule;
import org.handpick.core.sets.GroupingRule.ByPattern;
import org.handpick.core.sets.GroupingRule.ByStage;
import org.handpick.core.sets.GroupingRule.ByTime;
import org.handpick.core.sets.StageLadder;
import org.handpick.imaging.ImageFacts;

/**
 * How a person wants sets to be grouped and decisions to be carried out. Stored as texts under the keys named here; the
 * workbench and the commands read the same.
 *
 * @param gap the longest time between neighbours of a set; zero for any
 * @param minSize the fewest images that make a set
 * @param ladder the stages, for sets by stage and for the logs
 * @param pattern for sets by pattern; a regular expression with a group {@code set}
 * @param repeats how many decided sets are shown again, and when
 */
public record PickingChoices(
        KeepPlace keepPlace,
        RejectPlace rejectPlace,
        boolean logTraining,
        GroupBy groupBy,
        Duration gap,
        int minSize,
        StageLadder ladder,
        Pattern pattern,
        RepeatRule repeats) {
    /** What makes images a set. */
    public enum GroupBy {
        /** Stages in file names that follow each other. */
        STAGE,
        /** Times at which images were taken that follow each other; bursts. */
        TIME,
        /** The same text where a pattern looks for it in file names. */
        PATTERN
    }

    public static final String KEEP_PLACE = "keep.place";
    public static final String REJECT_PLACE = "reject.place";
    public static final String LOG_TRAINING = "log.training";
    public static final String GROUP_BY = "grouping.by";
    /** In minutes, a decimal number. */
    public static final String GAP_MINUTES = "grouping.gap.minutes";

    public static final String MIN_SIZE = "grouping.min.size";
    /** As {@link StageLadder#parse} reads it. */
    public static final String STAGES = "grouping.stages";

    public static final String PATTERN = "grouping.pattern";
    /** Of the sets worked through, before how many an earlier one is shown again; a whole number from 0 to {@link #MOST_REPEATS}. */
    public static final String REPEATS_PERCENT = "repeats.percent";
    /** The least time before a set is shown again; a whole number from 1. */
    public static final String REPEATS_DAYS = "repeats.days";

    public static final int MOST_REPEATS = 5;

    /** What holds where a person has chosen nothing. */
    public static final PickingChoices DEFAULT = new PickingChoices(
            KeepPlace.SELECTED_FOLDER,
            RejectPlace.DESKTOP_TRASH,
            true,
            GroupBy.STAGE,
            ByStage.DEFAULT.gap().orElse(Duration.ZERO),
            ByStage.DEFAULT.minSize(),
            StageLadder.DEFAULT,
            Pattern.compile("(?<set>.+)[-_]\\d+\\.\\w+"),
            new RepeatRule(0.02, Duration.ofDays(14)));

    private static final double PERCENT = 100;

    private static final double MILLIS_PER_MINUTE = Duration.ofMinutes(1).toMillis();

    /**
     * Reads what was stored.
     *
     * @param stored the text under a key; empty for what was not chosen
     * @throws IllegalArgumentException naming the key whose text cannot be understood, and what was expected
     */
    public static PickingChoices read(Function<String, Optional<String>> stored) {
        return new PickingChoices(
                read(stored, KEEP_PLACE, KeepPlace::valueOf, DEFAULT.keepPlace),
                read(stored, REJECT_PLACE, RejectPlace::valueOf, DEFAULT.rejectPlace),
                read(stored, LOG_TRAINING, Boolean::parseBoolean, DEFAULT.logTraining),
                read(stored, GROUP_BY, GroupBy::valueOf, DEFAULT.groupBy),
                read(stored, GAP_MINUTES, PickingChoices::minutes, DEFAULT.gap),
                read(stored, MIN_SIZE, Integer::parseInt, DEFAULT.minSize),
                read(stored, STAGES, StageLadder::parse, DEFAULT.ladder),
                read(stored, PATTERN, PickingChoices::pattern, DEFAULT.pattern),
                new RepeatRule(
                        read(stored, REPEATS_PERCENT, PickingChoices::share, DEFAULT.repeats.share()),
                        read(stored, REPEATS_DAYS, PickingChoices::days, DEFAULT.repeats.after())));
    }

    private static <T> T read(
            Function<String, Optional<String>> stored, String key, Function<String, T> reading, T otherwise) {
        Optional<String> text = stored.apply(key);
        try {
            return text.map(reading).orElse(otherwise);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the preference " + key + " is " + text.orElseThrow() + ": " + e.getMessage(), e);
        }
    }

    private static double share(String percent) {
        int whole = Integer.parseInt(percent);
        if (whole < 0 || whole > MOST_REPEATS) {
            throw new IllegalArgumentException("it is not from 0 to " + MOST_REPEATS);
        }
        return whole / PERCENT;
    }

    private static Duration days(String text) {
        int whole = Integer.parseInt(text);
        if (whole < 1) {
            throw new IllegalArgumentException("it is less than 1");
        }
        return Duration.ofDays(whole);
    }

    /** The share of repeats as {@link #REPEATS_PERCENT} stores it. */
    public int repeatsPercent() {
        return (int) Math.round(repeats.share() * PERCENT);
    }

    private static Duration minutes(String text) {
        return Duration.ofMillis(Math.round(Double.parseDouble(text) * MILLIS_PER_MINUTE));
    }

    /**
     * Reads a pattern for sets.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static Pattern pattern(String text) {
        try {
            return new ByPattern(Pattern.compile(text), 1).pattern();
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("it is no regular expression: " + e.getDescription(), e);
        }
    }

    /** The gap as {@link #GAP_MINUTES} stores it. */
    public double gapMinutes() {
        return gap.toMillis() / MILLIS_PER_MINUTE;
    }

    /** The rule for a library. Times are read from its files when the rule is used. */
    public GroupingRule groupingRule(Path library) {
        return switch (groupBy) {
            case STAGE ->
                ByStage.DEFAULT.withLadder(ladder).withMinSize(minSize).withGap(gap);
            case TIME ->
                new ByTime(
                        gap.isPositive() ? gap : DEFAULT.gap,
                        minSize,
                        image -> ImageFacts.captureTime(image.in(library)));
            case PATTERN -> new ByPattern(pattern, minSize);
        };
    }

    /** How decisions are carried out. @param dataArea the folder with the logs */
    public DeskRules deskRules(Path dataArea) {
        return new DeskRules(dataArea, keepPlace, rejectPlace, logTraining);
    }

    /** The same, with another place for rejects. */
    public PickingChoices withRejects(RejectPlace place) {
        return new PickingChoices(keepPlace, place, logTraining, groupBy, gap, minSize, ladder, pattern, repeats);
    }

    /** The same, with or without rows in the training logs. */
    public PickingChoices withTrainingLog(boolean logs) {
        return new PickingChoices(keepPlace, rejectPlace, logs, groupBy, gap, minSize, ladder, pattern, repeats);
    }
}
