package org.handpick.djl;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.handpick.djl.weights.UnusableWeights;
import org.handpick.learning.training.TrustedPrograms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptModelTest {
    @TempDir
    Path folder;

    @Test
    void a_model_is_loaded_once_until_its_file_changes() throws IOException {
        Path file = new TrainedOnce(folder).model();
        try (NDManager manager = TestEngine.manager();
                KeptModel kept = new KeptModel(manager)) {
            Model first = kept.of(file, TrustedPrograms.in(folder));
            assertSame(first, kept.of(file, TrustedPrograms.in(folder)));

            Files.setLastModifiedTime(file, FileTime.fromMillis(86_400_000));
            assertNotSame(first, kept.of(file, TrustedPrograms.in(folder)));
        }
    }

    @Test
    void a_file_that_is_none_is_refused_and_the_next_question_goes_well() throws IOException {
        Path file = new TrainedOnce(folder).model();
        Path none = Files.writeString(folder.resolve("none.safetensors"), "no model");
        try (NDManager manager = TestEngine.manager();
                KeptModel kept = new KeptModel(manager)) {
            UnusableWeights refused =
                    assertThrows(UnusableWeights.class, () -> kept.of(none, TrustedPrograms.in(folder)));
            assertTrue(refused.getMessage().contains("none.safetensors"), refused::getMessage);
            assertTrue(kept.of(file, TrustedPrograms.in(folder)).parameters().count() > 0);
        }
    }
}
