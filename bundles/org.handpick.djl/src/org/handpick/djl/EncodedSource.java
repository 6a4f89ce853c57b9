package org.handpick.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.handpick.dataset.LabelledImage;
import org.handpick.djl.embedding.EmbedImages;
import org.handpick.djl.embedding.Embedding;
import org.handpick.djl.embedding.EmbeddingCache;
import org.handpick.djl.graph.Backbone;
import org.handpick.djl.graph.Features;
import org.handpick.djl.pictures.PictureCache;
import org.handpick.learning.worker.Tell;

/**
 * Shows what a frozen encoder saw in images, as a whole.
 *
 * @param mirrors whether it is asked for images in a mirror too
 */
record EncodedSource(EmbeddingCache cache, boolean mirrors) implements ImageSource {
    @Override
    public List<LabelledImage> missing(List<LabelledImage> images) {
        return images.stream()
                .filter(image -> !cache.missing(image, mirrors).isEmpty())
                .toList();
    }

    @Override
    public Optional<Map<LabelledImage, String>> prepare(
            List<LabelledImage> images, Consumer<Tell> tell, BooleanSupplier stopped) {
        return new EmbedImages(cache, tell, stopped).of(images, mirrors);
    }

    @Override
    public Optional<PictureCache> pictures() {
        return Optional.empty();
    }

    @Override
    public Seen see(List<Seen.Placed> placed, NDManager manager) {
        List<Embedding> embeddings =
                placed.stream().map(one -> embedding(one.look())).toList();
        return new Seen.Encoded(
                features(embeddings, manager),
                Seen.frames(embeddings.stream().map(Embedding::frame).toList(), manager),
                Seen.company(placed, manager));
    }

    /** Of a whole image. */
    Embedding embedding(Look look) {
        if (look.part().isPresent()) {
            throw new IllegalArgumentException("nothing is encoded of parts of images");
        }
        return cache.of(new EmbeddingCache.View(look.file(), look.sha256(), look.mirrored()));
    }

    /** They belong to the manager. */
    Features features(List<Embedding> embeddings, NDManager manager) {
        Backbone.Grid grid = cache.encoder().grid();
        int count = embeddings.size();
        Shape wholes = new Shape(count, cache.encoder().width());
        Shape places = new Shape(count, grid.channels(), grid.rows(), grid.columns());
        return new Features(
                tensor(embeddings, Embedding::whole, wholes, manager),
                tensor(embeddings, Embedding::places, places, manager));
    }

    private static NDArray tensor(
            List<Embedding> embeddings, Function<Embedding, float[]> values, Shape shape, NDManager manager) {
        float[] all = new float[(int) shape.size()];
        int at = 0;
        for (Embedding embedding : embeddings) {
            float[] some = values.apply(embedding);
            System.arraycopy(some, 0, all, at, some.length);
            at += some.length;
        }
        return manager.create(all, shape);
    }
}
