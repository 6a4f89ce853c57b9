package org.handpick.learning.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.handpick.learning.runs.RunConfig;
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
        assertEquals(Optional.empty(), Backbone.named("classic").orElseThrow().problemWith(gone));
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
