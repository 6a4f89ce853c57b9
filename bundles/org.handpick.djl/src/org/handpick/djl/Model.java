package org.handpick.djl;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.handpick.core.Progress;
import org.handpick.djl.embedding.Encoder;
import org.handpick.djl.embedding.FrozenTransformer;
import org.handpick.djl.graph.Parameters;
import org.handpick.djl.graph.Share;
import org.handpick.djl.graph.Standard;
import org.handpick.djl.graph.VisionTransformer;
import org.handpick.djl.weights.ImportWeights;
import org.handpick.djl.weights.UnusableWeights;
import org.handpick.learning.training.TrainingSettings;

/**
 * A model and its parameters, as settings describe it: one half or two. Where there are two, scores and crops lie between what both
 * say. Closing it closes the encoder, which two models may have in common.
 */
final class Model implements AutoCloseable {
    /** How many of its last layers learn when only the last do. */
    private static final int LAST_LAYERS = 2;

    private final TrainingSettings settings;
    private final Parameters parameters;
    private final List<Half> halves;
    private final Optional<Share> ranks;
    private final CropAgreement crops;

    /** With first values. @throws Untrainable when nothing has the name of the settings' model */
    Model(TrainingSettings settings, Optional<Encoder> encoder, NDManager over) {
        this(settings, encoder, new Parameters(over, settings.seed()));
        if (transformer().isPresent()
                && settings.learns() == TrainingSettings.Learns.LAST_LAYERS
                && !settings.weights().isEmpty()) {
            VisionTransformer learning = transformer().get();
            parameters.freeze(
                    name -> name.startsWith(VisionTransformer.PREFIX) && !learning.isInLast(LAST_LAYERS, name));
        }
    }

    private Model(TrainingSettings settings, Optional<Encoder> encoder, Parameters parameters) {
        this.settings = settings;
        this.parameters = parameters;
        this.halves = halves(settings, encoder, parameters);
        this.ranks = share("rank.share");
        this.crops = new CropAgreement(share("crop.share"), settings.aspect() == TrainingSettings.Aspect.KEPT);
    }

    private Optional<Share> share(String name) {
        return halves.size() > 1 ? Optional.of(new Share(parameters, name)) : Optional.empty();
    }

    private static List<Half> halves(TrainingSettings settings, Optional<Encoder> encoder, Parameters parameters) {
        if (encoder.isPresent()) {
            return List.of(Half.of(settings, parameters, new Eyes.Frozen(encoder.get(), parameters)));
        }
        List<Half> halves = new ArrayList<>();
        halves.add(Half.of(settings, parameters, new Eyes.Learning(Sight.backbone(settings, parameters))));
        Sight.measures(settings)
                .map(measures -> Half.measuring(settings, parameters, new Eyes.Frozen(measures, parameters)))
                .ifPresent(halves::add);
        return List.copyOf(halves);
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
        if (transformer().isPresent()) {
            return new ImportWeights(file, parameters.all(), transformer().get().grid()).run(Progress.NONE);
        }
        if (encoder().orElse(null) instanceof FrozenTransformer frozen) {
            return frozen.weights();
        }
        throw new Untrainable(
                "%s: the model %s takes no weights; vision transformers do".formatted(file, settings.model()));
    }

    /** The one that learns with its heads; empty where another does, or none. */
    private Optional<VisionTransformer> transformer() {
        return halves.getFirst().eyes() instanceof Eyes.Learning(VisionTransformer learning)
                ? Optional.of(learning)
                : Optional.empty();
    }

    /** What sees for its heads and does not learn; empty when all that sees learns. */
    Optional<Encoder> encoder() {
        return halves.getLast().eyes() instanceof Eyes.Frozen(Encoder encoder, Standard _)
                ? Optional.of(encoder)
                : Optional.empty();
    }

    /** Names the frozen encoder; empty when there is none. */
    String encoderKey() {
        return encoder().map(Encoder::key).orElse("");
    }

    List<Half> halves() {
        return halves;
    }

    Parameters parameters() {
        return parameters;
    }

    /** Where its images come from. @param cache the folder of all caches */
    Sources sources(Path cache) {
        return new Sources(
                halves.stream().map(half -> half.eyes().source(settings, cache)).toList());
    }

    /**
     * What it says about the pictures of a set.
     *
     * @param boxes left, top, right and bottom of each, in [0, 1]
     */
    record Answer(double[] scores, double[][] boxes) {}

    /** @param set all images of a set, as they are @throws org.handpick.imaging.UnreadableImage when one can't be decoded */
    Answer answer(List<Look> set, Sources sources, NDManager over) {
        return answer(opinions(set, sources, over));
    }

    /** What each half says of a set. */
    List<Opinion> opinions(List<Look> set, Sources sources, NDManager over) {
        return IntStream.range(0, halves.size())
                .mapToObj(i -> halves.get(i).opinion(set, sources.each().get(i), over))
                .toList();
    }

    Answer answer(List<Opinion> opinions) {
        double[] scores = Opinion.scores(opinions, ranks.map(Share::value).orElse(0.0));
        double[][] boxes = new double[scores.length][];
        Arrays.setAll(boxes, picture -> crops.crop(Opinion.boxesOf(picture, opinions)));
        return new Answer(scores, boxes);
    }

    /** How much the scores of its second half count; empty where there is one. */
    Optional<Share> ranks() {
        return ranks;
    }

    /** How its halves come to one crop. */
    CropAgreement crops() {
        return crops;
    }

    @Override
    public void close() {
        parameters.close();
        encoder().ifPresent(Encoder::close);
    }
}
