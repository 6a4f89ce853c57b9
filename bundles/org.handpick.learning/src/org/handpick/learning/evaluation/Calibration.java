package org.handpick.learning.evaluation;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.handpick.learning.JsonPart;
import org.handpick.learning.Proposal;

/**
 * How a model's scores become a confidence that can be trusted, and from which confidence on it has an opinion. Fitted on the
 * validation split, never on the sets that it is judged by.
 *
 * @param temperature what the scores are divided by, above 0; above 1 for a model that was too sure of itself (Guo et al., On
 *     calibration of modern neural networks, ICML 2017)
 * @param speaksFrom the least confidence at which it makes a proposal; empty when no confidence is known to be good enough
 * @param wanted the accuracy that it then has, in (0, 1)
 * @param sets from how many sets this was learned
 */
public record Calibration(double temperature, OptionalDouble speaksFrom, double wanted, int sets) {
    /** What is wanted of a model that speaks: nine of ten. */
    public static final double WANTED = 0.9;
    /** Nothing is known: scores are taken as they are, and no confidence is known to be good enough. */
    public static final Calibration NONE = new Calibration(1, OptionalDouble.empty(), WANTED, 0);

    /** Bounds of the temperature. */
    private static final double COLDEST = 0.05;

    private static final double HOTTEST = 20;
    private static final double PRECISION = 1e-6;
    /** How likely it may be at most that a model which is right less often than is wanted is let speak all the same. */
    private static final double DOUBT = 0.2;

    /** The part of the sets, the surest, that must hold before others are looked at. */
    private static final int FIRST = 3;
    /** In so many steps it is gone through all sets. */
    private static final int STEPS = 20;

    public Calibration {
        if (!(temperature > 0) || !Double.isFinite(temperature)) {
            throw new IllegalArgumentException("temperature " + temperature);
        }
        if (!(wanted > 0 && wanted < 1)) {
            throw new IllegalArgumentException("a wanted accuracy of " + wanted);
        }
    }

    /**
     * The temperature that makes the true keepers most likely, and the lowest confidence above which the accuracy is known to
     * be what is wanted.
     *
     * <p>For that the surest third is looked at first, then some more, and so on to the least sure; it ends at the first step at which
     * so many right picks could be luck, in more than one of five cases, of a model that is right less often (exact binomial test).
     * Tests in an order that was fixed before share one error between them: of trainings that give a model which deserves to speak
     * nowhere, at most one in five lets it (fixed sequence; Maurer, Hothorn and Lehmacher 1995). Taking the best of all thresholds
     * instead lets half of them. 16 sets without a fault prove 0.9, and 15 do not.
     *
     * @param validation sets with the model's scores as they are; those without a keeper, or with one image, say nothing here
     */
    public static Calibration fit(List<Judged> validation, double wanted) {
        List<Judged> ranked = validation.stream()
                .filter(judged -> judged.set().teachesRanking())
                .toList();
        if (ranked.isEmpty()) {
            return new Calibration(1, OptionalDouble.empty(), wanted, 0);
        }
        double temperature = coolest(ranked);
        Calibration calibration = new Calibration(temperature, OptionalDouble.empty(), wanted, ranked.size());
        OptionalDouble from = speaksFrom(ranked.stream().map(calibration::of).toList(), wanted);
        return new Calibration(temperature, from, wanted, ranked.size());
    }

    /** Golden section over the logarithm; the loss has one valley, as it is convex in 1 / temperature. */
    private static double coolest(List<Judged> ranked) {
        double ratio = (Math.sqrt(5) - 1) / 2;
        double low = Math.log(COLDEST);
        double high = Math.log(HOTTEST);
        while (high - low > PRECISION) {
            double left = high - ratio * (high - low);
            double right = low + ratio * (high - low);
            if (loss(ranked, Math.exp(left)) < loss(ranked, Math.exp(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        double best = Math.exp((low + high) / 2);
        // A flat valley, such as that of equal scores, gives no reason to leave 1.
        return loss(ranked, best) < loss(ranked, 1) - PRECISION ? best : 1;
    }

    /**
     * Mean cross-entropy to the keepers, of which one more than was seen is taken to be wrong (Platt, Probabilistic outputs for
     * support vector machines, 1999): few sets without a fault are no reason to be sure.
     */
    private static double loss(List<Judged> ranked, double temperature) {
        double doubt = 1.0 / (ranked.size() + 2);
        return ranked.stream()
                .mapToDouble(judged -> loss(judged, temperature, doubt))
                .average()
                .orElseThrow();
    }

    private static double loss(Judged judged, double temperature, double doubt) {
        int keeper = judged.set().label().orElseThrow().keeper();
        double[] probabilities = judged.proposal().probabilities(temperature);
        double loss = 0;
        for (int i = 0; i < probabilities.length; i++) {
            double share = i == keeper ? 1 - doubt : doubt / (probabilities.length - 1);
            loss += share * Disagreement.loss(probabilities[i]);
        }
        return loss;
    }

    private static OptionalDouble speaksFrom(List<Judged> ranked, double wanted) {
        List<Judged> surestFirst = ranked.stream()
                .sorted(Comparator.comparingDouble(Judged::confidence).reversed())
                .toList();
        int all = surestFirst.size();
        int fewest = (int) Math.ceil(Math.log(DOUBT) / Math.log(wanted));
        int step = Math.ceilDiv(all, STEPS);
        OptionalDouble lowest = OptionalDouble.empty();
        for (int count = Math.max(fewest, Math.ceilDiv(all, FIRST)); count <= all; count = next(count, step, all)) {
            double confidence = surestFirst.get(count - 1).confidence();
            List<Judged> sure = surestFirst.stream()
                    .filter(judged -> judged.confidence() >= confidence)
                    .toList();
            long right = sure.stream()
                    .filter(judged -> judged.picksRight().orElseThrow())
                    .count();
            if (luck(sure.size() - right, sure.size(), wanted) > DOUBT) {
                return lowest;
            }
            lowest = OptionalDouble.of(confidence);
        }
        return lowest;
    }

    /** The last step is as long as it takes to have looked at all. */
    private static int next(int count, int step, int all) {
        return count < all ? Math.min(all, count + step) : all + 1;
    }

    /** How likely it is to be wrong so seldom, or more seldom, for a model that is right in {@code wanted} of all cases. */
    private static double luck(long wrong, long of, double wanted) {
        double logarithm = of * Math.log(wanted); // as the powers themselves may be too small for a number
        double sum = 0;
        for (long faults = 0; faults <= wrong; faults++) {
            sum += Math.exp(logarithm);
            logarithm += Math.log((of - faults) / (faults + 1.0) * (1 - wanted) / wanted);
        }
        return sum;
    }

    /** The same proposal with calibrated scores, whose softmax is the confidence. Pick and boxes stay. */
    public Proposal of(Proposal proposal) {
        return new Proposal(
                proposal.scores().stream().map(score -> score / temperature).toList(), proposal.boxes());
    }

    public Judged of(Judged judged) {
        return new Judged(judged.set(), of(judged.proposal()));
    }

    /** Whether a model that is so sure has an opinion. */
    public boolean speaks(double confidence) {
        return speaksFrom.isPresent() && confidence >= speaksFrom.getAsDouble();
    }

    /** As it is kept beside a model and printed; {@link #read} reads it. */
    public JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("temperature", temperature);
        if (speaksFrom.isPresent()) {
            json.addProperty("speaks_from", speaksFrom.getAsDouble());
        } else {
            json.add("speaks_from", JsonNull.INSTANCE);
        }
        json.addProperty("wanted", wanted);
        json.addProperty("sets", sets);
        return json;
    }

    /** @throws RuntimeException of Gson, or IllegalArgumentException, where the JSON is no calibration */
    public static Calibration read(JsonObject json) {
        JsonElement from = JsonPart.of(json, "speaks_from");
        return new Calibration(
                JsonPart.of(json, "temperature").getAsDouble(),
                from.isJsonNull() ? OptionalDouble.empty() : OptionalDouble.of(from.getAsDouble()),
                JsonPart.of(json, "wanted").getAsDouble(),
                JsonPart.of(json, "sets").getAsInt());
    }
}
