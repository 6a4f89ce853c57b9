package org.handpick.djl.embedding;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.handpick.core.crop.CropBox;
import org.handpick.djl.graph.Backbone;

/**
 * What an encoder saw in a picture. Arrays are not copied.
 *
 * @param whole of the picture as a whole
 * @param places of each place: channel after channel, in each row after row
 * @param frame where the picture stands among the places: left, top, right and bottom in [0, 1]
 */
public record Embedding(float[] whole, float[] places, float[] frame) {
    private static final int EDGES = 4;

    /**
     * The same of a part: what was seen of the whole, at the places of the part.
     *
     * @param grid of the places, which are those of the picture itself
     */
    public Embedding part(CropBox part, Backbone.Grid grid) {
        float[] edges = {(float) part.left(), (float) part.top(), (float) part.right(), (float) part.bottom()};
        return new Embedding(whole, places(edges, grid), frame);
    }

    /**
     * What is seen of a part at as many places, each between the nearest four.
     *
     * @param part left, top, right and bottom, where the places reach from 0 to 1
     * @param grid of the places
     */
    float[] places(float[] part, Backbone.Grid grid) {
        float[] sampled = new float[places.length];
        for (int row = 0; row < grid.rows(); row++) {
            float y = part[1] + (part[3] - part[1]) * (row + 0.5f) / grid.rows();
            for (int column = 0; column < grid.columns(); column++) {
                float x = part[0] + (part[2] - part[0]) * (column + 0.5f) / grid.columns();
                for (int channel = 0; channel < grid.channels(); channel++) {
                    sampled[(channel * grid.rows() + row) * grid.columns() + column] = between(channel, x, y, grid);
                }
            }
        }
        return sampled;
    }

    private float between(int channel, float x, float y, Backbone.Grid grid) {
        float across = Math.clamp(x * grid.columns() - 0.5f, 0, grid.columns() - 1);
        float down = Math.clamp(y * grid.rows() - 0.5f, 0, grid.rows() - 1);
        int left = Math.min((int) across, grid.columns() - 2);
        int top = Math.min((int) down, grid.rows() - 2);
        float above = mix(place(channel, top, left, grid), place(channel, top, left + 1, grid), across - left);
        float below = mix(place(channel, top + 1, left, grid), place(channel, top + 1, left + 1, grid), across - left);
        return mix(above, below, down - top);
    }

    private float place(int channel, int row, int column, Backbone.Grid grid) {
        return places[(channel * grid.rows() + row) * grid.columns() + column];
    }

    private static float mix(float first, float second, float share) {
        return first + share * (second - first);
    }

    /** Whether all of it are numbers. */
    boolean isFinite() {
        return isFinite(whole) && isFinite(places);
    }

    private static boolean isFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /** Its bytes, each number in half precision (IEEE 754 binary16). */
    byte[] bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(Short.BYTES * (whole.length + places.length) + Float.BYTES * EDGES);
        for (float edge : frame) {
            buffer.putFloat(edge);
        }
        put(whole, buffer);
        put(places, buffer);
        return buffer.array();
    }

    private static void put(float[] values, ByteBuffer buffer) {
        for (float value : values) {
            buffer.putShort(Float.floatToFloat16(value));
        }
    }

    /** @return empty when they are of an embedding of another size */
    static Optional<Embedding> of(byte[] bytes, int width, int places) {
        if (bytes.length != Short.BYTES * (width + places) + Float.BYTES * EDGES) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        float[] frame = new float[EDGES];
        for (int i = 0; i < EDGES; i++) {
            frame[i] = buffer.getFloat();
        }
        return Optional.of(new Embedding(take(width, buffer), take(places, buffer), frame));
    }

    private static float[] take(int count, ByteBuffer buffer) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = Float.float16ToFloat(buffer.getShort());
        }
        return values;
    }
}
