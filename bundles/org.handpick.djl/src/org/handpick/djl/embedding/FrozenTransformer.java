package org.handpick.djl.embedding;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import org.handpick.core.Progress;
import org.handpick.djl.graph.Backbone;
import org.handpick.djl.graph.Features;
import org.handpick.djl.graph.Parameters;
import org.handpick.djl.graph.VisionTransformer;
import org.handpick.djl.pictures.Picture;
import org.handpick.djl.pictures.PictureTensor;
import org.handpick.djl.pictures.Preprocessing;
import org.handpick.djl.weights.ImportWeights;
import org.handpick.djl.weights.UnusableWeights;

/** A vision transformer with weights that others published, as they are. */
public final class FrozenTransformer implements Encoder {
    private final NDManager manager;
    private final Parameters parameters;
    private final VisionTransformer transformer;
    private final Preprocessing preprocessing;
    private final ImportWeights.Imported weights;
    private final String name;

    /**
     * @param name of the model, for the key
     * @param file with the weights, in a layout that {@link ImportWeights} reads
     * @throws UnusableWeights when the file does not fit
     */
    public FrozenTransformer(
            String name, VisionTransformer.Size size, Preprocessing preprocessing, Path file, NDManager over) {
        this.name = name;
        this.preprocessing = preprocessing;
        this.manager = over.newSubManager();
        this.parameters = Parameters.toLoad(manager);
        this.transformer = new VisionTransformer(parameters, size, preprocessing.width(), preprocessing.height());
        try {
            this.weights = new ImportWeights(file, parameters.all(), transformer.grid()).run(Progress.NONE);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** What was read of the file. */
    public ImportWeights.Imported weights() {
        return weights;
    }

    @Override
    public String key() {
        return name + "-" + weights.sha256().substring(0, 16) + "-" + preprocessing.key();
    }

    @Override
    public Preprocessing preprocessing() {
        return preprocessing;
    }

    @Override
    public int width() {
        return transformer.width();
    }

    @Override
    public Backbone.Grid grid() {
        return new Backbone.Grid(transformer.grid().channels(), SIDE, SIDE);
    }

    @Override
    public List<Embedding> of(List<Picture> pictures) {
        try (NDManager forThese = manager.newSubManager()) {
            Features seen = transformer
                    .of(PictureTensor.of(pictures, preprocessing, forThese))
                    .pooled(SIDE, SIDE);
            return Embeddings.of(seen, pictures);
        }
    }

    @Override
    public void close() {
        parameters.close();
        manager.close();
    }
}
