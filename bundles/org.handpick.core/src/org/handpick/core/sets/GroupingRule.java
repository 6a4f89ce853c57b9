package org.handpick.core.sets;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** What makes images a set. */
public sealed interface GroupingRule {
    /** The fewest images that make a set; 0 is the same as 1. */
    int minSize();

    /** The stages that file names may tell; they are logged whatever makes a set. */
    default StageLadder ladder() {
        return StageLadder.DEFAULT;
    }

    /** The order of images, and so of sets by their first. */
    default Comparator<ImageRef> order() {
        return Comparator.naturalOrder();
    }

    /**
     * Nearest stage upward: a set begins at an image and takes the nearest higher stage that follows, again and again.
     *
     * @param ladder the stages and their order
     * @param gap the longest time from the image taken last to the next one; empty for any
     * @param lookahead how many images are looked at for the next one
     * @param compatible as the earlier scripts did: an unknown stage counts as 0, and sets may have any size
     */
    record ByStage(StageLadder ladder, int minSize, Optional<Duration> gap, int lookahead, boolean compatible)
            implements GroupingRule {
        private static final int LOOKAHEAD = 50;

        /** Five minutes: of 518 real sets none has a longer hop between neighbours than 185 seconds. */
        public static final ByStage DEFAULT =
                new ByStage(StageLadder.DEFAULT, 2, Optional.of(Duration.ofMinutes(5)), LOOKAHEAD, false);

        public static final ByStage COMPATIBLE = new ByStage(StageLadder.DEFAULT, 2, Optional.empty(), LOOKAHEAD, true);

        public ByStage {
            Objects.requireNonNull(ladder);
            notNegative("the fewest images of a set", minSize);
            notNegative("the lookahead", lookahead);
            gap = gap.filter(Duration::isPositive);
        }

        @Override
        public Comparator<ImageRef> order() {
            return Comparator.comparing((ImageRef image) -> ImageName.of(image, ladder), ImageName.ORDER)
                    .thenComparing(ImageRef::folder);
        }

        public ByStage withMinSize(int images) {
            return new ByStage(ladder, images, gap, lookahead, compatible);
        }

        /** @param longest zero for any */
        public ByStage withGap(Duration longest) {
            return new ByStage(ladder, minSize, Optional.of(longest), lookahead, compatible);
        }

        public ByStage withLookahead(int images) {
            return new ByStage(ladder, minSize, gap, images, compatible);
        }

        public ByStage withLadder(StageLadder stages) {
            return new ByStage(stages, minSize, gap, lookahead, compatible);
        }
    }

    /** Bursts: images whose times follow each other within {@code gap}. */
    record ByTime(Duration gap, int minSize, CaptureTimes times) implements GroupingRule {
        public ByTime {
            Objects.requireNonNull(times);
            notNegative("the fewest images of a set", minSize);
            if (!gap.isPositive()) {
                throw new IllegalArgumentException("bursts need a gap above 0, not " + gap);
            }
        }
    }

    /** Images in whose file names the named group {@code set} of the pattern finds the same text. */
    record ByPattern(Pattern pattern, int minSize) implements GroupingRule {
        /** The named group that tells the set. */
        public static final String GROUP = "set";

        public ByPattern {
            notNegative("the fewest images of a set", minSize);
            if (!pattern.namedGroups().containsKey(GROUP)) {
                throw new IllegalArgumentException("the pattern " + pattern
                        + " has no group named set; write (?<set>…) around what names the set");
            }
        }
    }

    /** When an image was taken; empty when nobody knows. Asked once per image, from any thread. */
    @FunctionalInterface
    interface CaptureTimes {
        Optional<LocalDateTime> of(ImageRef image);
    }

    private static void notNegative(String what, int number) {
        if (number < 0) {
            throw new IllegalArgumentException(what + " is " + number + ", not at least 0");
        }
    }
}
