package org.handpick.djl.embedding;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What an encoder saw in a picture. Arrays are not copied.
 *
 * @param whole of the picture as a whole
 * @param places of each place: channel after channel, in each row after row
 * @param frame where the picture stands among the places: left, top, right and bottom in [0, 1]
 */
public record Embedding(float[] whole, float[] places, float[] frame) {
    private static final int EDGES = 4;

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
