package org.handpick.djl.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.handpick.core.Progress;
import org.handpick.djl.TestEngine;
import org.handpick.djl.graph.Features;
import org.handpick.djl.graph.Heads;
import org.handpick.djl.graph.Parameters;
import org.handpick.djl.graph.PlainTransformer;
import org.handpick.djl.graph.VisionTransformer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImportWeightsTest {
    private static final VisionTransformer.Size SMALL = new VisionTransformer.Size(2, 32, 2);
    private static final int SIDE = 32;
    /** Floats through two layers, of values up to about 4. */
    private static final double CLOSE = 2e-5;

    @TempDir
    Path folder;

    private final NDManager manager = TestEngine.manager();
    private final Random random = new Random(23);

    /** Who published a file: how parameters are called there, which heads are beside them, what colours are taken. */
    private enum Publisher {
        TIMM("timm", List.of("head.weight", "head.bias"), new double[] {.5, .5, .5}, new double[] {.5, .5, .5}),
        TORCHVISION("torchvision", List.of("heads.head.weight"), IMAGENET_MEANS, IMAGENET_SPREADS),
        TORCHVISION_FIRST("torchvision, first form", List.of("heads.head.weight"), IMAGENET_MEANS, IMAGENET_SPREADS),
        HUGGING_FACE(
                "Hugging Face", List.of("pooler.dense.weight"), new double[] {.5, .5, .5}, new double[] {.5, .5, .5}),
        HUGGING_FACE_WITH_HEAD(
                "Hugging Face, with a head",
                List.of("classifier.bias", "classifier.weight"),
                new double[] {.5, .5, .5},
                new double[] {.5, .5, .5});

        final String title;
        final List<String> heads;
        final double[] means;
        final double[] spreads;

        Publisher(String title, List<String> heads, double[] means, double[] spreads) {
            this.title = title;
            this.heads = heads.stream().sorted().toList();
            this.means = means;
            this.spreads = spreads;
        }

        String name(String timm) {
            return switch (this) {
                case TIMM -> timm;
                case TORCHVISION -> torchvision(timm, "mlp.0", "mlp.3");
                case TORCHVISION_FIRST -> torchvision(timm, "mlp.linear_1", "mlp.linear_2");
                case HUGGING_FACE -> huggingFace(timm);
                case HUGGING_FACE_WITH_HEAD -> "vit." + huggingFace(timm);
            };
        }

        private static String torchvision(String timm, String first, String second) {
            return timm.replaceFirst("^norm", "encoder.ln")
                    .replaceFirst("^cls_token", "class_token")
                    .replaceFirst("^pos_embed", "encoder.pos_embedding")
                    .replaceFirst("^patch_embed.proj", "conv_proj")
                    .replaceFirst("^blocks.(\\d+)", "encoder.layers.encoder_layer_$1")
                    .replaceFirst("norm([12])", "ln_$1")
                    .replaceFirst("attn.qkv.", "self_attention.in_proj_")
                    .replaceFirst("attn.proj", "self_attention.out_proj")
                    .replaceFirst("mlp.fc1", first)
                    .replaceFirst("mlp.fc2", second);
        }

        private static String huggingFace(String timm) {
            return timm.replaceFirst("^norm", "layernorm")
                    .replaceFirst("^cls_token", "embeddings.cls_token")
                    .replaceFirst("^pos_embed", "embeddings.position_embeddings")
                    .replaceFirst("^patch_embed.proj", "embeddings.patch_embeddings.projection")
                    .replaceFirst("^blocks", "encoder.layer")
                    .replaceFirst("norm1", "layernorm_before")
                    .replaceFirst("norm2", "layernorm_after")
                    .replaceFirst("attn.proj", "attention.output.dense")
                    .replaceFirst("mlp.fc1", "intermediate.dense")
                    .replaceFirst("mlp.fc2", "output.dense");
        }
    }

    private static final double[] IMAGENET_MEANS = {.485, .456, .406};
    private static final double[] IMAGENET_SPREADS = {.229, .224, .225};

    private record Tensor(long[] shape, double[] values) {}

    /** A backbone and its parameters, with first values. */
    private record Built(Parameters parameters, VisionTransformer backbone) {
        ImportWeights.Imported load(Path file) {
            return new ImportWeights(file, parameters.all(), backbone.grid()).run(Progress.NONE);
        }
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @EnumSource
    void weights_of_every_publisher_see_what_they_saw_there(Publisher publisher) throws Exception {
        Built model = model(SIDE, SIDE);
        Map<String, Tensor> weights = weights(model);
        Path file = published(weights, publisher, TestFile.Type.F32).write(folder.resolve("weights.safetensors"));
        int[] colours = random.ints(3 * SIDE * SIDE, 0, 256).toArray();

        ImportWeights.Imported imported = model.load(file);
        Features seen = model.backbone().of(ourScale(colours));

        double[] theirScale = new double[colours.length];
        for (int i = 0; i < colours.length; i++) {
            int colour = i / (SIDE * SIDE);
            theirScale[i] = (colours[i] / 255.0 - publisher.means[colour]) / publisher.spreads[colour];
        }
        Map<String, double[]> values = new HashMap<>();
        weights.forEach((name, tensor) -> values.put(name, tensor.values()));
        double[][] expected = new PlainTransformer(SMALL, values).tokens(theirScale, SIDE, SIDE);
        assertClose(expected[0], seen.whole().toFloatArray());
        assertClose(column(expected, 5), seen.places().get(":, 5").flatten().toFloatArray());
        assertEquals(publisher.title, imported.layout());
        assertEquals(publisher.heads, imported.leftOut());
        assertEquals(
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))),
                imported.sha256());
    }

    @ParameterizedTest
    @EnumSource(names = {"F16", "BF16"})
    void short_floats_are_loaded_too(TestFile.Type type) {
        Built model = model(SIDE, SIDE);
        Map<String, Tensor> weights = weights(model);
        weights.values().forEach(tensor -> Arrays.setAll(tensor.values(), i -> (i % 15 - 7) / 8.0));
        Path file = published(weights, Publisher.HUGGING_FACE, type).write(folder.resolve("short.safetensors"));

        model.load(file);

        weights.forEach((name, tensor) -> {
            if (!name.startsWith("patch_embed")) {
                assertArrayEquals(tensor.values(), doubles(model, name), name);
            }
        });
    }

    @Test
    void heads_keep_what_they_had() {
        Built model = model(SIDE, SIDE);
        Features.Form form =
                new Features.Form(model.backbone().width(), model.backbone().grid());
        new Heads(model.parameters(), "", form, true, false);
        float[] before =
                model.parameters().all().get("rank.whole.hidden.weight").toFloatArray();

        model.load(published(weights(model), Publisher.TIMM, TestFile.Type.F32)
                .write(folder.resolve("weights.safetensors")));

        assertArrayEquals(
                before, model.parameters().all().get("rank.whole.hidden.weight").toFloatArray());
    }

    @Test
    void a_file_of_no_known_layout_is_refused_with_those_that_are_known() {
        Path file = new TestFile()
                .with("layer1.conv.weight", TestFile.Type.F32, new long[] {1}, 1)
                .write(folder.resolve("other.safetensors"));

        assertRefused(
                file,
                "it has the names of no vision transformer that is known; there are timm (blocks.0.mlp.fc1.weight), "
                        + "torchvision (encoder.layers.encoder_layer_0.mlp.0.weight), "
                        + "torchvision, first form (encoder.layers.encoder_layer_0.mlp.linear_1.weight), "
                        + "Hugging Face (encoder.layer.0.intermediate.dense.weight), "
                        + "Hugging Face, with a head (vit.encoder.layer.0.intermediate.dense.weight)");
    }

    @Test
    void a_tensor_that_is_missing_is_named_as_the_file_would_name_it() {
        assertFault(
                Publisher.HUGGING_FACE,
                weights -> without(weights, "blocks.1.attn.qkv.bias"),
                "it has no encoder.layer.1.attention.attention.query.bias, expected of shape [32]; "
                        + "it has no encoder.layer.1.attention.attention.key.bias, expected of shape [32]; "
                        + "it has no encoder.layer.1.attention.attention.value.bias, expected of shape [32]");
    }

    @Test
    void a_tensor_of_another_shape_is_named_with_the_shape_that_was_expected() {
        assertFault(
                Publisher.TORCHVISION,
                weights -> with(weights, "blocks.0.attn.qkv.weight", new long[] {32, 96}),
                "encoder.layers.encoder_layer_0.self_attention.in_proj_weight has the shape [32, 96], expected [96, 32]");
        assertFault(
                Publisher.TIMM,
                weights -> with(weights, "pos_embed", new long[] {1, 7, 32}),
                "pos_embed has the shape [1, 7, 32], expected [1, 5, 32] or 1 more than any other square");
    }

    @Test
    void a_larger_model_is_refused_with_the_first_differences_and_their_number() {
        assertFault(
                Publisher.TIMM,
                weights -> {
                    Map<String, Tensor> larger = new LinkedHashMap<>();
                    weights.forEach((name, tensor) -> {
                        long[] shape = tensor.shape().clone();
                        shape[shape.length - 1] *= 2;
                        larger.put(name, new Tensor(shape, new double[2 * tensor.values().length]));
                    });
                    return larger;
                },
                "patch_embed.proj.weight has the shape [32, 3, 16, 32], expected [32, 3, 16, 16]; "
                        + "patch_embed.proj.bias has the shape [64], expected [32]; "
                        + "cls_token has the shape [1, 1, 64], expected [1, 1, 32]; and 27 more");
    }

    @Test
    void what_the_model_has_no_use_for_is_refused_unless_it_is_a_head() {
        assertFault(
                Publisher.TIMM,
                weights -> with(weights, "norm_pre.weight", new long[] {32}),
                "it has norm_pre.weight, which this model has no use for");
    }

    @Test
    void whole_numbers_are_refused_before_anything_is_loaded() {
        Built model = model(SIDE, SIDE);
        Map<String, Tensor> weights = weights(model);
        TestFile file = new TestFile();
        weights.forEach((name, tensor) -> file.with(
                name,
                name.equals("norm.bias") ? TestFile.Type.I64 : TestFile.Type.F32,
                tensor.shape(),
                tensor.values()));

        assertRefused(
                file.write(folder.resolve("whole.safetensors")), "norm.bias holds I64, expected F32, F16 or BF16");
    }

    @Test
    void positions_of_the_same_grid_are_taken_as_they_are() {
        Built model = model(SIDE, SIDE);
        Map<String, Tensor> weights = weights(model);

        model.load(published(weights, Publisher.TIMM, TestFile.Type.F32).write(folder.resolve("w.safetensors")));

        assertArrayEquals(weights.get("pos_embed").values(), doubles(model, "pos_embed"));
    }

    /** A field that is a number everywhere is one on every grid, and a slope is the same slope but for the half place at its ends. */
    @Test
    void positions_are_stretched_to_the_grid_of_the_canvas() {
        int[][] canvases = {{48, 32}, {128, 64}, {32, 32}, {256, 16}};
        for (int[] canvas : canvases) {
            int columns = canvas[0] / 16;
            int rows = canvas[1] / 16;
            Built model = model(canvas[0], canvas[1]);
            Map<String, Tensor> weights = weights(model);
            int side = 4;
            double[] positions = new double[(1 + side * side) * 32];
            for (int token = 0; token <= side * side; token++) {
                double across = ((token - 1) % side + 0.5) / side;
                double down = ((token - 1) / side + 0.5) / side;
                for (int i = 0; i < 32; i++) {
                    positions[token * 32 + i] = token == 0 ? 100 + i : i % 2 == 0 ? i : i * across - 3 * down;
                }
            }
            weights.put("pos_embed", new Tensor(new long[] {1, 1 + side * side, 32}, positions));

            model.load(published(weights, Publisher.TIMM, TestFile.Type.F32)
                    .write(folder.resolve("stretched.safetensors")));

            double[] ours = doubles(model, "pos_embed");
            assertEquals((1 + rows * columns) * 32, ours.length);
            for (int token = 0; token <= rows * columns; token++) {
                double across = inside(((token - 1) % columns + 0.5) / columns, side);
                double down = inside(((token - 1) / columns + 0.5) / rows, side);
                for (int i = 0; i < 32; i++) {
                    double expected = token == 0 ? 100 + i : i % 2 == 0 ? i : i * across - 3 * down;
                    assertEquals(
                            expected, ours[token * 32 + i], 1e-5, "token " + token + " of " + columns + "x" + rows);
                }
            }
        }
    }

    private static double inside(double share, int side) {
        return Math.clamp(share, 0.5 / side, 1 - 0.5 / side);
    }

    private Built model(int width, int height) {
        Parameters parameters = new Parameters(manager, 1);
        return new Built(parameters, new VisionTransformer(parameters, SMALL, width, height));
    }

    private Map<String, Tensor> weights(Built model) {
        Map<String, double[]> values =
                PlainTransformer.random(model.parameters().all(), random);
        Map<String, Tensor> weights = new LinkedHashMap<>();
        model.parameters().all().forEach((name, parameter) -> {
            if (name.startsWith("backbone.")) {
                String timm = name.substring("backbone.".length());
                weights.put(timm, new Tensor(parameter.getShape().getShape().clone(), values.get(timm)));
            }
        });
        return weights;
    }

    private static TestFile published(Map<String, Tensor> weights, Publisher publisher, TestFile.Type type) {
        TestFile file = new TestFile();
        publisher.heads.forEach(head -> file.with(head, type, new long[] {1, 2}, 7, 8));
        weights.forEach((name, tensor) -> {
            String theirs = publisher.name(name);
            if (name.contains("attn.qkv") && publisher.title.startsWith("Hugging Face")) {
                List<String> parts = List.of("query", "key", "value");
                int each = tensor.values().length / 3;
                long[] shape = tensor.shape().clone();
                shape[0] /= 3;
                for (int i = 0; i < 3; i++) {
                    file.with(
                            theirs.replace("attn.qkv", "attention.attention." + parts.get(i)),
                            type,
                            shape,
                            Arrays.copyOfRange(tensor.values(), i * each, (i + 1) * each));
                }
            } else {
                file.with(theirs, type, tensor.shape(), tensor.values());
            }
        });
        return file;
    }

    private void assertFault(Publisher publisher, UnaryOperator<Map<String, Tensor>> damage, String fault) {
        Map<String, Tensor> weights = damage.apply(weights(model(SIDE, SIDE)));
        Path file = published(weights, publisher, TestFile.Type.F32).write(folder.resolve("bad.safetensors"));
        assertRefused(file, "it looks like weights of " + publisher.title + ", but " + fault);
    }

    /** And the model is as it was. */
    private void assertRefused(Path file, String reason) {
        Built model = model(SIDE, SIDE);
        Map<String, double[]> before = new HashMap<>();
        weights(model).keySet().forEach(name -> before.put(name, doubles(model, name)));

        UnusableWeights refused = assertThrows(UnusableWeights.class, () -> model.load(file));

        assertEquals(file + ": " + reason + "; nothing was loaded from it", refused.getMessage());
        before.forEach((name, values) -> assertArrayEquals(values, doubles(model, name), name));
    }

    private static Map<String, Tensor> without(Map<String, Tensor> weights, String name) {
        Map<String, Tensor> fewer = new LinkedHashMap<>(weights);
        fewer.remove(name);
        return fewer;
    }

    private static Map<String, Tensor> with(Map<String, Tensor> weights, String name, long[] shape) {
        Map<String, Tensor> changed = new LinkedHashMap<>(weights);
        long size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        changed.put(name, new Tensor(shape, new double[(int) size]));
        return changed;
    }

    private NDArray ourScale(int[] colours) {
        float[] values = new float[colours.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (colours[i] - 128) / 64f;
        }
        return manager.create(values, new Shape(1, 3, SIDE, SIDE));
    }

    private static double[] column(double[][] tokens, int channel) {
        return Arrays.stream(tokens)
                .skip(1)
                .mapToDouble(token -> token[channel])
                .toArray();
    }

    private static double[] doubles(Built model, String name) {
        float[] values = model.parameters().all().get("backbone." + name).toFloatArray();
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
    }

    private static void assertClose(double[] expected, float[] seen) {
        assertEquals(expected.length, seen.length);
        for (int i = 0; i < seen.length; i++) {
            assertEquals(expected[i], seen[i], CLOSE, "number " + i);
        }
    }
}
