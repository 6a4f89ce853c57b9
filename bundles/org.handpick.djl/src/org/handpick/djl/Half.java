package org.handpick.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.handpick.djl.graph.Cost;
import org.handpick.djl.graph.Features;
import org.handpick.djl.graph.Heads;
import org.handpick.djl.graph.Losses;
import org.handpick.djl.graph.Parameters;
import org.handpick.learning.training.TrainingSettings;

/** Eyes and the heads on them: a model has one or two such halves. Each learns by itself, so that none leans on the other. */
final class Half {
    /** What the names of all parameters of the measuring half have in them. */
    private static final String MEASURES = ".measures";

    private final TrainingSettings settings;
    private final Parameters parameters;
    private final String suffix;
    private final Eyes eyes;
    private final Heads heads;

    private Half(TrainingSettings settings, Parameters parameters, String suffix, Eyes eyes) {
        this.settings = settings;
        this.parameters = parameters;
        this.suffix = suffix;
        this.eyes = eyes;
        this.heads = new Heads(
                parameters,
                suffix,
                eyes.form(),
                settings.aspect() == TrainingSettings.Aspect.KEPT,
                settings.detachBox());
    }

    static Half of(TrainingSettings settings, Parameters parameters, Eyes eyes) {
        return new Half(settings, parameters, "", eyes);
    }

    /** The one that measures, beside the one that learns to see. */
    static Half measuring(TrainingSettings settings, Parameters parameters, Eyes eyes) {
        return new Half(settings, parameters, MEASURES, eyes);
    }

    Eyes eyes() {
        return eyes;
    }

    boolean isMeasuring() {
        return suffix.equals(MEASURES);
    }

    /** Its parameters that learn, by their names. */
    Map<String, NDArray> learning() {
        Map<String, NDArray> own = new LinkedHashMap<>();
        parameters.learning().forEach((name, tensor) -> {
            if (name.contains(MEASURES + ".") == isMeasuring()) {
                own.put(name, tensor);
            }
        });
        return own;
    }

    /** @param batch of what its own source shows @param chance of this step */
    Cost cost(Batch batch, Random chance) {
        Features features = eyes.features(batch.images());
        Optional<NDArray> ranking = batch.choices()
                .map(choices ->
                        ranking(heads.learningScores(features, batch.images().company(), chance), choices));
        Optional<NDArray> box = batch.crops()
                .map(crops -> heads.cropLoss(
                        features.of(crops.images()), batch.images().frames().get(crops.images()), crops.boxes()));
        return Cost.of(ranking, settings.rankingWeight(), box, settings.boxWeight());
    }

    /** The mean of what each has to learn. */
    private NDArray ranking(List<NDArray> scores, Batch.Choices choices) {
        return NDArrays.stack(new NDList(
                        scores.stream().map(each -> ranking(each, choices)).toList()))
                .mean();
    }

    private NDArray ranking(NDArray scores, Batch.Choices choices) {
        return switch (settings.ranking()) {
            case LISTWISE -> Losses.listwise(scores, choices.images(), choices.padding(), choices.keepers());
            case MARGIN ->
                Losses.marginRanking(
                        scores.get(choices.preferred()), scores.get(choices.rejected()), (float) settings.margin());
        };
    }

    /** What it says of a set. One that learned from mirrored sets is asked about the set in a mirror too, and the mean of both counts. */
    Opinion opinion(List<Look> set, ImageSource source, NDManager over) {
        Opinion direct = opinionOnce(set, source, over);
        return settings.flips()
                ? Opinion.mean(
                        direct, opinionOnce(set.stream().map(Look::inMirror).toList(), source, over))
                : direct;
    }

    private Opinion opinionOnce(List<Look> set, ImageSource source, NDManager over) {
        try (NDManager manager = over.newSubManager()) {
            Seen seen = source.see(
                    set.stream().map(look -> new Seen.Placed(look, 0)).toList(), manager);
            Features features = eyes.features(seen);
            float[] scores = heads.scores(features, seen.company()).toFloatArray();
            double[] exact = new double[scores.length];
            Arrays.setAll(exact, i -> scores[i]);
            return new Opinion(exact, boxes(heads.boxes(features, seen.frames())));
        }
    }

    private static double[][] boxes(NDArray edges) {
        float[] flat = edges.toFloatArray();
        double[][] boxes = new double[flat.length / 4][4];
        for (int i = 0; i < flat.length; i++) {
            boxes[i / 4][i % 4] = flat[i];
        }
        return boxes;
    }
}
