package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;
import java.util.Random;

/**
 * Leaves out half of what is known, another half in each step, and doubles the rest: what learns cannot lean on a single detail by which it
 * would know a set again (Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting", 2014).
 */
record Dropout(Random chance) {
    NDArray of(NDArray known) {
        float[] kept = new float[Math.toIntExact(known.size())];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = chance.nextBoolean() ? 2 : 0;
        }
        return known.mul(known.getManager().create(kept, known.getShape()));
    }
}
