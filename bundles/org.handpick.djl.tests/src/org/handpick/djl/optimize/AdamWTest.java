package org.handpick.djl.optimize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import org.handpick.djl.TestEngine;
import org.junit.jupiter.api.Test;

class AdamWTest {
    private static final double RATE = 0.1;
    private static final double DECAY = 0.2;

    /** By the formulas of the paper, in doubles. */
    private static double[] byHand(double start, double[] gradients, double decay) {
        double weight = start;
        double mean = 0;
        double square = 0;
        double[] after = new double[gradients.length];
        for (int t = 1; t <= gradients.length; t++) {
            double gradient = gradients[t - 1];
            mean = 0.9 * mean + 0.1 * gradient;
            square = 0.999 * square + 0.001 * gradient * gradient;
            double meanHat = mean / (1 - Math.pow(0.9, t));
            double squareHat = square / (1 - Math.pow(0.999, t));
            weight -= RATE * decay * weight;
            weight -= RATE * meanHat / (Math.sqrt(squareHat) + 1e-8);
            after[t - 1] = weight;
        }
        return after;
    }

    @Test
    void steps_are_those_of_the_paper_and_a_bias_does_not_decay() {
        double[] gradients = {1, -0.5, 2, 0.1};
        double[] weight = byHand(0.7, gradients, DECAY);
        double[] bias = byHand(0.7, gradients, 0);
        try (NDManager manager = TestEngine.manager()) {
            NDArray w = parameter(manager, new Shape(1, 1));
            NDArray b = parameter(manager, new Shape(1));
            try (AdamW optimizer = new AdamW(manager, Map.of("w", w, "b", b), DECAY)) {
                for (int t = 0; t < gradients.length; t++) {
                    pull(w, gradients[t], manager);
                    pull(b, gradients[t], manager);
                    optimizer.step(RATE);
                    assertEquals(weight[t], w.toFloatArray()[0], 1e-5, "weight after step " + (t + 1));
                    assertEquals(bias[t], b.toFloatArray()[0], 1e-5, "bias after step " + (t + 1));
                }
                assertEquals(4, optimizer.steps());
            }
        }
    }

    @Test
    void a_step_leaves_no_gradient_behind() {
        try (NDManager manager = TestEngine.manager()) {
            NDArray w = parameter(manager, new Shape(1, 1));
            try (AdamW optimizer = new AdamW(manager, Map.of("w", w), DECAY)) {
                pull(w, 3, manager);
                optimizer.step(RATE);
                assertArrayEquals(new float[] {0}, w.getGradient().toFloatArray());
            }
        }
    }

    private static NDArray parameter(NDManager manager, Shape shape) {
        NDArray parameter = manager.full(shape, 0.7f);
        parameter.setRequiresGradient(true);
        return parameter;
    }

    /** Gives the parameter a gradient. */
    private static void pull(NDArray parameter, double gradient, NDManager manager) {
        try (var collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            collector.backward(
                    parameter.mul(manager.full(new Shape(1), (float) gradient)).sum());
        }
    }
}
