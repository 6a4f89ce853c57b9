package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;

/**
 * The numbers that a model learns, by name, in the order in which they were made. They live until {@link #close}.
 *
 * <p>First values are drawn here from the seed and the name, and not by the engine: adding a layer changes no other, and every
 * platform begins with the same numbers.
 */
public final class Parameters implements AutoCloseable {
    private final NDManager manager;
    private final OptionalLong seed;
    private final Map<String, NDArray> byName = new LinkedHashMap<>();

    /** @param over what owns the parameters' memory in the end */
    public Parameters(NDManager over, long seed) {
        this(over, OptionalLong.of(seed));
    }

    private Parameters(NDManager over, OptionalLong seed) {
        this.manager = over.newSubManager();
        this.seed = seed;
    }

    /** Those of a model that does not learn itself: all 0 until they are loaded, for drawing millions takes seconds. */
    public static Parameters toLoad(NDManager over) {
        return new Parameters(over, OptionalLong.empty());
    }

    /** Drawn from a normal distribution with this spread. */
    NDArray normal(String name, Shape shape, double spread) {
        NDArray parameter = manager.zeros(shape);
        if (seed.isPresent()) {
            Random random = new Random(seed.getAsLong() * 31 + name.hashCode());
            // The tensor's own memory: one made of an array would be Java's, beside the heap but within its limit.
            FloatBuffer values =
                    parameter.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer();
            while (values.hasRemaining()) {
                values.put((float) (random.nextGaussian() * spread));
            }
        }
        return add(name, parameter);
    }

    /** All of them {@code value}. */
    NDArray constant(String name, Shape shape, float value) {
        return add(name, manager.full(shape, value));
    }

    private NDArray add(String name, NDArray parameter) {
        if (byName.putIfAbsent(name, parameter) != null) {
            throw new IllegalArgumentException("two parameters are called " + name);
        }
        if (seed.isPresent()) {
            parameter.setRequiresGradient(true);
        }
        return parameter;
    }

    /** All of them, by name. */
    public Map<String, NDArray> all() {
        return Collections.unmodifiableMap(byName);
    }

    /** How many numbers there are in all. */
    public long count() {
        return byName.values().stream().mapToLong(NDArray::size).sum();
    }

    @Override
    public void close() {
        manager.close();
    }
}
