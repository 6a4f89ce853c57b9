package org.handpick.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.handpick.core.Progress;
import org.handpick.djl.embedding.EmbeddingCache;
import org.handpick.djl.embedding.Encoder;
import org.handpick.djl.embedding.FrozenTransformer;
import org.handpick.djl.graph.Backbone;
import org.handpick.djl.graph.Cost;
import org.handpick.djl.graph.CropShares;
import org.handpick.djl.graph.Features;
import org.handpick.djl.graph.Heads;
import org.handpick.djl.graph.Losses;
import org.handpick.djl.graph.Parameters;
import org.handpick.djl.graph.Standard;
import org.handpick.djl.graph.VisionTransformer;
import org.handpick.djl.pictures.PictureCache;
import org.handpick.djl.weights.ImportWeights;
import org.handpick.djl.weights.UnusableWeights;
import org.handpick.learning.training.TrainingSettings;

/**
 * A model and its parameters, as settings describe it: heads on a backbone that learns with them, or on what a frozen encoder sees;
 * or on both, where the scores of both are averaged and crops lie between what both say. Closing it closes the encoder, which two
 * models may have in common.
 */
final class Model implements AutoCloseable {
    /** How many of its last layers learn when only the last do. */
    private static final int LAST_LAYERS = 2;
    /** The least width and height of a crop, in [0, 1] of the picture. */
    private static final double NARROWEST = 0.01;

    private final TrainingSettings settings;
    private final Parameters parameters;
    private final Eyes eyes;
    private final Heads heads;

    /** What the heads stand on. */
    private sealed interface Eyes {
        record Learning(Backbone backbone) implements Eyes {}

        record Frozen(Encoder encoder, Standard standard) implements Eyes {}

        record Both(Backbone backbone, Encoder measures, Standard standard, CropShares crops) implements Eyes {}
    }

    /** With first values. @throws Untrainable when nothing has the name of the settings' model */
    Model(TrainingSettings settings, Optional<Encoder> encoder, NDManager over) {
        this(settings, encoder, new Parameters(over, settings.seed()));
        if (backbone().orElse(null) instanceof VisionTransformer transformer
                && settings.learns() == TrainingSettings.Learns.LAST_LAYERS
                && !settings.weights().isEmpty()) {
            parameters.freeze(
                    name -> name.startsWith(VisionTransformer.PREFIX) && !transformer.isInLast(LAST_LAYERS, name));
        }
    }

    private Model(TrainingSettings settings, Optional<Encoder> encoder, Parameters parameters) {
        this.settings = settings;
        this.parameters = parameters;
        this.eyes = encoder.<Eyes>map(frozen -> new Eyes.Frozen(frozen, standard(frozen, parameters)))
                .orElseGet(() -> learning(settings, parameters));
        boolean keepAspect = settings.aspect() == TrainingSettings.Aspect.KEPT;
        this.heads = new Heads(parameters, forms(), keepAspect, settings.detachBox());
    }

    /** What heads stand on, by its name. */
    private Map<String, Features.Form> forms() {
        Map<String, Features.Form> forms = new LinkedHashMap<>();
        switch (eyes) {
            case Eyes.Learning(Backbone backbone) -> forms.put("", form(backbone));
            case Eyes.Frozen(Encoder frozen, Standard _) -> forms.put("", form(frozen));
            case Eyes.Both(Backbone backbone, Encoder measures, Standard _, CropShares _) -> {
                forms.put("", form(backbone));
                forms.put(Heads.MEASURES, form(measures));
            }
        }
        return forms;
    }

    private static Features.Form form(Backbone backbone) {
        return new Features.Form(backbone.width(), backbone.grid());
    }

    private static Features.Form form(Encoder encoder) {
        return new Features.Form(encoder.width(), encoder.grid());
    }

    private static Eyes learning(TrainingSettings settings, Parameters parameters) {
        Backbone backbone = Sight.backbone(settings, parameters);
        return Sight.measures(settings)
                .<Eyes>map(measures ->
                        new Eyes.Both(backbone, measures, standard(measures, parameters), new CropShares(parameters)))
                .orElseGet(() -> new Eyes.Learning(backbone));
    }

    private static Standard standard(Encoder encoder, Parameters parameters) {
        return new Standard(parameters, encoder.width(), encoder.grid().channels());
    }

    private Optional<Backbone> backbone() {
        return switch (eyes) {
            case Eyes.Learning(Backbone backbone) -> Optional.of(backbone);
            case Eyes.Both(Backbone backbone, Encoder _, Standard _, CropShares _) -> Optional.of(backbone);
            case Eyes.Frozen _ -> Optional.empty();
        };
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
        return switch (eyes) {
            case Eyes.Learning(VisionTransformer transformer) -> importInto(transformer, file);
            case Eyes.Both(VisionTransformer transformer, Encoder _, Standard _, CropShares _) ->
                importInto(transformer, file);
            case Eyes.Frozen(FrozenTransformer frozen, Standard _) -> frozen.weights();
            default ->
                throw new Untrainable(
                        "%s: the model %s takes no weights; vision transformers do".formatted(file, settings.model()));
        };
    }

    private ImportWeights.Imported importInto(VisionTransformer transformer, Path file) {
        return new ImportWeights(file, parameters.all(), transformer.grid()).run(Progress.NONE);
    }

    /** What sees for its heads and does not learn; empty when all that sees learns. */
    Optional<Encoder> encoder() {
        return switch (eyes) {
            case Eyes.Learning _ -> Optional.empty();
            case Eyes.Frozen(Encoder encoder, Standard _) -> Optional.of(encoder);
            case Eyes.Both(Backbone _, Encoder measures, Standard _, CropShares _) -> Optional.of(measures);
        };
    }

    /** Names the frozen encoder; empty when there is none. */
    String encoderKey() {
        return encoder().map(Encoder::key).orElse("");
    }

    /** Fits the scale of what a frozen encoder sees; a backbone that learns needs none. @param seen in many images */
    void fitScale(Features seen) {
        switch (eyes) {
            case Eyes.Learning _ -> throw new IllegalStateException("nothing that sees for this model is frozen");
            case Eyes.Frozen(Encoder _, Standard standard) -> standard.measure(seen);
            case Eyes.Both(Backbone _, Encoder _, Standard standard, CropShares _) -> standard.measure(seen);
        }
    }

    Parameters parameters() {
        return parameters;
    }

    /** Where its images come from. @param cache the folder of all caches */
    ImageSource source(Path cache) {
        return switch (eyes) {
            case Eyes.Learning _ -> pictures(cache);
            case Eyes.Frozen(Encoder encoder, Standard _) ->
                new EncodedSource(new EmbeddingCache(cache, encoder), settings.flips());
            case Eyes.Both(Backbone _, Encoder measures, Standard _, CropShares _) ->
                new MeasuredSource(
                        pictures(cache), new EncodedSource(new EmbeddingCache(cache, measures), settings.flips()));
        };
    }

    private PictureSource pictures(Path cache) {
        return new PictureSource(new PictureCache(cache, Sight.preprocessing(settings)));
    }

    private List<Features> features(Seen seen) {
        return switch (eyes) {
            case Eyes.Learning(Backbone backbone)
            when seen instanceof Seen.Pictures pictures -> List.of(backbone.of(pictures.pictures()));
            case Eyes.Frozen(Encoder _, Standard standard)
            when seen instanceof Seen.Encoded encoded -> List.of(standard.of(encoded.features()));
            case Eyes.Both(Backbone backbone, Encoder _, Standard standard, CropShares _)
            when seen instanceof Seen.Both both -> List.of(backbone.of(both.pictures()), standard.of(both.features()));
            default -> throw new IllegalArgumentException("a model was shown what another sees");
        };
    }

    Cost cost(Batch batch) {
        List<Features> features = features(batch.images());
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

    /**
     * What its heads say about the pictures of a set.
     *
     * @param boxes of each head left, top, right and bottom of each picture; edges may lie a little outside
     */
    record Opinions(double[] scores, List<double[][]> boxes) {}

    /** @param set all images of a set, as they are @throws org.handpick.imaging.UnreadableImage when one can't be decoded */
    Answer answer(List<Look> set, ImageSource source, NDManager over) {
        return answer(opinions(set, source, over));
    }

    Answer answer(Opinions opinions) {
        double[][] boxes = new double[opinions.scores().length][];
        for (int i = 0; i < boxes.length; i++) {
            boxes[i] = box(opinions.boxes(), i);
            moveInside(boxes[i]);
        }
        return new Answer(opinions.scores(), boxes);
    }

    private double[] box(List<double[][]> said, int picture) {
        return eyes instanceof Eyes.Both(Backbone _, Encoder _, Standard _, CropShares crops)
                ? crops.between(said.getFirst()[picture], said.getLast()[picture])
                : said.getFirst()[picture].clone();
    }

    /** Chooses how much each crop head counts, where there are two. @param kept what they said of some keepers, at least one */
    void fitCrops(List<KeeperCrop> kept, NDManager over) {
        if (eyes instanceof Eyes.Both(Backbone _, Encoder _, Standard _, CropShares crops)) {
            try (NDManager manager = over.newSubManager()) {
                crops.fit(
                        boxes(kept.stream().map(crop -> crop.said().getFirst()), manager),
                        boxes(kept.stream().map(crop -> crop.said().getLast()), manager),
                        boxes(kept.stream().map(KeeperCrop::truth), manager));
            }
        }
    }

    /** What each head said where a keeper is cropped, and where it is. Boxes are left, top, right and bottom. */
    record KeeperCrop(List<double[]> said, double[] truth) {}

    private static NDArray boxes(Stream<double[]> boxes, NDManager manager) {
        float[][] edges = boxes.map(box -> {
                    float[] rounded = new float[box.length];
                    for (int i = 0; i < box.length; i++) {
                        rounded[i] = (float) box[i];
                    }
                    return rounded;
                })
                .toArray(float[][]::new);
        return manager.create(edges);
    }

    /** A model that learned from mirrored sets is asked about the set in a mirror too, and the mean of both counts. */
    Opinions opinions(List<Look> set, ImageSource source, NDManager over) {
        Opinions opinions = opinionsOnce(set, source, over);
        if (settings.flips()) {
            takeMean(opinions, opinionsOnce(set.stream().map(Look::inMirror).toList(), source, over));
        }
        return opinions;
    }

    private static void takeMean(Opinions opinions, Opinions mirrored) {
        for (int i = 0; i < opinions.scores().length; i++) {
            opinions.scores()[i] = (opinions.scores()[i] + mirrored.scores()[i]) / 2;
            for (int head = 0; head < opinions.boxes().size(); head++) {
                double[] box = opinions.boxes().get(head)[i];
                double[] back = mirrored.boxes().get(head)[i];
                opinions.boxes().get(head)[i] = new double[] {
                    (box[0] + 1 - back[2]) / 2,
                    (box[1] + back[1]) / 2,
                    (box[2] + 1 - back[0]) / 2,
                    (box[3] + back[3]) / 2
                };
            }
        }
    }

    /** A crop of the picture's shape is moved as a whole, so that it keeps it; of any other, what is outside is left. */
    private void moveInside(double[] box) {
        for (int side = 0; side < 2; side++) {
            double length = Math.clamp(box[side + 2] - box[side], NARROWEST, 1);
            if (settings.aspect() == TrainingSettings.Aspect.KEPT) {
                box[side] = Math.clamp(box[side], 0, 1 - length);
                box[side + 2] = box[side] + length;
            } else {
                box[side] = Math.clamp(box[side], 0, 1 - NARROWEST);
                box[side + 2] = Math.clamp(box[side + 2], box[side] + NARROWEST, 1);
            }
        }
    }

    private Opinions opinionsOnce(List<Look> set, ImageSource source, NDManager over) {
        try (NDManager manager = over.newSubManager()) {
            Seen seen = source.see(
                    set.stream().map(look -> new Seen.Placed(look, 0)).toList(), manager);
            List<Features> features = features(seen);
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
