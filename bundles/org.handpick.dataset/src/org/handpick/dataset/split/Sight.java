package org.handpick.dataset.split;

import java.util.List;
import java.util.Optional;
import org.handpick.dataset.Embeddings;
import org.handpick.dataset.LabelledImage;

/** What an encoder saw in images, as vectors of length 1. @param embeddings empty where nothing is known of any encoder */
public record Sight(Optional<Embeddings> embeddings) {
    public static final Sight NONE = new Sight(Optional.empty());

    /** Of those images that it was shown. */
    List<float[]> of(List<LabelledImage> images) {
        return images.stream()
                .flatMap(image -> embeddings.stream().flatMap(known -> known.of(image.sha256()).stream()))
                .flatMap(seen -> unit(seen).stream())
                .toList();
    }

    /** Empty for what has no direction. */
    private static Optional<float[]> unit(float[] seen) {
        double square = 0;
        for (float value : seen) {
            square += (double) value * value;
        }
        double length = Math.sqrt(square);
        if (!(length > 0) || !Double.isFinite(length)) {
            return Optional.empty();
        }
        float[] unit = new float[seen.length];
        for (int i = 0; i < seen.length; i++) {
            unit[i] = (float) (seen[i] / length);
        }
        return Optional.of(unit);
    }
}
