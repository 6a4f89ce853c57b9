package org.handpick.learning.evaluation;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether confidence is what it says: of the sets with a confidence of about 0.8, are 8 of 10 right?
 *
 * @param bins from low to high confidence, without those that have no set
 */
public record Reliability(List<Bin> bins) {
    private static final int BINS = 10;

    public Reliability {
        bins = List.copyOf(bins);
    }

    /**
     * Sets of about one confidence.
     *
     * @param from the least confidence
     * @param to the greatest, which belongs to the next bin but for the last
     * @param count at least 1
     */
    public record Bin(double from, double to, int count, double confidence, double accuracy) {}

    /** Over the sets that have a keeper to choose. */
    public static Reliability of(List<Judged> judged) {
        int[] counts = new int[BINS];
        int[] right = new int[BINS];
        double[] confidence = new double[BINS];
        for (Judged one : judged) {
            one.picksRight().ifPresent(isRight -> {
                int bin = Math.min(BINS - 1, (int) (one.confidence() * BINS));
                counts[bin]++;
                right[bin] += isRight ? 1 : 0;
                confidence[bin] += one.confidence();
            });
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0) {
                bins.add(new Bin(
                        (double) bin / BINS,
                        (bin + 1.0) / BINS,
                        counts[bin],
                        confidence[bin] / counts[bin],
                        (double) right[bin] / counts[bin]));
            }
        }
        return new Reliability(bins);
    }

    /**
     * Expected calibration error: by how much confidence and accuracy of the bins differ on average over the sets, in [0, 1]
     * (Naeini et al., Obtaining well calibrated probabilities using Bayesian binning, AAAI 2015). 0 where there are no sets.
     */
    public double error() {
        double sum = 0;
        int sets = 0;
        for (Bin bin : bins) {
            sum += bin.count() * Math.abs(bin.confidence() - bin.accuracy());
            sets += bin.count();
        }
        return sets == 0 ? 0 : sum / sets;
    }

    JsonArray json() {
        JsonArray json = new JsonArray();
        for (Bin bin : bins) {
            JsonObject object = new JsonObject();
            object.addProperty("from", bin.from());
            object.addProperty("to", bin.to());
            object.addProperty("count", bin.count());
            object.addProperty("confidence", bin.confidence());
            object.addProperty("accuracy", bin.accuracy());
            json.add(object);
        }
        return json;
    }
}
