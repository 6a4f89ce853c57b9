package org.handpick.cli.sets;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.handpick.cli.Arguments;
import org.handpick.cli.Parameter;
import org.handpick.cli.Value;
import org.handpick.cli.WrongUse;
import org.handpick.core.sets.GroupingRule;
import org.handpick.core.sets.GroupingRule.ByPattern;
import org.handpick.core.sets.GroupingRule.ByStage;
import org.handpick.core.sets.GroupingRule.ByTime;
import org.handpick.core.sets.Stage;
import org.handpick.core.sets.StageLadder;
import org.handpick.imaging.ImageFacts;
import org.handpick.picking.PickingChoices;

/** How images are to be grouped, as options of a command. */
final class GroupingOptions {
    private static final String STAGES = "stages";
    private static final String TIME = "time";
    private static final String PATTERN = "pattern";
    private static final double NANOS_PER_MINUTE = Duration.ofMinutes(1).toNanos();

    private static final Parameter<Optional<String>> GROUP_BY = Parameter.option(
            "--group-by",
            Value.oneOf(List.of(STAGES, TIME, PATTERN)),
            "What makes a set: stages in the names (the default), the times in EXIF, or a pattern.");
    private static final Parameter<Optional<Double>> MIN_SIZE =
            Parameter.option("--min-size", Value.AMOUNT, "The fewest images of a set, 2 by default.");
    private static final Parameter<Optional<Double>> GAP = Parameter.option(
            "--gap-minutes",
            Value.AMOUNT,
            "The longest time between neighbours of a set; 5 by default, none under --compat, 0 for none.");
    private static final Parameter<Boolean> NO_GAP =
            Parameter.flag("--no-gap", "Lets any time lie between neighbours of a set.");
    private static final Parameter<Optional<Double>> LOOKAHEAD = Parameter.option(
            "--lookahead", Value.AMOUNT, "How many images are looked at for the next stage, 50 by default.");
    private static final Parameter<List<Stage>> STAGE = Parameter.repeatedOption(
            "--stage",
            new Value<>("TOKEN=NUMBER", GroupingOptions::stage),
            "A stage: what a name contains, and its place in the order. Given once or more, these are the stages.");
    private static final Parameter<Optional<Pattern>> SET_PATTERN = Parameter.option(
            "--pattern",
            new Value<>("REGEX", GroupingOptions::pattern),
            "For --group-by pattern: a regular expression with a group (?<set>…) around what names the set.");
    private static final Parameter<Boolean> COMPAT = Parameter.flag(
            "--compat", "Groups exactly as the earlier scripts did: no gap, and an unknown stage counts as 0.");

    private GroupingOptions() {}

    static List<Parameter<?>> parameters() {
        return List.of(MIN_SIZE, GAP, NO_GAP, LOOKAHEAD, COMPAT, STAGE, GROUP_BY, SET_PATTERN);
    }

    /** True when a person says how images are to be grouped. */
    static boolean areGiven(Arguments arguments) {
        return arguments.get(COMPAT)
                || arguments.get(NO_GAP)
                || !arguments.get(STAGE).isEmpty()
                || Stream.of(MIN_SIZE, GAP, LOOKAHEAD, GROUP_BY, SET_PATTERN)
                        .anyMatch(option -> arguments.get(option).isPresent());
    }

    static boolean isCompatible(Arguments arguments) {
        return arguments.get(COMPAT);
    }

    /**
     * The rule for each library.
     *
     * @throws WrongUse when options are given that do not go together
     */
    static Function<Path, GroupingRule> rule(Arguments arguments) {
        String by = arguments.get(GROUP_BY).orElse(STAGES);
        refuse(
                arguments.get(GAP).isPresent() && arguments.get(NO_GAP),
                "--gap-minutes and --no-gap exclude each other");
        if (!by.equals(STAGES)) {
            refuse(arguments.get(COMPAT), "--compat groups by stages only");
            refuse(!arguments.get(STAGE).isEmpty(), "--stage is for --group-by stages");
            refuse(arguments.get(LOOKAHEAD).isPresent(), "--lookahead is for --group-by stages");
        }
        refuse(
                by.equals(PATTERN) != arguments.get(SET_PATTERN).isPresent(),
                "--group-by pattern and --pattern need each other");
        return switch (by) {
            case TIME -> byTime(arguments);
            case PATTERN -> always(new ByPattern(arguments.get(SET_PATTERN).orElseThrow(), minSize(arguments)));
            default -> always(byStage(arguments));
        };
    }

    private static Function<Path, GroupingRule> always(GroupingRule rule) {
        return library -> rule;
    }

    private static ByStage byStage(Arguments arguments) {
        ByStage standard = arguments.get(COMPAT) ? ByStage.COMPATIBLE : ByStage.DEFAULT;
        Optional<Duration> gap = arguments.get(NO_GAP)
                ? Optional.empty()
                : arguments.get(GAP).map(GroupingOptions::minutes).or(standard::gap);
        List<Stage> stages = arguments.get(STAGE);
        return new ByStage(
                stages.isEmpty() ? standard.ladder() : new StageLadder(stages),
                minSize(arguments),
                gap,
                arguments.get(LOOKAHEAD).map(number -> (int) Math.floor(number)).orElse(standard.lookahead()),
                standard.compatible());
    }

    private static Function<Path, GroupingRule> byTime(Arguments arguments) {
        Optional<Duration> gap =
                arguments.get(GAP).map(GroupingOptions::minutes).or(ByStage.DEFAULT::gap);
        refuse(
                arguments.get(NO_GAP) || gap.filter(Duration::isPositive).isEmpty(),
                "--group-by time needs a gap above 0; without one all images would be one set");
        int minSize = minSize(arguments);
        return library -> new ByTime(gap.orElseThrow(), minSize, image -> ImageFacts.captureTime(image.in(library)));
    }

    private static int minSize(Arguments arguments) {
        return arguments.get(MIN_SIZE).map(number -> (int) Math.ceil(number)).orElse(ByStage.DEFAULT.minSize());
    }

    private static Duration minutes(double minutes) {
        return Duration.ofNanos(Math.round(minutes * NANOS_PER_MINUTE));
    }

    private static Stage stage(String text) {
        try {
            return Stage.parse(text);
        } catch (IllegalArgumentException e) {
            throw new WrongUse("is no stage: " + e.getMessage());
        }
    }

    private static Pattern pattern(String text) {
        try {
            return PickingChoices.pattern(text);
        } catch (IllegalArgumentException e) {
            throw new WrongUse(e.getMessage());
        }
    }

    private static void refuse(boolean wrong, String sentence) {
        if (wrong) {
            throw new WrongUse(sentence);
        }
    }
}
