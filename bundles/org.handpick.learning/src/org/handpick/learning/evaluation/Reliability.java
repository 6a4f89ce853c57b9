package org.handpick.learning.evaluation;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Whether confidence is what it says: of the sets with a confidence of about 0.8, are 8 of 10 right?
 *
 * @param bins from low to high confidence, with about as many sets each
 */
public record Reliability(List<Bin> bins) {
    /** Fewer sets tell so little of a share that it would only jump up and down. */
    private static final int LEAST = 10;

    private static final int MOST_BINS = 10;

    public Reliability {
        bins = List.copyOf(bins);
    }

    /**
     * Sets of about one confidence.
     *
     * @param from the least confidence among them
     * @param to the greatest
     * @param confidence the mean
     * @param right share of them whose keeper is proposed
     */
    public record Bin(double from, double to, double confidence, Estimate right) {
        private static Bin of(List<Judged> sets) {
            return new Bin(
                    sets.getFirst().confidence(),
                    sets.getLast().confidence(),
                    sets.stream().mapToDouble(Judged::confidence).average().orElseThrow(),
                    Wilson.estimate(
                            (int) sets.stream().filter(Reliability::isRight).count(), sets.size()));
        }
    }

    /**
     * Over the sets that have a keeper to choose. Bins have equal counts and not equal widths (Nguyen and O'Connor, Posterior
     * calibration and exploratory analysis for natural language processing models, EMNLP 2015), as most sets of a good model are near
     * one confidence, and a few sets elsewhere would pass for as much. Sets of the same confidence are in the same bin.
     */
    public static Reliability of(List<Judged> judged) {
        List<Judged> ranked = judged.stream()
                .filter(one -> one.picksRight().isPresent())
                .sorted(Comparator.comparingDouble(Judged::confidence))
                .toList();
        List<Bin> bins = new ArrayList<>();
        int begin = 0;
        while (begin < ranked.size()) {
            int end = end(ranked, begin, MOST_BINS - bins.size());
            bins.add(Bin.of(ranked.subList(begin, end)));
            begin = end;
        }
        return new Reliability(bins);
    }

    /** Where the bin ends that begins there. @param most so many may share what is left */
    private static int end(List<Judged> ranked, int begin, int most) {
        int left = ranked.size() - begin;
        int end = begin + left / Math.clamp(left / LEAST, 1, most);
        while (end < ranked.size()
                && ranked.get(end).confidence() == ranked.get(end - 1).confidence()) {
            end++;
        }
        return ranked.size() - end < LEAST ? ranked.size() : end;
    }

    private static boolean isRight(Judged one) {
        return one.picksRight().orElseThrow();
    }

    /**
     * Expected calibration error: by how much confidence and accuracy of the bins differ on average over the sets, in [0, 1]
     * (Naeini et al., Obtaining well calibrated probabilities using Bayesian binning, AAAI 2015). 0 where there are no sets.
     */
    public double error() {
        double sum = 0;
        int sets = 0;
        for (Bin bin : bins) {
            sum += bin.right().sets() * Math.abs(bin.confidence() - bin.right().value());
            sets += bin.right().sets();
        }
        return sets == 0 ? 0 : sum / sets;
    }

    JsonArray json() {
        JsonArray json = new JsonArray();
        for (Bin bin : bins) {
            JsonObject object = new JsonObject();
            object.addProperty("from", bin.from());
            object.addProperty("to", bin.to());
            object.addProperty("count", bin.right().sets());
            object.addProperty("confidence", bin.confidence());
            object.addProperty("accuracy", bin.right().value());
            object.addProperty("accuracy_low", bin.right().low());
            object.addProperty("accuracy_high", bin.right().high());
            json.add(object);
        }
        return json;
    }
}
