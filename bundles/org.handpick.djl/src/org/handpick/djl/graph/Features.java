package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;

/**
 * What a backbone sees in pictures.
 *
 * @param whole of each picture as a whole, shape (pictures, width)
 * @param places of each place in it, shape (pictures, channels, rows, columns): cropping needs to know where
 */
public record Features(NDArray whole, NDArray places) {
    /** The same features; nothing that is computed from these teaches the backbone. */
    Features detached() {
        return new Features(cut(whole), cut(places));
    }

    private static NDArray cut(NDArray features) {
        NDArray cut = features.stopGradient();
        cut.attach(features.getManager());
        return cut;
    }

    /** Those of some of the pictures. @param pictures their positions, integers of shape (some) */
    public Features of(NDArray pictures) {
        return new Features(rows(whole, pictures), rows(places, pictures));
    }

    private static NDArray rows(NDArray features, NDArray positions) {
        return features.get(positions);
    }
}
