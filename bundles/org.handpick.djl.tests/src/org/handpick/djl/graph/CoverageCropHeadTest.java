package org.handpick.djl.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Random;
import org.handpick.djl.TestEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoverageCropHeadTest {
    private static final Backbone.Grid GRID = new Backbone.Grid(5, 6, 9);
    private static final float CLOSE = 1e-5f;

    private final NDManager manager = TestEngine.manager();
    private final Coverage coverage = new Coverage(GRID);

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void places_are_covered_by_the_share_of_them_that_is_in_the_box() {
        Coverage four = new Coverage(new Backbone.Grid(1, 2, 2));

        assertArrayEquals(
                new float[] {0.5f, 1, 0.25f, 0.5f},
                four.of(box(0.25f, 0, 1, 0.75f)).toFloatArray(),
                CLOSE);
        assertArrayEquals(
                new float[] {0, 0, 0, 0}, four.of(box(0.5f, 0.5f, 0.5f, 0.5f)).toFloatArray(), CLOSE);
    }

    @Test
    void a_box_that_holds_a_whole_place_is_read_back_from_its_coverage() {
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            float[] box = atLeast(2f / GRID.columns(), 2f / GRID.rows(), random);

            assertArrayEquals(box, coverage.box(coverage.of(box(box))).toFloatArray(), CLOSE);
        }
    }

    @Test
    void places_in_the_middle_that_are_not_covered_change_nothing() {
        float[] shares = coverage.of(box(0.1f, 0.2f, 0.9f, 0.8f)).toFloatArray();
        shares[3 * GRID.columns() + 4] = 0;

        NDArray holed = manager.create(shares, new Shape(1, GRID.rows(), GRID.columns()));

        assertArrayEquals(
                new float[] {0.1f, 0.2f, 0.9f, 0.8f}, coverage.box(holed).toFloatArray(), CLOSE);
    }

    @Test
    void a_crop_with_the_shape_of_its_picture_is_as_wide_as_high() {
        NDArray boxes = head(true).boxes(features(), frames());

        NDArray sides = boxes.get(":, 2:4").sub(boxes.get(":, 0:2"));
        assertArrayEquals(sides.get(":, 0").toFloatArray(), sides.get(":, 1").toFloatArray(), CLOSE);
    }

    /** A few of its own values are changed a little, each time. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_gradient_is_the_slope_of_what_its_answers_cost(boolean keepAspect) {
        try (Parameters parameters = new Parameters(manager, 3)) {
            CoverageCropHead head = new CoverageCropHead(parameters, "crop", GRID, keepAspect);
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                collector.backward(loss(head));
            }
            parameters.learning().forEach((name, parameter) -> {
                float[] gradient = parameter.getGradient().toFloatArray();
                int at = gradient.length / 2;
                double slope = (loss(head, parameter, at, 1e-2f) - loss(head, parameter, at, -1e-2f)) / 2e-2;
                assertEquals(slope, gradient[at], 2e-3 + 0.05 * Math.abs(slope), name);
            });
        }
    }

    private double loss(CoverageCropHead head, NDArray parameter, int at, float more) {
        float[] values = parameter.toFloatArray();
        float before = values[at];
        values[at] = before + more;
        parameter.set(values);
        double loss = loss(head).toFloatArray()[0];
        values[at] = before;
        parameter.set(values);
        return loss;
    }

    private NDArray loss(CoverageCropHead head) {
        NDArray truth = manager.create(new float[] {0.2f, 0.1f, 0.7f, 0.9f, 0.3f, 0.3f, 0.8f, 0.8f}, new Shape(2, 4));
        return head.loss(features(), frames(), truth);
    }

    private CoverageCropHead head(boolean keepAspect) {
        return new CoverageCropHead(new Parameters(manager, 3), "crop", GRID, keepAspect);
    }

    private Features features() {
        Random random = new Random(9);
        float[] values = new float[2 * GRID.channels() * GRID.places()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        NDArray places = manager.create(values, new Shape(2, GRID.channels(), GRID.rows(), GRID.columns()));
        return new Features(places.reshape(2, GRID.channels(), GRID.places()).mean(new int[] {2}), places);
    }

    private NDArray frames() {
        return manager.create(new float[] {0, 0, 1, 1, 0.1f, 0, 0.9f, 1}, new Shape(2, 4));
    }

    private static float[] atLeast(float width, float height, Random random) {
        float left = random.nextFloat() * (1 - width);
        float top = random.nextFloat() * (1 - height);
        return new float[] {
            left,
            top,
            left + width + random.nextFloat() * (1 - width - left),
            top + height + random.nextFloat() * (1 - height - top)
        };
    }

    private NDArray box(float... edges) {
        return manager.create(edges, new Shape(1, 4));
    }
}
