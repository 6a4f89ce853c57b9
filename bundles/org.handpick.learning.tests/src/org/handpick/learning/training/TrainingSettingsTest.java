package org.handpick.learning.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
                List.of("model.name=vit-b16", "model.width=224", "training.rate=0.0001", "model.weights=" + weights));
        Path file = Files.writeString(
                folder.resolve("config.yaml"), settings.addTo(RunConfig.EMPTY).yaml());

        TrainingSettings read = TrainingSettings.of(RunConfig.read(file));

        assertEquals(settings, read);
        assertEquals(weights, read.weights());
        assertEquals("vit-b16", read.model());
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
