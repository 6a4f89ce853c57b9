package org.handpick.djl.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.handpick.djl.TestEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RankingHeadTest {
    private static final int PICTURES = 4;
    private static final int WIDTH = 6;
    private static final Backbone.Grid GRID = new Backbone.Grid(5, 4, 4);
    private static final int STEPS = 2000;

    private final NDManager manager = TestEngine.manager();
    private final Parameters parameters = new Parameters(manager, 3);
    private final RankingHead head = new RankingHead(parameters, "rank", new Features.Form(WIDTH, GRID));
    private final Random random = new Random(7);
    private final Features features = new Features(
            numbers(new Shape(PICTURES, WIDTH)),
            numbers(new Shape(PICTURES, GRID.channels(), GRID.rows(), GRID.columns())));
    /** All pictures stand in one set. */
    private final NDArray company = manager.full(new Shape(PICTURES, PICTURES), 1f / PICTURES);

    @AfterEach
    void close() {
        parameters.close();
        manager.close();
    }

    private NDArray numbers(Shape shape) {
        float[] numbers = new float[Math.toIntExact(shape.size())];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return manager.create(numbers, shape);
    }

    private List<float[]> learning(long chance) {
        return head.learning(features, company, new Random(chance)).stream()
                .map(NDArray::toFloatArray)
                .toList();
    }

    @Test
    void only_who_goes_by_places_learns_with_something_left_out_and_chance_alone_says_what() {
        assertArrayEquals(learning(1).getFirst(), learning(2).getFirst());
        assertArrayEquals(learning(1).getLast(), learning(1).getLast());
        assertFalse(Arrays.equals(learning(1).getLast(), learning(2).getLast()), "the same is left out in each step");
    }

    @Test
    void to_tell_nothing_is_left_out_and_both_count() {
        double[] mean = new double[PICTURES];
        for (int step = 0; step < STEPS; step++) {
            List<float[]> scores = learning(step);
            for (int picture = 0; picture < PICTURES; picture++) {
                mean[picture] += (scores.getFirst()[picture] + scores.getLast()[picture]) / STEPS;
            }
        }
        float[] told = head.of(features, company).toFloatArray();

        for (int picture = 0; picture < PICTURES; picture++) {
            mean[picture] -= told[picture];
        }
        assertArrayEquals(new double[PICTURES], mean, 0.02);
    }
}
