package org.handpick.learning.measures;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * In what the suggested image differs from the runner-up, by the classical measures. What speaks against the suggestion is told as
 * that, so that nobody takes it for a reason.
 *
 * @param runnerUp the position of the next best image, from 0
 * @param reasons at least one, the greatest difference first
 */
public record Differences(int runnerUp, List<Reason> reasons) {
    public Differences {
        reasons = List.copyOf(reasons);
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("no difference");
        }
        Objects.checkIndex(runnerUp, Integer.MAX_VALUE);
    }

    /** Such as {@code beside image 2: cooler, though softer}. */
    public String words() {
        String others = joined(false);
        String against = joined(true);
        String though = against.isEmpty() ? "" : "though " + against;
        String comma = others.isEmpty() || against.isEmpty() ? "" : ", ";
        return "beside image " + (runnerUp + 1) + ": " + others + comma + though;
    }

    private String joined(boolean against) {
        return reasons.stream()
                .filter(reason -> reason.isAgainst() == against)
                .map(Reason::words)
                .collect(Collectors.joining(", "));
    }
}
