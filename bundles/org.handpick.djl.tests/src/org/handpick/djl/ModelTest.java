package org.handpick.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.handpick.dataset.LabelledImage;
import org.handpick.djl.pictures.Picture;
import org.handpick.djl.pictures.PictureCache;
import org.handpick.djl.pictures.PictureTensor;
import org.handpick.djl.pictures.Preprocessing;
import org.handpick.djl.weights.UnusableWeights;
import org.handpick.djl.weights.WriteSafetensors;
import org.handpick.learning.runs.RunConfig;
import org.handpick.learning.training.TrainingSettings;
import org.handpick.learning.training.TrustedPrograms;
import org.handpick.learning.worker.Tell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTest {
    private static final int WIDTH = 96;
    private static final int HEIGHT = 64;

    @TempDir
    Path folder;

    private final NDManager manager = TestEngine.manager();

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void a_name_that_no_model_has_is_refused_with_those_that_there_are() {
        Untrainable refused = assertThrows(Untrainable.class, () -> model("resnet"));
        assertEquals(
                "There is no model called 'resnet'; there are conv-small, classic, vit-tiny, vit-b16, onnx:FILE, torchscript:FILE",
                refused.getMessage());
    }

    @Test
    void only_the_large_one_wants_weights() {
        assertFalse(Sight.wantsWeights(settings("conv-small")));
        assertFalse(Sight.wantsWeights(settings("vit-tiny")));
        assertTrue(Sight.wantsWeights(settings("vit-b16")));
    }

    @Test
    void convolutions_take_no_weights() {
        try (Model model = model("conv-small")) {
            Untrainable refused =
                    assertThrows(Untrainable.class, () -> model.importWeights(Path.of("some.safetensors")));
            assertEquals(
                    "some.safetensors: the model conv-small takes no weights; vision transformers do",
                    refused.getMessage());
        }
    }

    /** A model that was written is of the layout whose names it has, but for the {@code backbone.} before them. */
    @Test
    void a_transformer_begins_with_the_weights_it_is_given() {
        Path file = folder.resolve("weights.safetensors");
        try (Model model = model("vit-tiny");
                Model other = new Model(
                        TrainingSettings.of(settings("vit-tiny").addTo(RunConfig.EMPTY), List.of("training.seed=2")),
                        Optional.empty(),
                        manager)) {
            Map<String, NDArray> published = new LinkedHashMap<>();
            other.parameters().all().forEach((name, parameter) -> {
                if (name.startsWith("backbone.")) {
                    published.put(name.substring("backbone.".length()), parameter);
                }
            });
            new WriteSafetensors(file, published, Map.of()).run();

            assertEquals("timm", model.importWeights(file).layout());

            String name = "backbone.blocks.11.mlp.fc2.weight";
            assertArrayEquals(
                    other.parameters().all().get(name).toFloatArray(),
                    model.parameters().all().get(name).toFloatArray());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"conv-small", "vit-tiny"})
    void a_checkpoint_answers_as_its_model_did(String name) {
        Path file = folder.resolve("best.safetensors");
        Model.Answer before;
        try (Model model = model(name)) {
            before = model.answer(set(), SOURCES, manager);
            new Checkpoint(settings(name), "", Standing.START, new TreeMap<>())
                    .write(file, model.parameters().all());
        }
        try (Model again = Checkpoint.load(file, TrustedPrograms.in(folder), manager)) {
            Model.Answer after = again.answer(set(), SOURCES, manager);
            assertArrayEquals(before.scores(), after.scores());
            assertArrayEquals(before.boxes(), after.boxes());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "7", "{\"settings\": {}, \"standing\": {}}", "{\"settings\": 1", "null"})
    void a_checkpoint_that_says_nonsense_about_its_model_is_refused(String text) {
        Path file = folder.resolve("bad.safetensors");
        new WriteSafetensors(file, Map.of("a", manager.zeros(new Shape(1))), Map.of("handpick", text)).run();

        UnusableWeights refused =
                assertThrows(UnusableWeights.class, () -> Checkpoint.load(file, TrustedPrograms.in(folder), manager));
        assertEquals(
                file + ": what it says about its model can't be read; nothing was loaded from it",
                refused.getMessage());
        assertNotNull(refused.getCause());
    }

    /** Large first values make answers that lie far outside. */
    @ParameterizedTest
    @ValueSource(strings = {"free", "kept"})
    void every_crop_lies_in_its_picture(String aspect) {
        TrainingSettings settings =
                TrainingSettings.of(settings("conv-small").addTo(RunConfig.EMPTY), List.of("crop.aspect=" + aspect));
        try (Model model = new Model(settings, Optional.empty(), manager)) {
            for (float outside : new float[] {-3, 3}) {
                NDArray shift = model.parameters().all().get("crop.shift.bias");
                shift.set(new float[] {outside, -outside, outside, 0});
                for (double[] box : model.answer(set(), SOURCES, manager).boxes()) {
                    assertTrue(0 <= box[0] && box[0] < box[2] && box[2] <= 1, Arrays.toString(box));
                    assertTrue(0 <= box[1] && box[1] < box[3] && box[3] <= 1, Arrays.toString(box));
                    if (aspect.equals("kept")) {
                        assertEquals(box[2] - box[0], box[3] - box[1], 1e-6);
                    }
                }
            }
        }
    }

    private static TrainingSettings settings(String model) {
        return TrainingSettings.of(
                TrainingSettings.USUAL.addTo(RunConfig.EMPTY),
                List.of(
                        "model.name=" + model,
                        "model.width=" + WIDTH,
                        "model.height=" + HEIGHT,
                        "model.measures=false"));
    }

    private Model model(String name) {
        return new Model(settings(name), Optional.empty(), manager);
    }

    private static List<Look> set() {
        return List.of(look("a"), look("b"));
    }

    private static Look look(String name) {
        return Look.at(Path.of(name), name);
    }

    /** Images that are not on any disk: each name is another picture, the same each time. */
    private static final Sources SOURCES = new Sources(List.of(new ImageSource() {
        @Override
        public List<LabelledImage> missing(List<LabelledImage> images) {
            return List.of();
        }

        @Override
        public Optional<Map<LabelledImage, String>> prepare(
                List<LabelledImage> images, Consumer<Tell> tell, BooleanSupplier stopped) {
            return Optional.of(Map.of());
        }

        @Override
        public Optional<PictureCache> pictures() {
            return Optional.empty();
        }

        @Override
        public Seen see(List<Seen.Placed> placed, NDManager manager) {
            List<Picture> pictures =
                    placed.stream().map(one -> picture(one.look())).toList();
            return new Seen.Pictures(
                    PictureTensor.of(pictures, new Preprocessing(WIDTH, HEIGHT), manager),
                    Seen.frames(pictures.stream().map(Picture::frame).toList(), manager),
                    Seen.company(placed, manager));
        }

        private Picture picture(Look look) {
            byte[] rgb = new byte[3 * WIDTH * HEIGHT];
            new Random(look.sha256().hashCode()).nextBytes(rgb);
            Picture picture = new Picture(rgb, WIDTH, 0, 0, WIDTH, HEIGHT);
            return look.mirrored() ? picture.mirrored() : picture;
        }
    }));
}
