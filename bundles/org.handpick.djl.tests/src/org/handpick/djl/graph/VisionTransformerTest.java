package org.handpick.djl.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.handpick.djl.TestEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VisionTransformerTest {
    private static final VisionTransformer.Size SMALL = new VisionTransformer.Size(2, 32, 2);
    private static final int WIDTH = 48;
    private static final int HEIGHT = 32;
    private static final int PLACES = 6;
    /** Floats through two layers, of values up to about 4. */
    private static final double CLOSE = 2e-5;

    private final NDManager manager = TestEngine.manager();
    private final Random random = new Random(5);

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void the_base_backbone_has_the_parameters_of_the_paper() {
        try (Parameters parameters = Parameters.toLoad(manager)) {
            new VisionTransformer(parameters, VisionTransformer.Size.BASE, 224, 224);

            assertEquals(85_798_656, parameters.count());
            assertEquals(12 * 12 + 6, parameters.all().size());
        }
    }

    @Test
    void the_tiny_backbone_has_as_many_positions_as_its_canvas_has_squares() {
        try (Parameters square = new Parameters(manager, 1);
                Parameters wide = new Parameters(manager, 1)) {
            new VisionTransformer(square, VisionTransformer.Size.TINY, 224, 224);
            new VisionTransformer(wide, VisionTransformer.Size.TINY, 192, 128);

            assertEquals(5_524_416, square.count());
            assertEquals(5_524_416 - (14 * 14 - 12 * 8) * 192, wide.count());
            assertEquals(
                    new Shape(1, 1 + 12 * 8, 192),
                    wide.all().get("backbone.pos_embed").getShape());
        }
    }

    @Test
    void what_it_sees_is_what_loops_in_doubles_see() {
        Parameters parameters = new Parameters(manager, 1);
        VisionTransformer backbone = new VisionTransformer(parameters, SMALL, WIDTH, HEIGHT);
        Map<String, double[]> values = set(parameters);
        double[] first = picture();
        double[] second = picture();

        Features seen = backbone.of(pictures(first, second));

        PlainTransformer plain = new PlainTransformer(SMALL, values);
        double[][][] expected = {plain.tokens(first, WIDTH, HEIGHT), plain.tokens(second, WIDTH, HEIGHT)};
        float[] whole = seen.whole().toFloatArray();
        float[] places = seen.places().toFloatArray();
        assertEquals(new Shape(2, 32), seen.whole().getShape());
        assertEquals(new Shape(2, 32, 2, 3), seen.places().getShape());
        for (int picture = 0; picture < 2; picture++) {
            for (int channel = 0; channel < 32; channel++) {
                assertEquals(expected[picture][0][channel], whole[picture * 32 + channel], CLOSE);
                for (int place = 0; place < PLACES; place++) {
                    assertEquals(
                            expected[picture][1 + place][channel],
                            places[(picture * 32 + channel) * PLACES + place],
                            CLOSE);
                }
            }
        }
    }

    /** Memory is freed between forward and backward, as it might be at any time. */
    @Test
    void its_gradients_are_the_slopes_of_loops_in_doubles() {
        Parameters parameters = new Parameters(manager, 1);
        VisionTransformer backbone = new VisionTransformer(parameters, SMALL, WIDTH, HEIGHT);
        Map<String, double[]> values = set(parameters);
        double[] picture = picture();
        double[] pull = new double[(1 + PLACES) * 32];
        for (int i = 0; i < pull.length; i++) {
            pull[i] = random.nextGaussian();
        }

        try (NDManager step = manager.newSubManager();
                var collector = ai.djl.engine.Engine.getEngine("PyTorch").newGradientCollector()) {
            Features seen = backbone.of(pictures(picture));
            NDArray whole = seen.whole().mul(step.create(floats(pull, 0, 32), new Shape(1, 32)));
            NDArray places = seen.places()
                    .reshape(1, 32, PLACES)
                    .transpose(0, 2, 1)
                    .mul(step.create(floats(pull, 32, pull.length), new Shape(1, PLACES, 32)));
            NDArray cost = whole.sum().add(places.sum());
            System.gc();
            collector.backward(cost);
        }

        parameters.all().forEach((name, parameter) -> {
            float[] gradient = parameter.getGradient().toFloatArray();
            double[] numbers = values.get(name.substring("backbone.".length()));
            for (int tries = 0; tries < 4; tries++) {
                int at = random.nextInt(numbers.length);
                double before = numbers[at];
                numbers[at] = before + 1e-4;
                double more = cost(values, picture, pull);
                numbers[at] = before - 1e-4;
                double less = cost(values, picture, pull);
                numbers[at] = before;
                double slope = (more - less) / 2e-4;
                assertEquals(slope, gradient[at], 1e-3 * (1 + Math.abs(slope)), name + " at " + at);
            }
        });
    }

    @Test
    void what_a_pass_makes_belongs_to_its_pictures_and_layers_leave_one_tensor_each() {
        Parameters parameters = new Parameters(manager, 1);
        VisionTransformer shallow = new VisionTransformer(parameters, SMALL, WIDTH, HEIGHT);
        NDManager ofParameters = parameters.all().values().iterator().next().getManager();
        int before = ofParameters.getManagedArrays().size();
        Parameters more = new Parameters(manager, 1);
        VisionTransformer deep = new VisionTransformer(more, new VisionTransformer.Size(8, 32, 2), WIDTH, HEIGHT);

        int ofShallow = left(shallow);
        int ofDeep = left(deep);

        assertEquals(before, ofParameters.getManagedArrays().size());
        assertEquals(ofShallow, ofDeep, "tensors left after a pass");
    }

    private int left(VisionTransformer backbone) {
        try (NDManager pass = manager.newSubManager()) {
            NDArray pictures = pictures(picture());
            pictures.attach(pass);
            backbone.of(pictures);
            return pass.getManagedArrays().size();
        }
    }

    @Test
    void pooled_places_are_means_of_the_places_that_they_touch() {
        int[][] grids = {{14, 14}, {8, 12}, {7, 7}, {5, 9}};
        for (int[] grid : grids) {
            int rows = grid[0];
            int columns = grid[1];
            float[] values = new float[2 * 3 * rows * columns];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextFloat();
            }
            NDArray places = manager.create(values, new Shape(2, 3, rows, columns));

            NDArray pooled = new Features(places, places).pooled(7, 7).places();

            assertEquals(new Shape(2, 3, 7, 7), pooled.getShape());
            float[] seen = pooled.toFloatArray();
            for (int plane = 0; plane < 6; plane++) {
                for (int row = 0; row < 7; row++) {
                    for (int column = 0; column < 7; column++) {
                        double sum = 0;
                        int count = 0;
                        for (int y = 0; y < rows; y++) {
                            for (int x = 0; x < columns; x++) {
                                if (7 * y < (row + 1) * rows
                                        && 7 * (y + 1) > row * rows
                                        && 7 * x < (column + 1) * columns
                                        && 7 * (x + 1) > column * columns) {
                                    sum += values[(plane * rows + y) * columns + x];
                                    count++;
                                }
                            }
                        }
                        assertEquals(sum / count, seen[(plane * 7 + row) * 7 + column], 1e-6);
                    }
                }
            }
        }
    }

    @Test
    void first_values_come_from_seed_and_name_and_are_about_as_wide_as_published() {
        Parameters one = new Parameters(manager, 3);
        Parameters same = new Parameters(manager, 3);
        new VisionTransformer(one, SMALL, WIDTH, HEIGHT);
        new VisionTransformer(same, SMALL, WIDTH, HEIGHT);

        one.all()
                .forEach((name, parameter) -> assertArrayEquals(
                        parameter.toFloatArray(), same.all().get(name).toFloatArray(), name));
        float[] qkv = one.all().get("backbone.blocks.0.attn.qkv.weight").toFloatArray();
        double square = 0;
        for (float value : qkv) {
            square += (double) value * value;
        }
        assertEquals(0.02, Math.sqrt(square / qkv.length), 0.002);
    }

    private static double cost(Map<String, double[]> values, double[] picture, double[] pull) {
        double[][] tokens = new PlainTransformer(SMALL, values).tokens(picture, WIDTH, HEIGHT);
        double cost = 0;
        for (int i = 0; i < pull.length; i++) {
            cost += pull[i] * tokens[i / 32][i % 32];
        }
        return cost;
    }

    private Map<String, double[]> set(Parameters parameters) {
        Map<String, double[]> values = PlainTransformer.random(parameters.all(), random);
        parameters.all().forEach((name, parameter) -> {
            double[] numbers = values.get(name.substring("backbone.".length()));
            parameter
                    .toByteBuffer(true)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer()
                    .put(floats(numbers, 0, numbers.length));
        });
        return new HashMap<>(values);
    }

    private double[] picture() {
        double[] picture = new double[3 * WIDTH * HEIGHT];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (float) (random.nextDouble() * 4 - 2);
        }
        return picture;
    }

    private NDArray pictures(double[]... pictures) {
        float[] values = new float[pictures.length * pictures[0].length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) pictures[i / pictures[0].length][i % pictures[0].length];
        }
        return manager.create(values, new Shape(pictures.length, 3, HEIGHT, WIDTH));
    }

    private static float[] floats(double[] values, int from, int to) {
        float[] floats = new float[to - from];
        for (int i = from; i < to; i++) {
            floats[i - from] = (float) values[i];
        }
        return floats;
    }
}
