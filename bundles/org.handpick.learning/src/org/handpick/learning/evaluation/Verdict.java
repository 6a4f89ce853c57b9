package org.handpick.learning.evaluation;

import com.google.gson.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.handpick.dataset.DatasetPlan;
import org.handpick.dataset.LabelledSet;

/**
 * Whether a model beats the best rule that needs no model. The best is the one with the highest figure on these very sets,
 * which is in its favour and never in the model's.
 *
 * <p>The model beats it when three things hold: there are at least {@value #ENOUGH} sets; the 95 % bootstrap interval of
 * the difference, drawn with the same sets for both, lies above 0; and a sign-flip test of the differences (Fisher 1935; for top-1
 * it is McNemar's exact test) gives so great a lead to chance with at most 2.5 %. Each of the two sees what the other is blind to.
 * Drawing again is too easily pleased by few sets: four wins and no loss in 20 satisfy it, though chance does that in one of 16
 * tries; six wins and no loss satisfy both. Flipping signs is too easily pleased by many small wins beside a great loss.
 *
 * @param bestBaseline its name
 * @param lead by how much the model's figure of {@link Task#decisive} is higher; negative when it is behind
 * @param chance how likely so great a lead is when the two are equally good, in (0, 1]
 */
public record Verdict(Task task, boolean beatsBaselines, String bestBaseline, Estimate lead, double chance) {
    /** With fewer sets nothing is decided. */
    public static final int ENOUGH = DatasetPlan.ENOUGH_TO_JUDGE;

    private static final int FLIPS = 10_000;
    private static final double ROUNDING = 1e-12;

    public Verdict {
        Objects.requireNonNull(task);
        Objects.requireNonNull(bestBaseline);
        Objects.requireNonNull(lead);
    }

    /** Judges a model at one task; empty where no set says anything about it. */
    static Optional<Verdict> of(Task task, List<Judged> judged, Baselines baselines, Bootstrap bootstrap) {
        Metric metric = task.decisive();
        List<LabelledSet> sets = judged.stream().map(Judged::set).toList();
        List<Points> model = metric.of(judged);
        Optional<Baseline> best = baselines.of(task).stream()
                .max(Comparator.comparingDouble(baseline -> sum(points(baseline, metric, sets))));
        return best.flatMap(baseline -> {
            List<Points> rival = points(baseline, metric, sets);
            return bootstrap.difference(model, rival).map(lead -> {
                double chance = chance(model, rival, bootstrap.seed());
                boolean beats = lead.sets() >= ENOUGH && lead.low() > 0 && chance <= Bootstrap.TAIL;
                return new Verdict(task, beats, baseline.name(), lead, chance);
            });
        });
    }

    static List<Points> points(Baseline baseline, Metric metric, List<LabelledSet> sets) {
        return sets.stream()
                .map(set -> baseline.points(metric, set))
                .flatMap(Optional::stream)
                .toList();
    }

    private static double sum(List<Points> points) {
        return points.stream().mapToDouble(Points::won).sum();
    }

    /** How often the sum of the differences is as great when each of them may as well be the other way round. */
    private static double chance(List<Points> model, List<Points> rival, long seed) {
        double[] differences = new double[model.size()];
        double lead = 0;
        for (int i = 0; i < differences.length; i++) {
            differences[i] = model.get(i).won() - rival.get(i).won();
            lead += differences[i];
        }
        SplittableRandom random = new SplittableRandom(seed);
        int asGreat = 1; // what was seen is one of the ways it can be
        for (int flip = 0; flip < FLIPS; flip++) {
            double sum = 0;
            for (double difference : differences) {
                sum += random.nextBoolean() ? difference : -difference;
            }
            asGreat += sum >= lead - ROUNDING ? 1 : 0;
        }
        return asGreat / (FLIPS + 1.0);
    }

    JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("beats", beatsBaselines);
        json.addProperty("best_baseline", bestBaseline);
        json.addProperty("metric", task.decisive().key());
        json.add("lead", lead.json());
        json.addProperty("chance", chance);
        return json;
    }
}
