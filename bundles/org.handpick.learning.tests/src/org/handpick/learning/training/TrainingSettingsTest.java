package org.handpick.learning.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.SetId;
import org.handpick.dataset.Dataset;
import org.handpick.dataset.LabelledImage;
import org.handpick.dataset.LabelledSet;
import org.handpick.dataset.Split;
import org.handpick.learning.runs.RunConfig;
import org.handpick.learning.training.TrainingSettings.Aspect;
import org.handpick.learning.worker.Tell;
import org.handpick.learning.worker.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingSettingsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "/home/a b/vit.safetensors", "C:\\weights\\vit.safetensors", "/a/ä: #1.safetensors"})
    void settings_are_read_as_they_were_written(String weights) throws IOException {
        TrainingSettings settings = TrainingSettings.of(
                TrainingSettings.USUAL.addTo(RunConfig.EMPTY),
                List.of(
                        "model.name=vit-b16",
                        "model.width=224",
                        "training.rate=0.0001",
                        "model.colours=clip",
                        "training.device=cpu",
                        "model.weights=" + weights));
        Path file = Files.writeString(
                folder.resolve("config.yaml"), settings.addTo(RunConfig.EMPTY).yaml());

        TrainingSettings read = TrainingSettings.of(RunConfig.read(file));

        assertEquals(settings, read);
        assertEquals(weights, read.weights());
        assertEquals("vit-b16", read.model());
        assertEquals(Colours.CLIP, read.colours());
        assertEquals(TrainingSettings.Device.CPU, read.device());
    }

    @Test
    void an_encoder_is_named_with_its_file() {
        TrainingSettings settings = TrainingSettings.usualOf("onnx:some/../encoder.onnx", List.of());

        assertEquals("onnx", settings.model());
        assertEquals(Path.of("encoder.onnx").toAbsolutePath().toString(), settings.weights());
        assertEquals(224, settings.width());
        assertEquals(224, settings.height());
        assertEquals("vit:b16", TrainingSettings.usualOf("vit:b16", List.of()).model());
    }

    @Test
    void each_model_waits_for_a_third_of_its_epochs_at_most() {
        for (Backbone backbone : Backbone.ALL) {
            TrainingSettings settings = TrainingSettings.usualOf(backbone.name(), List.of());
            assertEquals(settings.epochs() / 3, settings.patience(), backbone.name());
        }
        assertEquals(TrainingSettings.USUAL, TrainingSettings.usualOf(TrainingSettings.USUAL.model(), List.of()));
    }

    @Test
    void crops_have_the_shape_of_the_picture_where_nearly_all_that_teach_do() {
        TrainingSettings usual = TrainingSettings.USUAL;
        CropBox shaped = new CropBox(0.1, 0.2, 0.6, 0.7);
        CropBox wide = new CropBox(0.1, 0.2, 0.9, 0.7);

        assertEquals(Aspect.KEPT, usual.fittedTo(dataset(20, shaped, 1, wide)).aspect());
        assertEquals(Aspect.FREE, usual.fittedTo(dataset(18, shaped, 2, wide)).aspect());
        assertEquals(Aspect.FREE, usual.fittedTo(dataset(0, shaped, 0, wide)).aspect(), "there is no crop");
        TrainingSettings told = TrainingSettings.usualOf("classic", List.of("crop.aspect=free"));
        assertEquals(told, told.fittedTo(dataset(20, shaped, 0, wide)));
    }

    private Dataset dataset(int shaped, CropBox shape, int others, CropBox other) {
        List<LabelledSet> sets = Stream.concat(
                        Collections.nCopies(shaped, shape).stream(), Collections.nCopies(others, other).stream())
                .map(this::set)
                .toList();
        return new Dataset(folder, "0".repeat(64), sets);
    }

    private LabelledSet set(CropBox box) {
        LabelledImage image = new LabelledImage(
                folder.resolve("a.png"), "a.png", "stage1_generated", new ImageSize(3, 2), 10, "0".repeat(64));
        return new LabelledSet(
                new SetId("t_1"),
                "library",
                Split.TRAIN,
                List.of(image),
                Optional.of(new LabelledSet.Label(0, Optional.of(box))),
                Instant.EPOCH,
                false);
    }

    @Test
    void an_encoder_may_have_pictures_of_any_size_and_our_own_backbones_not() {
        List<String> size = List.of("model.width=518", "model.height=518");
        assertEquals(518, TrainingSettings.usualOf("torchscript:e.pt", size).width());
        assertThrows(IllegalArgumentException.class, () -> TrainingSettings.usualOf("vit-tiny", size));
    }

    @Test
    void the_file_of_an_encoder_must_be_there_and_that_of_weights_only_where_one_is_named() throws IOException {
        String there = Files.createFile(folder.resolve("encoder.onnx")).toString();
        String gone = folder.resolve("gone").toString();
        Backbone onnx = Backbone.named("onnx").orElseThrow();
        Backbone vit = Backbone.named("vit-b16").orElseThrow();

        assertEquals(Optional.empty(), onnx.problemWith(there));
        assertEquals(Optional.of("The model onnx is an encoder from a file; choose the file"), onnx.problemWith(""));
        assertTrue(onnx.problemWith(gone).orElseThrow().startsWith(gone + ": there is no such file"));
        assertEquals(Optional.empty(), vit.problemWith(""));
        assertTrue(vit.problemWith(gone).orElseThrow().startsWith(gone + ": there is no such file"));
        Backbone classic = Backbone.named("classic").orElseThrow();
        assertEquals(Optional.empty(), classic.problemWith(""));
        assertEquals(
                Optional.of("The model classic takes no weights; vision transformers do"), classic.problemWith(there));
    }

    @Test
    void a_configuration_that_says_nothing_of_weights_has_none() {
        assertEquals("", TrainingSettings.of(RunConfig.EMPTY).weights());
    }

    @Test
    void what_a_worker_notes_comes_over_the_wire() {
        Tell noted = new Tell.Noted("Began with \"weights\" in ä\\b");
        assertEquals(noted, Wire.tell(Wire.line(noted)));
    }
}
