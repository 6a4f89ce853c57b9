package org.handpick.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.handpick.core.Progress;
import org.handpick.djl.graph.Backbone;
import org.handpick.djl.graph.ConvSmall;
import org.handpick.djl.graph.Features;
import org.handpick.djl.graph.Losses;
import org.handpick.djl.graph.Parameters;
import org.handpick.djl.graph.TwoHeads;
import org.handpick.djl.graph.VisionTransformer;
import org.handpick.djl.pictures.Picture;
import org.handpick.djl.pictures.Preprocessing;
import org.handpick.djl.weights.ImportWeights;
import org.handpick.djl.weights.UnusableWeights;
import org.handpick.learning.training.TrainingSettings;

/** A model and its parameters, as settings describe it. */
final class Model implements AutoCloseable {
    private static final String CONV_SMALL = "conv-small";
    private static final String VIT_TINY = "vit-tiny";
    private static final String VIT_B16 = "vit-b16";

    private static final float SMOOTH_BELOW = 0.05f;

    private final TrainingSettings settings;
    private final Parameters parameters;
    private final Backbone backbone;
    private final TwoHeads heads;

    /** With first values. @throws Untrainable when no backbone has the name */
    Model(TrainingSettings settings, NDManager over) {
        this(settings, new Parameters(over, settings.seed()));
    }

    private Model(TrainingSettings settings, Parameters parameters) {
        this.settings = settings;
        this.parameters = parameters;
        this.backbone = backbone(settings, parameters);
        this.heads = new TwoHeads(
                parameters, backbone, settings.aspect() == TrainingSettings.Aspect.KEPT, settings.detachBox());
    }

    /** Without values; they are loaded next. */
    static Model toLoad(TrainingSettings settings, NDManager over) {
        return new Model(settings, Parameters.toLoad(over));
    }

    private static Backbone backbone(TrainingSettings settings, Parameters parameters) {
        int width = settings.width();
        int height = settings.height();
        return switch (settings.model()) {
            case CONV_SMALL -> new ConvSmall(parameters, width, height);
            case VIT_TINY -> new VisionTransformer(parameters, VisionTransformer.Size.TINY, width, height);
            case VIT_B16 -> new VisionTransformer(parameters, VisionTransformer.Size.BASE, width, height);
            default ->
                throw new Untrainable("There is no model called '%s'; there are %s, %s and %s"
                        .formatted(settings.model(), CONV_SMALL, VIT_TINY, VIT_B16));
        };
    }

    /**
     * Begins with weights that others published instead of first values; the heads begin with theirs.
     *
     * @throws UnusableWeights when the file does not fit
     * @throws Untrainable when nobody publishes weights for this model
     */
    ImportWeights.Imported importWeights(Path file) {
        if (!(backbone instanceof VisionTransformer)) {
            throw new Untrainable("%s: the model %s takes no weights; there are %s and %s that do"
                    .formatted(file, settings.model(), VIT_TINY, VIT_B16));
        }
        return new ImportWeights(file, parameters.all(), backbone.grid()).run(Progress.NONE);
    }

    /** Whether it is so large that a person's decisions alone won't teach it to see. */
    boolean wantsWeights() {
        return settings.model().equals(VIT_B16);
    }

    Parameters parameters() {
        return parameters;
    }

    Preprocessing preprocessing() {
        return new Preprocessing(settings.width(), settings.height());
    }

    /**
     * What a batch costs. The tensors belong to the batch's manager.
     *
     * @param ranking empty where no set of the batch teaches it, {@code box} too
     */
    record Cost(Optional<NDArray> ranking, Optional<NDArray> box, NDArray total) {}

    Cost cost(Batch batch) {
        Features features = heads.features(batch.canvases().pictures());
        Optional<NDArray> ranking = batch.choices()
                .map(choices -> ranking(heads.scores(features, batch.canvases().company()), choices));
        Optional<NDArray> box = batch.crops().map(crops -> {
            NDArray frames = batch.canvases().frames().get(crops.images());
            NDArray boxes = heads.boxes(features.of(crops.images()), frames);
            return Losses.smoothL1(boxes, crops.boxes(), SMOOTH_BELOW).add(Losses.giou(boxes, crops.boxes()));
        });
        NDManager manager = batch.canvases().pictures().getManager();
        List<NDArray> weighted = new ArrayList<>();
        ranking.ifPresent(loss -> weighted.add(loss.mul(weight(settings.rankingWeight(), manager))));
        box.ifPresent(loss -> weighted.add(loss.mul(weight(settings.boxWeight(), manager))));
        return new Cost(ranking, box, weighted.stream().reduce(NDArray::add).orElseThrow());
    }

    private NDArray ranking(NDArray scores, Batch.Choices choices) {
        return switch (settings.ranking()) {
            case LISTWISE ->
                Losses.listwise(
                        scores.get(choices.images().flatten())
                                .reshape(choices.images().getShape())
                                .add(choices.padding()),
                        choices.keepers());
            case MARGIN ->
                Losses.marginRanking(
                        scores.get(choices.preferred()), scores.get(choices.rejected()), (float) settings.margin());
        };
    }

    private static NDArray weight(double weight, NDManager manager) {
        return manager.full(new Shape(1), (float) weight);
    }

    /**
     * What it says about the pictures of a set.
     *
     * @param boxes left, top, right and bottom of each
     */
    record Answer(double[] scores, double[][] boxes) {}

    /** A model that learned from mirrored sets is asked about the set in a mirror too, and the mean of both counts. */
    Answer answer(List<Picture> set, NDManager over) {
        Answer answer = answerOnce(set, over);
        if (!settings.flips()) {
            return answer;
        }
        Answer other = answerOnce(set.stream().map(Picture::mirrored).toList(), over);
        for (int i = 0; i < set.size(); i++) {
            double[] box = answer.boxes()[i];
            double[] back = other.boxes()[i];
            answer.scores()[i] = (answer.scores()[i] + other.scores()[i]) / 2;
            answer.boxes()[i] = new double[] {
                (box[0] + 1 - back[2]) / 2, (box[1] + back[1]) / 2, (box[2] + 1 - back[0]) / 2, (box[3] + back[3]) / 2
            };
        }
        return answer;
    }

    private Answer answerOnce(List<Picture> set, NDManager over) {
        try (NDManager manager = over.newSubManager()) {
            Canvases canvases = Canvases.ofSet(set, preprocessing(), manager);
            Features features = heads.features(canvases.pictures());
            float[] scores = heads.scores(features, canvases.company()).toFloatArray();
            float[] edges = heads.boxes(features, canvases.frames()).toFloatArray();
            double[] exact = new double[scores.length];
            Arrays.setAll(exact, i -> scores[i]);
            double[][] boxes = new double[scores.length][4];
            for (int i = 0; i < edges.length; i++) {
                boxes[i / 4][i % 4] = Math.clamp(edges[i], 0, 1);
            }
            return new Answer(exact, boxes);
        }
    }

    @Override
    public void close() {
        parameters.close();
    }
}
