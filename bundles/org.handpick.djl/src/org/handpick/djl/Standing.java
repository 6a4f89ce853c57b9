package org.handpick.djl;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a training stands.
 *
 * @param epoch how many epochs are done
 * @param step how many steps of the next one are
 * @param steps how many steps in all
 * @param sums of what the steps of an epoch gave, by name
 * @param counts how many steps each sum is of
 * @param lowest the lowest validation loss, 0 before there is one
 * @param chance by how much chance alone makes that loss higher or lower: its standard error
 * @param bestEpoch the last epoch that was as good as that but for chance, from 1; 0 before there is one
 * @param toJudge whether the last of the epochs that are done is not judged yet
 * @param seconds how long it has learned and judged, without the breaks
 */
record Standing(
        int epoch,
        int step,
        long steps,
        Map<String, Double> sums,
        Map<String, Integer> counts,
        double lowest,
        double chance,
        int bestEpoch,
        boolean toJudge,
        double seconds) {
    static final Standing START = new Standing(0, 0, 0, Map.of(), Map.of(), 0, 0, 0, false, 0);

    Standing {
        sums = Map.copyOf(sums);
        counts = Map.copyOf(counts);
    }

    /** The first step of an epoch forgets what the one before gave. */
    Standing afterStep(Map<String, Double> values) {
        Map<String, Double> added = new HashMap<>(step == 0 ? Map.of() : sums);
        Map<String, Integer> counted = new HashMap<>(step == 0 ? Map.of() : counts);
        values.forEach((name, value) -> {
            added.merge(name, value, Double::sum);
            counted.merge(name, 1, Integer::sum);
        });
        return new Standing(epoch, step + 1, steps + 1, added, counted, lowest, chance, bestEpoch, false, seconds);
    }

    Standing afterEpoch() {
        return new Standing(epoch + 1, 0, steps, sums, counts, lowest, chance, bestEpoch, true, seconds);
    }

    /**
     * An epoch that is as good as the best but for chance is taken for the best: the rate falls to the end, so of equals the later ones have
     * settled more, and of few sets one is lucky early on.
     *
     * @param loss of the sets that judge, and its standard error
     */
    Standing judged(double loss, double error) {
        boolean isLowest = bestEpoch == 0 || loss < lowest;
        boolean isBest = isLowest || loss <= lowest + chance;
        return new Standing(
                epoch,
                step,
                steps,
                sums,
                counts,
                isLowest ? loss : lowest,
                isLowest ? error : chance,
                isBest ? epoch : bestEpoch,
                false,
                seconds);
    }

    Standing worked(double inAll) {
        return new Standing(epoch, step, steps, sums, counts, lowest, chance, bestEpoch, toJudge, inAll);
    }

    /** The means of what the steps of the epoch gave. */
    Map<String, Double> means() {
        Map<String, Double> means = new TreeMap<>();
        sums.forEach((name, sum) -> means.put(name, sum / counts.get(name)));
        return means;
    }
}
