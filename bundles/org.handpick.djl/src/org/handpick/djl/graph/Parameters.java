package org.handpick.djl.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Predicate;

/**
 * The numbers that a model is made of, by name, in the order in which they were made. They live until {@link #close}.
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
            TensorMemory.change(parameter, values -> {
                while (values.hasRemaining()) {
                    values.put((float) (random.nextGaussian() * spread));
                }
            });
        }
        return add(name, parameter);
    }

    /** All of them {@code value}. */
    NDArray constant(String name, Shape shape, float value) {
        return add(name, manager.full(shape, value));
    }

    /** All of them {@code value}, and never learned. */
    NDArray fixed(String name, Shape shape, float value) {
        return remember(name, manager.full(shape, value));
    }

    private NDArray add(String name, NDArray parameter) {
        if (seed.isPresent()) {
            parameter.setRequiresGradient(true);
        }
        return remember(name, parameter);
    }

    private NDArray remember(String name, NDArray parameter) {
        if (byName.putIfAbsent(name, parameter) != null) {
            throw new IllegalArgumentException("two parameters are called " + name);
        }
        return parameter;
    }

    /** All of them, by name. */
    public Map<String, NDArray> all() {
        return Collections.unmodifiableMap(byName);
    }

    /** Those that learn, by name. */
    public Map<String, NDArray> learning() {
        Map<String, NDArray> learning = new LinkedHashMap<>(byName);
        learning.values().removeIf(parameter -> !parameter.hasGradient());
        return learning;
    }

    /** They learn nothing from now on. @param which by name */
    public void freeze(Predicate<String> which) {
        byName.forEach((name, parameter) -> {
            if (which.test(name)) {
                parameter.setRequiresGradient(false);
            }
        });
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
