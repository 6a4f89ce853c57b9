package org.handpick.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.handpick.core.Progress;
import org.handpick.dataset.Dataset;
import org.handpick.djl.embedding.OnnxFile;
import org.handpick.djl.embedding.TorchScriptFile;
import org.handpick.djl.embedding.UnusableEncoder;
import org.handpick.djl.weights.UnusableWeights;
import org.handpick.learning.training.TrainingSettings;
import org.handpick.learning.training.TrustedPrograms;
import org.handpick.learning.worker.Ask;
import org.handpick.learning.worker.InstalledWorker;
import org.handpick.learning.worker.Tell;
import org.handpick.learning.worker.Worker;
import org.handpick.learning.worker.WorkerFailure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Heads that stand on an encoder which was made elsewhere. */
class EncoderFromFileTest {
    private static final int EPOCHS = 2;

    @TempDir
    Path folder;

    private Path encoder;
    private TrustedPrograms trust;
    private Dataset dataset;

    @BeforeEach
    void make() {
        encoder = encoder(1);
        trust = TrustedPrograms.in(folder);
        dataset = new Drawings(folder.resolve("images"), 3).written(4);
    }

    @Test
    void heads_learn_and_a_second_run_looks_at_no_image_again() {
        List<Tell> first = train("first");

        assertEquals(List.of(1, 2), epochs(first));
        assertTrue(
                first.stream()
                        .anyMatch(tell -> tell instanceof Tell.Noted(String sentence)
                                && sentence.startsWith("Sees through " + encoder + ", with the SHA-256 ")
                                && sentence.contains(
                                        "pictures of 96 x 64, 4 numbers of the whole and of each of 7 x 7")),
                first::toString);
        assertTrue(looks(first));

        List<Tell> second = train("second");

        assertEquals(List.of(1, 2), epochs(second));
        assertFalse(looks(second), second::toString);
    }

    @Test
    void a_run_is_not_used_with_another_file_than_it_learned_from_nor_without_it() throws IOException {
        train("run");
        Path model = folder.resolve("run/checkpoints/best.safetensors");
        assertTrue(Files.size(model) < 1 << 20, "it holds the heads alone");

        encoder(2);
        try (NDManager manager = TestEngine.manager()) {
            UnusableWeights changed = assertThrows(UnusableWeights.class, () -> Checkpoint.load(model, trust, manager));
            assertTrue(changed.getMessage().contains("it learned from what onnx-"), changed::getMessage);
            Untrainable goesOn = assertThrows(Untrainable.class, () -> goOn("run", settings(), manager));
            assertTrue(goesOn.getMessage().contains("the run began with what onnx-"), goesOn::getMessage);

            Files.delete(encoder);
            UnusableEncoder gone = assertThrows(UnusableEncoder.class, () -> Checkpoint.load(model, trust, manager));
            assertTrue(gone.getMessage().contains("encoder.onnx: there is no such file"), gone::getMessage);
        }
    }

    @Test
    void a_program_is_not_run_where_the_run_learned_from_another() throws IOException {
        Path program = programThatLeaves(folder.resolve("not-yet"), "program.pt");
        trust.add(program);
        TrainingSettings settings = settingsOf("torchscript:" + program);
        ask(new ArrayList<>(), "run", settings);

        Path trace = folder.resolve("trace");
        trust.add(programThatLeaves(trace, "program.pt"));

        try (NDManager manager = TestEngine.manager()) {
            Path model = folder.resolve("run/checkpoints/best.safetensors");
            UnusableWeights changed = assertThrows(UnusableWeights.class, () -> Checkpoint.load(model, trust, manager));
            assertTrue(changed.getMessage().contains("it learned from what torchscript-"), changed::getMessage);
            Untrainable goesOn = assertThrows(Untrainable.class, () -> goOn("run", settings, manager));
            assertTrue(goesOn.getMessage().contains("the run began with what torchscript-"), goesOn::getMessage);
        }
        assertFalse(Files.exists(trace), "some of it ran");
    }

    @Test
    void a_program_that_nobody_here_has_named_is_not_run_though_the_run_learned_from_it() throws IOException {
        Path trace = folder.resolve("trace");
        Path program = programThatLeaves(trace, "program.pt");
        trust.add(program);
        TrainingSettings settings = settingsOf("torchscript:" + program);
        ask(new ArrayList<>(), "run", settings);
        assertTrue(Files.deleteIfExists(trace), "the program of this test leaves no trace where it runs");
        Path model = folder.resolve("run/checkpoints/best.safetensors");
        TrustedPrograms elsewhere = TrustedPrograms.in(folder.resolve("elsewhere"));

        try (NDManager manager = TestEngine.manager()) {
            UnusableEncoder refused =
                    assertThrows(UnusableEncoder.class, () -> Checkpoint.load(model, elsewhere, manager));
            assertTrue(
                    refused.getMessage().contains("program.pt: a TorchScript file is a program"), refused::getMessage);
            assertTrue(refused.getMessage().contains("handpick encoder trust"), refused::getMessage);
            Files.delete(folder.resolve(TrustedPrograms.FILE));
            assertThrows(UnusableEncoder.class, () -> goOn("run", settings, manager));
            assertThrows(UnusableEncoder.class, () -> goOn("another", settings, manager));
            assertFalse(Files.exists(trace), "some of it ran");

            elsewhere.add(program);
            Checkpoint.load(model, elsewhere, manager).close();
            assertTrue(Files.exists(trace));
        }
    }

    @Test
    void an_encoder_without_its_file_is_told() {
        WorkerFailure.Refused refused = assertThrows(
                WorkerFailure.Refused.class, () -> ask(new ArrayList<>(), "run", settings("model.weights=")));

        assertEquals("The model onnx is an encoder from a file; name it, as onnx:FILE", refused.getMessage());
    }

    @Test
    void what_a_training_computes_on_is_told_and_a_device_that_is_not_there_is_refused() {
        List<Tell> told = new ArrayList<>();
        ask(told, "processor", settings("training.device=cpu"));
        assertEquals(new Tell.ComputesOn("processor"), told.getFirst());

        WorkerFailure.Refused refused =
                assertThrows(WorkerFailure.Refused.class, () -> ask(told, "card", settings("training.device=gpu")));
        assertTrue(refused.getMessage().contains("finds no graphics card"), refused::getMessage);
    }

    private static List<Integer> epochs(List<Tell> told) {
        return told.stream()
                .filter(Tell.EpochDone.class::isInstance)
                .map(tell -> ((Tell.EpochDone) tell).epoch())
                .toList();
    }

    private static boolean looks(List<Tell> told) {
        return told.stream()
                .anyMatch(tell -> tell instanceof Tell.Progressed progressed
                        && progressed.what().equals("Looking at pictures"));
    }

    private List<Tell> train(String run) {
        List<Tell> told = new ArrayList<>();
        ask(told, run, settings());
        return told;
    }

    private void ask(List<Tell> told, String run, TrainingSettings settings) {
        try (Worker worker = Worker.start(new InstalledWorker(TestEngine.cache()).program())) {
            worker.run(
                    new Ask.Train(dataset.folder(), folder.resolve(run), folder.resolve("cache"), settings),
                    told::add,
                    Progress.NONE);
        }
    }

    private void goOn(String run, TrainingSettings settings, NDManager manager) {
        try (Training training = new Training(
                new Ask.Train(dataset.folder(), folder.resolve(run), folder.resolve("cache"), settings),
                dataset,
                tell -> {},
                () -> false,
                manager)) {
            training.run();
        }
    }

    private TrainingSettings settings(String... changes) {
        return settingsOf("onnx:" + encoder, changes);
    }

    private static TrainingSettings settingsOf(String model, String... changes) {
        List<String> all = new ArrayList<>(
                List.of("model.width=96", "model.height=64", "training.epochs=" + EPOCHS, "training.sets_per_step=2"));
        all.addAll(List.of(changes));
        return TrainingSettings.usualOf(model, all);
    }

    /** An encoder that makes a file each time it runs, in the place of an earlier one. */
    private Path programThatLeaves(Path trace, String name) {
        return new TorchScriptFile("Tensor", """
            trace = torch.from_file("%s", True, 1, dtype=6, layout=None, device=None, pin_memory=None)
            return torch.add(torch.mean(x, [2, 3]), torch.sum(trace))\
            """.formatted(trace)).write(folder.resolve(name));
    }

    /** A layer of random numbers as an encoder, in the place of an earlier one. */
    private Path encoder(int seed) {
        Random random = new Random(seed);
        float[] weights = new float[4 * 3 * 8 * 8];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextGaussian() / 8;
        }
        return new OnnxFile()
                .input("pictures", List.of("pictures", 3, "height", "width"))
                .floats("weights", weights, 4, 3, 8, 8)
                .node("Conv", List.of("pictures", "weights"), "map", "strides", List.of(8, 8))
                .output("map", List.of("pictures", "channels", "rows", "columns"))
                .write(folder.resolve("encoder.onnx"));
    }
}
