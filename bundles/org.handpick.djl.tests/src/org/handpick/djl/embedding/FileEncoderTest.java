package org.handpick.djl.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.handpick.djl.TestEngine;
import org.handpick.djl.graph.Backbone;
import org.handpick.djl.pictures.Picture;
import org.handpick.djl.pictures.Preprocessing;
import org.handpick.learning.training.Colours;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Encoders that were made elsewhere. */
class FileEncoderTest {
    private static final int SIDE = 56;
    /** Of the squares that the encoders of these tests look at. */
    private static final int SQUARE = 8;

    private static final int CELLS = SIDE / SQUARE;
    private static final int WIDTH = 2;
    private static final int AREA = SIDE * SIDE;
    private static final List<?> ANY = List.of("pictures", 3, "height", "width");
    private static final Preprocessing CANVAS = new Preprocessing(SIDE, SIDE);
    /** Of the convolution: for each output, each colour, each pixel of a square. */
    private static final float[] WEIGHTS = weights();

    @TempDir
    Path folder;

    private final NDManager manager = TestEngine.manager();
    private final List<Picture> pictures = List.of(picture(1), picture(2), picture(3));

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @EnumSource(Colours.class)
    void a_map_is_seen_as_it_was_calculated_by_hand(Colours colours) {
        Path file = convolution(ANY).output("map", List.of("n", "c", "h", "w")).write(folder.resolve("map.onnx"));

        try (FileEncoder encoder = FileEncoder.of(EncoderFile.onnx(file), CANVAS, colours, manager)) {
            List<Embedding> seen = encoder.of(pictures);

            assertEquals(new Backbone.Grid(WIDTH, Encoder.SIDE, Encoder.SIDE), encoder.grid());
            for (int i = 0; i < pictures.size(); i++) {
                float[] map = byHand(pictures.get(i), colours);
                assertArrayEquals(map, seen.get(i).places(), 1e-4f);
                assertArrayEquals(means(map), seen.get(i).whole(), 1e-4f);
                assertArrayEquals(pictures.get(i).frame(), seen.get(i).frame());
            }
        }
    }

    @Test
    void a_vector_has_one_place_alone() {
        Path file = convolution(ANY)
                .node("GlobalAveragePool", List.of("map"), "pooled")
                .node("Flatten", List.of("pooled"), "vector")
                .output("vector", List.of("n", WIDTH))
                .write(folder.resolve("vector.onnx"));

        try (FileEncoder encoder = FileEncoder.of(EncoderFile.onnx(file), CANVAS, Colours.IMAGENET, manager)) {
            Embedding seen = encoder.of(pictures).getFirst();

            float[] expected = means(byHand(pictures.getFirst(), Colours.IMAGENET));
            assertEquals(new Backbone.Grid(WIDTH, 1, 1), encoder.grid());
            assertArrayEquals(expected, seen.whole(), 1e-4f);
            assertArrayEquals(expected, seen.places(), 1e-4f);
            assertTrue(encoder.sentence().contains("nothing of places"), encoder::sentence);
        }
    }

    @Test
    void tokens_are_the_places_that_they_stand_for() {
        Path file = tokens(ANY).output("tokens", List.of("n", "t", WIDTH)).write(folder.resolve("tokens.onnx"));

        try (FileEncoder encoder = FileEncoder.of(EncoderFile.onnx(file), CANVAS, Colours.IMAGENET, manager)) {
            Embedding seen = encoder.of(pictures).getFirst();

            float[] map = byHand(pictures.getFirst(), Colours.IMAGENET);
            assertArrayEquals(map, seen.places(), 1e-4f);
            assertArrayEquals(means(map), seen.whole(), 1e-4f);
        }
    }

    @Test
    void a_file_that_was_made_for_one_picture_is_shown_one_at_a_time_and_its_class_token_is_the_whole() {
        Path file = tokens(List.of(1, 3, SIDE, SIDE))
                .floats("class", new float[] {11, 12}, 1, 1, WIDTH)
                .node("Concat", List.of("class", "tokens"), "all", "axis", 1)
                .output("all", List.of(1, 1 + CELLS * CELLS, WIDTH))
                .write(folder.resolve("class.onnx"));

        try (FileEncoder encoder = FileEncoder.of(EncoderFile.onnx(file), CANVAS, Colours.IMAGENET, manager)) {
            List<Embedding> seen = encoder.of(pictures);

            for (int i = 0; i < pictures.size(); i++) {
                assertArrayEquals(new float[] {11, 12}, seen.get(i).whole());
                assertArrayEquals(
                        byHand(pictures.get(i), Colours.IMAGENET), seen.get(i).places(), 1e-4f);
            }
        }
    }

    @Test
    void of_several_outputs_the_first_that_tells_of_places_is_taken() {
        Path file = convolution(ANY)
                .node("GlobalAveragePool", List.of("map"), "pooled")
                .node("Shape", List.of("map"), "shape")
                .outputOfWholeNumbers("shape", List.of(4))
                .output("pooled", List.of("n", WIDTH, 1, 1))
                .output("map", List.of("n", "c", "h", "w"))
                .write(folder.resolve("several.onnx"));

        try (FileEncoder encoder = FileEncoder.of(EncoderFile.onnx(file), CANVAS, Colours.IMAGENET, manager)) {
            assertArrayEquals(
                    byHand(pictures.getFirst(), Colours.IMAGENET),
                    encoder.of(pictures).getFirst().places(),
                    1e-4f);
        }
    }

    @Test
    void the_canvas_is_the_one_that_the_file_wants() {
        Path file = convolution(List.of("n", 3, 24, 40))
                .output("map", List.of("n", "c", "h", "w"))
                .write(folder.resolve("small.onnx"));

        try (FileEncoder encoder = FileEncoder.of(EncoderFile.onnx(file), CANVAS, Colours.IMAGENET, manager)) {
            assertEquals(new Preprocessing(40, 24), encoder.preprocessing());
            assertEquals(new Backbone.Grid(WIDTH, Encoder.SIDE, Encoder.SIDE), encoder.grid());
        }
    }

    @Test
    void another_file_or_another_scale_of_colours_is_another_encoder() {
        Path file = convolution(ANY).output("map", List.of("n", "c", "h", "w")).write(folder.resolve("map.onnx"));
        Path other = tokens(ANY).output("tokens", List.of("n", "t", WIDTH)).write(folder.resolve("tokens.onnx"));

        String key = onnxKey(file, Colours.IMAGENET);

        assertEquals(key, onnxKey(file, Colours.IMAGENET));
        assertNotEquals(key, onnxKey(file, Colours.CLIP));
        assertNotEquals(key, onnxKey(other, Colours.IMAGENET));
    }

    private String onnxKey(Path file, Colours colours) {
        try (FileEncoder encoder = FileEncoder.of(EncoderFile.onnx(file), CANVAS, colours, manager)) {
            return encoder.key();
        }
    }

    @Test
    void onnx_that_takes_no_pictures_or_gives_no_features_is_refused_naming_the_shape() {
        refusesOnnx(
                "of the shape [-1, 56, 56, 3], expected FLOAT of [pictures, 3, height, width]",
                new OnnxFile()
                        .input("pictures", List.of("n", SIDE, SIDE, 3))
                        .node("Relu", List.of("pictures"), "same")
                        .output("same", List.of("n", SIDE, SIDE, 3)));
        refusesOnnx(
                "it takes [pictures, mask], expected pictures alone",
                convolution(ANY)
                        .input("mask", ANY)
                        .node("Add", List.of("pictures", "mask"), "sum")
                        .output("sum", ANY));
        refusesOnnx(
                "for 1 pictures it gives [1, 2, 7, 7, 1], expected [pictures, numbers]",
                convolution(ANY)
                        .wholeNumbers("last", 4)
                        .node("Unsqueeze", List.of("map", "last"), "deep")
                        .output("deep", List.of("n", "c", "h", "w", 1)));
        refusesOnnx(
                "for 1 pictures it gives [1, 48, 2], expected [pictures, numbers]",
                tokens(ANY)
                        .wholeNumbers("from", 1)
                        .wholeNumbers("to", CELLS * CELLS)
                        .wholeNumbers("axis", 1)
                        .node("Slice", List.of("tokens", "from", "to", "axis"), "fewer")
                        .output("fewer", List.of("n", "t", WIDTH)));
        refusesOnnx(
                "it gives no tensor of floats",
                convolution(ANY).node("Shape", List.of("map"), "shape").outputOfWholeNumbers("shape", List.of(4)));
    }

    @Test
    void onnx_whose_weights_lie_in_another_file_is_refused() throws IOException {
        Path here = Files.createTempFile(Path.of("").toAbsolutePath(), "weights", ".bin");
        try {
            Files.write(here, new byte[Float.BYTES * WEIGHTS.length]);
            Files.copy(here, folder.resolve(here.getFileName()));
            refusesOnnx(
                    "it is no ONNX file that can be run here",
                    new OnnxFile()
                            .input("pictures", ANY)
                            .floatsElsewhere("weights", here.getFileName().toString(), WIDTH, 3, SQUARE, SQUARE)
                            .node("Conv", List.of("pictures", "weights"), "map", "strides", List.of(SQUARE, SQUARE))
                            .output("map", List.of("n", "c", "h", "w")));
        } finally {
            Files.delete(here);
        }
    }

    @Test
    void what_is_no_onnx_file_is_refused() throws IOException {
        Path text = Files.writeString(folder.resolve("text.onnx"), "this is a text");
        Path gone = folder.resolve("gone.onnx");

        assertTrue(refused(text, EncoderFile::onnx).contains("text.onnx: it is no ONNX file"));
        assertTrue(refused(gone, EncoderFile::onnx).contains("gone.onnx: there is no such file"));
    }

    private void refusesOnnx(String reason, OnnxFile file) {
        String sentence = refused(file.write(folder.resolve("refused.onnx")), EncoderFile::onnx);
        assertTrue(sentence.contains("refused.onnx: "), sentence);
        assertTrue(sentence.contains(reason), sentence);
    }

    private String refused(Path path, Function<Path, EncoderFile> kind) {
        return assertThrows(
                        UnusableEncoder.class,
                        () -> FileEncoder.of(kind.apply(path), CANVAS, Colours.IMAGENET, manager)
                                .close())
                .getMessage();
    }

    @Test
    void a_torchscript_map_is_seen_as_it_was_calculated_by_hand() {
        Path file = new TorchScriptFile(
                        "Tensor", "return torch.avg_pool2d(x, [8, 8], [8, 8], [0, 0], False, True, None)")
                .write(folder.resolve("map.pt"));

        try (FileEncoder encoder = FileEncoder.of(EncoderFile.torchScript(file), CANVAS, Colours.CLIP, manager)) {
            List<Embedding> seen = encoder.of(pictures);

            for (int i = 0; i < pictures.size(); i++) {
                float[] map = averages(pictures.get(i), Colours.CLIP);
                assertArrayEquals(map, seen.get(i).places(), 1e-5f);
                assertArrayEquals(means(map), seen.get(i).whole(), 1e-5f);
            }
        }
    }

    @Test
    void torchscript_may_give_several_tensors_by_name() {
        Path file = new TorchScriptFile("Dict[str, Tensor]", """
            map = torch.avg_pool2d(x, [8, 8], [8, 8], [0, 0], False, True, None)
            return {"vector": torch.mean(x, [2, 3]), "map": map}\
            """).write(folder.resolve("named.pt"));

        try (FileEncoder encoder = FileEncoder.of(EncoderFile.torchScript(file), CANVAS, Colours.UNIT, manager)) {
            assertArrayEquals(
                    averages(pictures.getFirst(), Colours.UNIT),
                    encoder.of(pictures).getFirst().places(),
                    1e-5f);
        }
    }

    /** {@code traced.pt} was made by {@code traced.py}, which stands beside it and printed these numbers. */
    @Test
    void a_module_that_pytorch_has_traced_sees_here_what_it_saw_there() throws IOException {
        Path file = folder.resolve("traced.pt");
        try (InputStream in = FileEncoderTest.class.getResourceAsStream("traced.pt")) {
            Files.copy(in, file);
        }
        Preprocessing canvas = new Preprocessing(32, 32);
        byte[] rgb = new byte[3 * 32 * 32];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i * i % 251);
        }

        try (FileEncoder encoder = FileEncoder.of(EncoderFile.torchScript(file), canvas, Colours.UNIT, manager)) {
            Embedding seen =
                    encoder.of(List.of(new Picture(rgb, 32, 0, 0, 32, 32))).getFirst();

            assertArrayEquals(new float[] {-0.912417f, 1.293421f}, seen.whole(), 1e-5f);
            assertEquals(-0.006454f, seen.places()[0], 1e-5f);
            assertEquals(0.257452f, seen.places()[seen.places().length - 1], 1e-5f);
        }
    }

    @Test
    void a_pickle_of_python_is_refused_and_nothing_in_it_is_run() {
        String pickled = "it is a pickle of Python's (torch.save) and no TorchScript";
        refusesTorchScript(pickled, script().without("code/__torch__.py"));
        refusesTorchScript(pickled, script().without("constants.pkl"));
        refusesTorchScript("beside TorchScript it holds more.pkl", script().with("more.pkl", "cos\nsystem\n."));
    }

    @Test
    void what_is_no_torchscript_is_refused() throws IOException {
        Path text = Files.writeString(folder.resolve("text.pt"), "this is a text");

        assertTrue(refused(text, EncoderFile::torchScript).contains("text.pt: it is no TorchScript file"));
        refusesTorchScript(
                "it is no TorchScript file; nothing in it was run",
                script().without("code/__torch__.py").without("data.pkl").without("constants.pkl"));
        refusesTorchScript(
                "it is no TorchScript file that can be run here", script().with("data.pkl", "cos\nsystem\n."));
        refusesTorchScript(
                "it is no TorchScript file that can be run here",
                script().with("code/__torch__.py", "class Encoder(Module):\n  def forward(\n"));
    }

    @Test
    void torchscript_that_gives_no_features_is_refused_naming_the_shape() {
        refusesTorchScript(
                "for 1 pictures it gives [3, 56, 56], expected",
                new TorchScriptFile("Tensor", "return torch.select(x, 0, 0)"));
        refusesTorchScript("it gives no tensor of floats", new TorchScriptFile("Tensor", "return torch.gt(x, 0)"));
        refusesTorchScript(
                "it can't take pictures of the shape (1, 3, 56, 56)",
                new TorchScriptFile("Tensor", "return torch.reshape(x, [5, 5])"));
    }

    private void refusesTorchScript(String reason, TorchScriptFile file) {
        String sentence = refused(file.write(folder.resolve("refused.pt")), EncoderFile::torchScript);
        assertTrue(sentence.contains("refused.pt: "), sentence);
        assertTrue(sentence.contains(reason), sentence);
    }

    private static TorchScriptFile script() {
        return new TorchScriptFile("Tensor", "return torch.mean(x, [2, 3])");
    }

    private static OnnxFile convolution(List<?> input) {
        return new OnnxFile()
                .input("pictures", input)
                .floats("weights", WEIGHTS, WIDTH, 3, SQUARE, SQUARE)
                .node("Conv", List.of("pictures", "weights"), "map", "strides", List.of(SQUARE, SQUARE));
    }

    private static OnnxFile tokens(List<?> input) {
        return convolution(input)
                .wholeNumbers("flat", 0, WIDTH, -1)
                .node("Reshape", List.of("map", "flat"), "rows")
                .node("Transpose", List.of("rows"), "tokens", "perm", List.of(0, 2, 1));
    }

    private static float[] weights() {
        Random random = new Random(5);
        float[] weights = new float[WIDTH * 3 * SQUARE * SQUARE];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextGaussian() / SQUARE;
        }
        return weights;
    }

    /** Of noise, without a canvas above and below. */
    private static Picture picture(int seed) {
        byte[] rgb = new byte[3 * AREA];
        new Random(seed).nextBytes(rgb);
        return new Picture(rgb, SIDE, 0, SQUARE, SIDE, SIDE - SQUARE);
    }

    /** What the convolution gives: channel after channel, row after row. */
    private static float[] byHand(Picture picture, Colours colours) {
        double[] map = new double[WIDTH * CELLS * CELLS];
        for (int out = 0; out < WIDTH; out++) {
            for (int i = 0; i < 3 * AREA; i++) {
                int colour = i / AREA;
                int y = i % AREA / SIDE;
                int x = i % SIDE;
                double weight = WEIGHTS[((out * 3 + colour) * SQUARE + y % SQUARE) * SQUARE + x % SQUARE];
                map[(out * CELLS + y / SQUARE) * CELLS + x / SQUARE] += weight * value(picture, i, colours);
            }
        }
        return floats(map);
    }

    /** The mean of each colour over each square. */
    private static float[] averages(Picture picture, Colours colours) {
        double[] map = new double[3 * CELLS * CELLS];
        for (int i = 0; i < 3 * AREA; i++) {
            int y = i % AREA / SIDE;
            int x = i % SIDE;
            map[(i / AREA * CELLS + y / SQUARE) * CELLS + x / SQUARE] += value(picture, i, colours) / (SQUARE * SQUARE);
        }
        return floats(map);
    }

    private static double value(Picture picture, int i, Colours colours) {
        int colour = i / AREA;
        return ((picture.rgb()[i] & 0xFF) / 255.0 - colours.means().get(colour))
                / colours.spreads().get(colour);
    }

    /** Of each channel. */
    private static float[] means(float[] map) {
        int channels = map.length / (CELLS * CELLS);
        double[] means = new double[channels];
        for (int i = 0; i < map.length; i++) {
            means[i / (CELLS * CELLS)] += map[i] / (double) (CELLS * CELLS);
        }
        return floats(means);
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
