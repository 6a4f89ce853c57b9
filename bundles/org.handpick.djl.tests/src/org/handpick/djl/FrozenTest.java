package org.handpick.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.handpick.core.Progress;
import org.handpick.dataset.Dataset;
import org.handpick.dataset.LabelledImage;
import org.handpick.dataset.Split;
import org.handpick.djl.embedding.Embedding;
import org.handpick.djl.embedding.FrozenTransformer;
import org.handpick.djl.graph.Features;
import org.handpick.djl.graph.Parameters;
import org.handpick.djl.graph.VisionTransformer;
import org.handpick.djl.pictures.Picture;
import org.handpick.djl.pictures.PictureTensor;
import org.handpick.djl.weights.ImportWeights;
import org.handpick.djl.weights.UnusableWeights;
import org.handpick.djl.weights.WriteSafetensors;
import org.handpick.learning.training.TrainingSettings;
import org.handpick.learning.training.TrustedPrograms;
import org.handpick.learning.worker.Ask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that begin with weights of which not all, or nothing, is to learn. */
class FrozenTest {
    private static final String PREFIX = VisionTransformer.PREFIX;

    @TempDir
    Path folder;

    private final NDManager manager = TestEngine.manager();
    private Path weights;
    private Dataset dataset;

    @BeforeEach
    void publish() {
        weights = publish(1);
        dataset = new Drawings(folder.resolve("images"), 3).dataset(4);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void heads_stand_on_the_weights_and_keep_none_of_them() {
        Path model = train("heads");

        try (Model loaded = Checkpoint.load(model, TrustedPrograms.in(folder), manager)) {
            assertTrue(loaded.parameters().all().keySet().stream().noneMatch(name -> name.startsWith(PREFIX)));
            assertEquals(
                    2,
                    loaded.answer(set().subList(0, 2), loaded.sources(cache()), manager)
                            .scores()
                            .length);
        }
    }

    @Test
    void heads_do_not_stand_on_other_weights_than_they_learned_on() {
        Path model = train("heads");
        publish(2);

        UnusableWeights refused =
                assertThrows(UnusableWeights.class, () -> Checkpoint.load(model, TrustedPrograms.in(folder), manager));

        assertTrue(refused.getMessage().contains("it learned from what vit-tiny-"), refused::getMessage);
    }

    @Test
    void when_the_last_layers_learn_the_others_stay_as_they_were_published() {
        Path model = train("last_layers");

        Map<String, float[]> published = numbers(weights);
        try (Model loaded = Checkpoint.load(model, TrustedPrograms.in(folder), manager)) {
            Set<String> learned = new TreeSet<>();
            loaded.parameters().all().forEach((name, tensor) -> {
                if (name.startsWith(PREFIX)
                        && !Arrays.equals(tensor.toFloatArray(), published.get(name.substring(PREFIX.length())))) {
                    learned.add(name.split("\\.")[1].equals("blocks") ? "block " + name.split("\\.")[2] : name);
                }
            });
            assertTrue(learned.containsAll(Set.of("block 10", "block 11")), learned::toString);
            assertEquals(
                    Set.of(),
                    learned.stream()
                            .filter(name -> !name.equals("block 10") && !name.equals("block 11"))
                            .filter(name -> !name.startsWith(PREFIX + "norm."))
                            .collect(Collectors.toSet()));
        }
    }

    @Test
    void an_encoder_sees_what_its_transformer_does() {
        TrainingSettings settings = settings("heads");
        List<Picture> pictures = dataset.sets(Split.TRAIN).getFirst().images().stream()
                .map(image -> Sight.preprocessing(settings).of(image.file()))
                .toList();
        List<Embedding> embeddings;
        try (FrozenTransformer frozen = new FrozenTransformer(
                "vit-tiny", VisionTransformer.Size.TINY, Sight.preprocessing(settings), weights, manager)) {
            embeddings = frozen.of(pictures);
        }

        Parameters parameters = Parameters.toLoad(manager);
        VisionTransformer transformer =
                new VisionTransformer(parameters, VisionTransformer.Size.TINY, settings.width(), settings.height());
        new ImportWeights(weights, parameters.all(), transformer.grid()).run(Progress.NONE);
        Features seen = transformer.of(PictureTensor.of(pictures, Sight.preprocessing(settings), manager));

        for (int i = 0; i < pictures.size(); i++) {
            assertArrayEquals(
                    seen.whole().get(i).toFloatArray(), embeddings.get(i).whole(), 1e-5f);
            assertArrayEquals(
                    seen.pooled(7, 7).places().get(i).flatten().toFloatArray(),
                    embeddings.get(i).places(),
                    1e-5f);
        }
    }

    private Path train(String learns) {
        Path run = folder.resolve("run-" + learns);
        try (NDManager over = TestEngine.manager();
                Training training = new Training(
                        new Ask.Train(dataset.folder(), run, cache(), settings(learns)),
                        dataset,
                        tell -> {},
                        () -> false,
                        over)) {
            training.run();
        }
        return run.resolve("checkpoints/best.safetensors");
    }

    private TrainingSettings settings(String learns) {
        return TrainingSettings.usualOf(
                "vit-tiny",
                List.of(
                        "model.width=96",
                        "model.height=64",
                        "model.weights=" + weights,
                        "model.learns=" + learns,
                        "training.epochs=1"));
    }

    private Path cache() {
        return folder.resolve("cache");
    }

    private List<Look> set() {
        List<Look> looks = new ArrayList<>();
        for (LabelledImage image : dataset.sets(Split.VAL).getFirst().images()) {
            looks.add(Look.at(image, false));
        }
        return looks;
    }

    /** Weights as anybody could have published them, in the place of earlier ones. */
    private Path publish(int seed) {
        Path file = folder.resolve("weights.safetensors");
        try (Parameters drawn = new Parameters(manager, seed)) {
            new VisionTransformer(drawn, VisionTransformer.Size.TINY, 96, 64);
            Map<String, NDArray> named = new LinkedHashMap<>();
            drawn.all().forEach((name, tensor) -> named.put(name.substring(PREFIX.length()), tensor));
            assertTrue(!Files.exists(file) || file.toFile().delete());
            new WriteSafetensors(file, named, Map.of()).run();
        }
        return file;
    }

    /** Of the file, as they are when all of a model begins with them. */
    private Map<String, float[]> numbers(Path file) {
        try (Parameters parameters = Parameters.toLoad(manager)) {
            VisionTransformer transformer = new VisionTransformer(parameters, VisionTransformer.Size.TINY, 96, 64);
            new ImportWeights(file, parameters.all(), transformer.grid()).run(Progress.NONE);
            Map<String, float[]> numbers = new TreeMap<>();
            parameters
                    .all()
                    .forEach((name, tensor) -> numbers.put(name.substring(PREFIX.length()), tensor.toFloatArray()));
            return numbers;
        }
    }
}
