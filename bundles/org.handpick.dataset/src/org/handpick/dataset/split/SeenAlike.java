package org.handpick.dataset.split;

import java.util.ArrayList;
import java.util.List;
import org.handpick.dataset.Embeddings;

/**
 * Images by what an encoder saw in them: tells on which sides one like a new one is. Exact: each is compared with all, but most of
 * them by a quarter of their numbers, as what is left can't make two vectors of length 1 alike then (Cauchy and Schwarz). For one
 * thread.
 */
final class SeenAlike {
    private static final int PART = 4;

    private final List<Vector> vectors = new ArrayList<>();

    /** @param rest the length of what is behind the first part */
    private record Vector(float[] values, double rest, int mask) {
        static Vector of(float[] values, int mask) {
            double square = 0;
            for (int i = values.length / PART; i < values.length; i++) {
                square += (double) values[i] * values[i];
            }
            return new Vector(values, Math.sqrt(square), mask);
        }

        boolean isLike(Vector other) {
            if (values.length != other.values.length) {
                return false;
            }
            int end = values.length / PART;
            double first = dot(other, 0, end);
            return first + rest * other.rest >= Embeddings.ALIKE_FROM
                    && first + dot(other, end, values.length) >= Embeddings.ALIKE_FROM;
        }

        private double dot(Vector other, int from, int to) {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += values[i] * other.values[i];
            }
            return sum;
        }
    }

    /** Adds an image to the sides in {@code mask}. */
    void add(float[] seen, int mask) {
        vectors.add(Vector.of(seen, mask));
    }

    /** The sides that hold an image like this one, as a mask. */
    int near(float[] seen) {
        Vector asked = Vector.of(seen, 0);
        int found = 0;
        for (Vector known : vectors) {
            if ((known.mask & ~found) != 0 && known.isLike(asked)) {
                found |= known.mask;
            }
        }
        return found;
    }

    void clear() {
        vectors.clear();
    }
}
