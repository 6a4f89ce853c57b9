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
 * @param bestLoss the lowest validation loss, 0 before there is one
 * @param bestEpoch when that was, from 1; 0 before
 * @param toJudge whether the last of the epochs that are done is not judged yet
 * @param seconds how long it has learned and judged, without the breaks
 */
record Standing(
        int epoch,
        int step,
        long steps,
        Map<String, Double> sums,
        Map<String, Integer> counts,
        double bestLoss,
        int bestEpoch,
        boolean toJudge,
        double seconds) {
    static final Standing START = new Standing(0, 0, 0, Map.of(), Map.of(), 0, 0, false, 0);

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
        return new Standing(epoch, step + 1, steps + 1, added, counted, bestLoss, bestEpoch, false, seconds);
    }

    Standing afterEpoch() {
        return new Standing(epoch + 1, 0, steps, sums, counts, bestLoss, bestEpoch, true, seconds);
    }

    Standing judged(double loss) {
        boolean better = bestEpoch == 0 || loss < bestLoss;
        return new Standing(
                epoch, step, steps, sums, counts, better ? loss : bestLoss, better ? epoch : bestEpoch, false, seconds);
    }

    Standing worked(double inAll) {
        return new Standing(epoch, step, steps, sums, counts, bestLoss, bestEpoch, toJudge, inAll);
    }

    /** The means of what the steps of the epoch gave. */
    Map<String, Double> means() {
        Map<String, Double> means = new TreeMap<>();
        sums.forEach((name, sum) -> means.put(name, sum / counts.get(name)));
        return means;
    }
}
