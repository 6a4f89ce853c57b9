package org.handpick.djl.embedding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.handpick.djl.graph.Features;
import org.handpick.djl.pictures.Picture;

/** Features, which live as tensors in the engine, as embeddings, which do not. */
final class Embeddings {
    private Embeddings() {}

    /** @param seen in these pictures, in their order */
    static List<Embedding> of(Features seen, List<Picture> pictures) {
        float[] wholes = seen.whole().toFloatArray();
        float[] places = seen.places().toFloatArray();
        int width = wholes.length / pictures.size();
        int area = places.length / pictures.size();
        List<Embedding> embeddings = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            embeddings.add(new Embedding(
                    Arrays.copyOfRange(wholes, i * width, (i + 1) * width),
                    Arrays.copyOfRange(places, i * area, (i + 1) * area),
                    pictures.get(i).frame()));
        }
        return embeddings;
    }
}
