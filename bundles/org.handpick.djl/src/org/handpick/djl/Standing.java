package org.handpick.djl;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.handpick.learning.runs.BestEpoch;
import org.handpick.learning.runs.Goal;

/**
 * Where a training stands.
 *
 * @param epoch how many epochs are done
 * @param step how many steps of the next one are
 * @param steps how many steps in all
 * @param sums of what the steps of an epoch gave, by name
 * @param counts how many steps each sum is of
 * @param best the epoch whose model is kept, by the validation loss
 * @param toJudge whether the last of the epochs that are done is not judged yet
 * @param seconds how long it has learned and judged, without the breaks
 */
record Standing(
        int epoch,
        int step,
        long steps,
        Map<String, Double> sums,
        Map<String, Integer> counts,
        BestEpoch best,
        boolean toJudge,
        double seconds) {
    static final Standing START = new Standing(0, 0, 0, Map.of(), Map.of(), BestEpoch.NONE, false, 0);

    Standing {
        sums = Map.copyOf(sums);
        counts = Map.copyOf(counts);
        best = best == null ? BestEpoch.NONE : best; // checkpoints of versions before told it otherwise
    }

    /** The first step of an epoch forgets what the one before gave. */
    Standing afterStep(Map<String, Double> values) {
        Map<String, Double> added = new HashMap<>(step == 0 ? Map.of() : sums);
        Map<String, Integer> counted = new HashMap<>(step == 0 ? Map.of() : counts);
        values.forEach((name, value) -> {
            added.merge(name, value, Double::sum);
            counted.merge(name, 1, Integer::sum);
        });
        return new Standing(epoch, step + 1, steps + 1, added, counted, best, false, seconds);
    }

    Standing afterEpoch() {
        return new Standing(epoch + 1, 0, steps, sums, counts, best, true, seconds);
    }

    /** @param loss of the sets that judge, and its standard error */
    Standing judged(double loss, double error) {
        BestEpoch judged = best.after(epoch, loss, error, Goal.LOSS);
        return new Standing(epoch, step, steps, sums, counts, judged, false, seconds);
    }

    Standing worked(double inAll) {
        return new Standing(epoch, step, steps, sums, counts, best, toJudge, inAll);
    }

    /** The means of what the steps of the epoch gave. */
    Map<String, Double> means() {
        Map<String, Double> means = new TreeMap<>();
        sums.forEach((name, sum) -> means.put(name, sum / counts.get(name)));
        return means;
    }
}
