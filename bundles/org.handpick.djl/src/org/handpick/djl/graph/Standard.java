package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Brings features to a mean of 0 and a spread of 1 each, by what they were over the training images: those of a frozen encoder come
 * on whatever scale it has. The numbers are measured once and do not learn.
 */
public final class Standard {
    /** What hardly ever changes is not blown up. */
    private static final float LEAST_SPREAD = 1e-4f;

    private final NDArray wholeMean;
    private final NDArray wholeSpread;
    private final NDArray placesMean;
    private final NDArray placesSpread;

    /** @param width of the features of a whole picture, and {@code channels} of each place */
    public Standard(Parameters parameters, int width, int channels) {
        this.wholeMean = parameters.fixed("standard.whole.mean", new Shape(width), 0);
        this.wholeSpread = parameters.fixed("standard.whole.spread", new Shape(width), 1);
        this.placesMean = parameters.fixed("standard.places.mean", new Shape(1, channels, 1, 1), 0);
        this.placesSpread = parameters.fixed("standard.places.spread", new Shape(1, channels, 1, 1), 1);
    }

    public Features of(Features seen) {
        return new Features(
                seen.whole().sub(wholeMean).div(wholeSpread),
                seen.places().sub(placesMean).div(placesSpread));
    }

    /** @param seen the features of many pictures */
    public void measure(Features seen) {
        long channels = placesMean.size();
        measure(seen.whole().transpose(1, 0), wholeMean, wholeSpread);
        measure(seen.places().transpose(1, 0, 2, 3).reshape(channels, -1), placesMean, placesSpread);
    }

    /** @param values of a feature in each row */
    private static void measure(NDArray values, NDArray mean, NDArray spread) {
        NDArray means = values.mean(new int[] {1}, true);
        NDArray apart = values.sub(means);
        mean.set(means.toFloatArray());
        float[] spreads = apart.mul(apart).mean(new int[] {1}).sqrt().toFloatArray();
        for (int i = 0; i < spreads.length; i++) {
            spreads[i] = Math.max(spreads[i], LEAST_SPREAD);
        }
        spread.set(spreads);
    }
}
