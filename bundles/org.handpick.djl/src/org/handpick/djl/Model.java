package org.handpick.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handpick.core.Progress;
import org.handpick.djl.embedding.Encoder;
import org.handpick.djl.embedding.FrozenTransformer;
import org.handpick.djl.graph.Cost;
import org.handpick.djl.graph.CropShares;
import org.handpick.djl.graph.Features;
import org.handpick.djl.graph.Heads;
import org.handpick.djl.graph.Losses;
import org.handpick.djl.graph.Parameters;
import org.handpick.djl.graph.VisionTransformer;
import org.handpick.djl.weights.ImportWeights;
import org.handpick.djl.weights.UnusableWeights;
import org.handpick.learning.training.TrainingSettings;

/**
 * A model and its parameters, as settings describe it: heads on what it sees with. Where two pairs of heads stand beside each other, the
 * scores of both are averaged and crops lie between what both say. Closing it closes the encoder, which two models may have in common.
 */
final class Model implements AutoCloseable {
    /** How many of its last layers learn when only the last do. */
    private static final int LAST_LAYERS = 2;

    private final TrainingSettings settings;
    private final Parameters parameters;
    private final Eyes eyes;
    private final CropAgreement crops;
    private final Heads heads;

    /** With first values. @throws Untrainable when nothing has the name of the settings' model */
    Model(TrainingSettings settings, Optional<Encoder> encoder, NDManager over) {
        this(settings, encoder, new Parameters(over, settings.seed()));
        if (eyes.backbone().orElse(null) instanceof VisionTransformer transformer
                && settings.learns() == TrainingSettings.Learns.LAST_LAYERS
                && !settings.weights().isEmpty()) {
            parameters.freeze(
                    name -> name.startsWith(VisionTransformer.PREFIX) && !transformer.isInLast(LAST_LAYERS, name));
        }
    }

    private Model(TrainingSettings settings, Optional<Encoder> encoder, Parameters parameters) {
        boolean keepsAspect = settings.aspect() == TrainingSettings.Aspect.KEPT;
        this.settings = settings;
        this.parameters = parameters;
        this.eyes = Eyes.of(settings, encoder, parameters);
        Map<String, Features.Form> forms = eyes.forms();
        this.crops = new CropAgreement(
                forms.size() > 1 ? Optional.of(new CropShares(parameters)) : Optional.empty(), keepsAspect);
        this.heads = new Heads(parameters, forms, keepsAspect, settings.detachBox());
    }

    /** Without values; they are loaded next. */
    static Model toLoad(TrainingSettings settings, Optional<Encoder> encoder, NDManager over) {
        return new Model(settings, encoder, Parameters.toLoad(over));
    }

    /**
     * Begins with weights that others published instead of first values; the heads begin with theirs.
     *
     * @throws UnusableWeights when the file does not fit
     * @throws Untrainable when nobody publishes weights for this model
     */
    ImportWeights.Imported importWeights(Path file) {
        if (eyes.backbone().orElse(null) instanceof VisionTransformer transformer) {
            return new ImportWeights(file, parameters.all(), transformer.grid()).run(Progress.NONE);
        }
        if (encoder().orElse(null) instanceof FrozenTransformer frozen) {
            return frozen.weights();
        }
        throw new Untrainable(
                "%s: the model %s takes no weights; vision transformers do".formatted(file, settings.model()));
    }

    /** What sees for its heads and does not learn; empty when all that sees learns. */
    Optional<Encoder> encoder() {
        return eyes.frozen().map(Eyes.Frozen::encoder);
    }

    /** Names the frozen encoder; empty when there is none. */
    String encoderKey() {
        return encoder().map(Encoder::key).orElse("");
    }

    /** Fits the scale of what its frozen encoder sees. @param seen in many images */
    void fitScale(Features seen) {
        eyes.frozen().orElseThrow().standard().measure(seen);
    }

    Parameters parameters() {
        return parameters;
    }

    /** Where its images come from. @param cache the folder of all caches */
    ImageSource source(Path cache) {
        return eyes.source(settings, cache);
    }

    Cost cost(Batch batch) {
        List<Features> features = eyes.features(batch.images());
        Optional<NDArray> ranking = batch.choices()
                .map(choices ->
                        Losses.mean(heads.scores(features, batch.images().company()).stream()
                                .map(scores -> ranking(scores, choices))
                                .toList()));
        Optional<NDArray> box = batch.crops()
                .map(crops -> Losses.mean(heads.cropLosses(
                        features.stream().map(seen -> seen.of(crops.images())).toList(),
                        batch.images().frames().get(crops.images()),
                        crops.boxes(),
                        crops.whole())));
        return Cost.of(ranking, settings.rankingWeight(), box, settings.boxWeight());
    }

    private NDArray ranking(NDArray scores, Batch.Choices choices) {
        return switch (settings.ranking()) {
            case LISTWISE -> Losses.listwise(scores, choices.images(), choices.padding(), choices.keepers());
            case MARGIN ->
                Losses.marginRanking(
                        scores.get(choices.preferred()), scores.get(choices.rejected()), (float) settings.margin());
        };
    }

    /**
     * What it says about the pictures of a set.
     *
     * @param boxes left, top, right and bottom of each, in [0, 1]
     */
    record Answer(double[] scores, double[][] boxes) {}

    /** @param set all images of a set, as they are @throws org.handpick.imaging.UnreadableImage when one can't be decoded */
    Answer answer(List<Look> set, ImageSource source, NDManager over) {
        return answer(opinions(set, source, over));
    }

    Answer answer(Opinions opinions) {
        double[][] boxes = new double[opinions.scores().length][];
        Arrays.setAll(boxes, picture -> crops.crop(opinions.boxesOf(picture)));
        return new Answer(opinions.scores(), boxes);
    }

    /** How its crop heads come to one crop. */
    CropAgreement crops() {
        return crops;
    }

    /** A model that learned from mirrored sets is asked about the set in a mirror too, and the mean of both counts. */
    Opinions opinions(List<Look> set, ImageSource source, NDManager over) {
        Opinions direct = opinionsOnce(set, source, over);
        return settings.flips()
                ? Opinions.mean(
                        direct, opinionsOnce(set.stream().map(Look::inMirror).toList(), source, over))
                : direct;
    }

    private Opinions opinionsOnce(List<Look> set, ImageSource source, NDManager over) {
        try (NDManager manager = over.newSubManager()) {
            Seen seen = source.see(
                    set.stream().map(look -> new Seen.Placed(look, 0)).toList(), manager);
            List<Features> features = eyes.features(seen);
            float[] scores = Losses.mean(heads.scores(features, seen.company())).toFloatArray();
            double[] exact = new double[scores.length];
            Arrays.setAll(exact, i -> scores[i]);
            return new Opinions(
                    exact,
                    heads.boxes(features, seen.frames()).stream()
                            .map(Model::boxes)
                            .toList());
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

    @Override
    public void close() {
        parameters.close();
        encoder().ifPresent(Encoder::close);
    }
}
