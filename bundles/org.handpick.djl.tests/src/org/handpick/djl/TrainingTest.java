package org.handpick.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.handpick.core.crop.CropBox;
import org.handpick.dataset.Dataset;
import org.handpick.dataset.LabelledImage;
import org.handpick.dataset.LabelledSet;
import org.handpick.dataset.Split;
import org.handpick.learning.runs.RunConfig;
import org.handpick.learning.training.TrainingSettings;
import org.handpick.learning.training.TrustedPrograms;
import org.handpick.learning.worker.Ask;
import org.handpick.learning.worker.Tell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTest {
    @TempDir
    Path folder;

    private final List<Tell> told = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"listwise", "margin"})
    void eight_sets_are_learned_by_heart(String ranking) {
        Dataset dataset = new Drawings(folder.resolve("images"), 3).dataset(8);
        Dataset same = new Dataset(
                dataset.folder(),
                dataset.sha256(),
                dataset.sets(Split.TRAIN).stream()
                        .flatMap(set -> List.of(set, judging(set)).stream())
                        .toList());

        train(
                same,
                "run",
                settings(
                        "training.epochs=60",
                        "training.patience=60",
                        "training.sets_per_step=2",
                        "training.rate=0.003",
                        "training.flips=false",
                        "ranking.loss=" + ranking),
                () -> false);

        Tell.EpochDone last = epochs().getLast();
        assertEquals(1, last.val().get("top1"));
        assertTrue(last.val().get("mean_iou") > 0.8, last::toString);
    }

    /** Of a gradient as short as that nothing is left in a step of AdamW. */
    @Test
    void no_gradient_is_longer_than_was_allowed() {
        Dataset dataset = new Drawings(folder.resolve("images"), 4).dataset(6);
        String[] calm = {"training.epochs=3", "training.flips=false", "training.parts=false", "training.decay=0"};

        train(dataset, "free", settings(calm), () -> false);
        List<Double> free = losses();
        told.clear();
        train(
                dataset,
                "clipped",
                settings(Stream.concat(Stream.of(calm), Stream.of("training.clip=1e-14"))
                        .toArray(String[]::new)),
                () -> false);
        List<Double> clipped = losses();

        assertEquals(clipped.getFirst(), clipped.getLast(), 0.1); // what is left out of sets in a step differs
        assertTrue(free.getFirst() - free.getLast() > 1, free::toString);
    }

    private List<Double> losses() {
        return epochs().stream().map(epoch -> epoch.train().get("loss")).toList();
    }

    @Test
    void a_training_that_was_stopped_anywhere_goes_on_as_if_it_had_not_been() {
        Dataset dataset = new Drawings(folder.resolve("images"), 5).dataset(6);
        TrainingSettings settings = settings("training.epochs=3", "training.sets_per_step=2");
        Map<String, float[]> straight = train(dataset, "straight", settings, () -> false);
        List<Tell.EpochDone> expected = epochs();

        told.clear();
        for (int steps = 0; steps < 8; steps++) { // each time for one more step
            train(dataset, "stopped", settings, stopAfterOneStep());
        }
        Map<String, float[]> resumed = train(dataset, "stopped", settings, () -> false);

        assertEquals(straight.keySet(), resumed.keySet());
        straight.forEach((name, values) -> assertArrayEquals(values, resumed.get(name), 1e-6f, name));
        List<Tell.EpochDone> epochs = epochs();
        assertEquals(expected.size(), epochs.size());
        for (int i = 0; i < epochs.size(); i++) {
            assertEquals(expected.get(i).val(), epochs.get(i).val());
            assertEquals(
                    expected.get(i).train().get("loss"), epochs.get(i).train().get("loss"), 1e-9);
        }
    }

    @Test
    void a_validation_can_be_stopped_and_is_made_up_for() {
        Dataset dataset = new Drawings(folder.resolve("images"), 43).dataset(6);
        TrainingSettings settings = settings("training.epochs=2", "training.sets_per_step=2");
        Map<String, float[]> straight = train(dataset, "straight", settings, () -> false);
        List<Tell.EpochDone> expected = epochs();

        told.clear();
        train(dataset, "stopped", settings, () -> steps() >= 3);
        assertEquals(List.of(), epochs());
        assertEquals(3, steps());
        Map<String, float[]> resumed = train(dataset, "stopped", settings, () -> false);

        assertEquals(expected, epochs());
        assertEquals(6, steps());
        straight.forEach((name, values) -> assertArrayEquals(values, resumed.get(name), 1e-6f, name));
    }

    @Test
    void a_crash_in_a_long_epoch_costs_minutes() {
        Dataset dataset = new Drawings(folder.resolve("images"), 47).dataset(8);
        TrainingSettings settings = settings("training.epochs=1", "training.sets_per_step=1");
        Consumer<Tell> crashing = tell -> {
            told.add(tell);
            if (steps() == 6) {
                throw new IllegalStateException("crashed");
            }
        };

        assertThrows(IllegalStateException.class, () -> run(dataset, "run", settings, crashing, () -> false));

        assertEquals(3, Checkpoint.read(last("run")).standing().step());

        told.clear();
        run(dataset, "run", settings, told::add, stopAfterOneStep());
        assertTrue(
                told.contains(
                        new Tell.Noted("Goes on from its last checkpoint: epoch 1, after 3 of its steps, 3 in all")),
                told::toString);
    }

    @Test
    void the_time_limit_counts_all_that_was_learned_and_ends_within_an_epoch() {
        Dataset dataset = new Drawings(folder.resolve("images"), 53).dataset(8);
        TrainingSettings settings = settings("training.epochs=9", "training.sets_per_step=1", "training.minutes=5");

        for (int i = 0; i < 6; i++) {
            run(dataset, "run", settings, told::add, stopAfterOneStep());
        }
        run(dataset, "run", settings, told::add, () -> false);

        assertEquals(3, steps());
        assertEquals(1, epochs().size());
        Tell.Trained trained = assertInstanceOf(Tell.Trained.class, told.getLast());
        assertEquals("its time of 5.0 minutes was over", trained.why());
    }

    @Test
    void nobody_goes_on_with_a_run_that_another_worker_still_writes_to() throws IOException {
        Dataset dataset = new Drawings(folder.resolve("images"), 59).dataset(4);
        try (CheckpointsLock other = new CheckpointsLock(last("run").getParent())) {
            assertTrue(other.await(told::add, () -> false));

            run(dataset, "run", settings(), told::add, () -> !told.isEmpty());

            assertEquals(
                    List.of(new Tell.Progressed("Waiting for the worker that trained this before to end", 0, 0)), told);
        }
        train(dataset, "run", settings("training.epochs=1"), () -> false);
        assertInstanceOf(Tell.Trained.class, told.getLast());
    }

    @Test
    void heads_on_a_frozen_encoder_learn_in_seconds_and_are_there_again_when_they_are_loaded() {
        Dataset dataset = new Drawings(folder.resolve("images"), 17).dataset(12);
        TrainingSettings settings = settings(
                "model.name=classic", "training.epochs=40", "training.patience=40", "training.sets_per_step=4");
        Map<String, float[]> straight = train(dataset, "straight", settings, () -> false);
        Tell.EpochDone last = epochs().getLast();
        assertEquals(1, last.val().get("top1"));
        assertTrue(straight.keySet().stream().noneMatch(name -> name.startsWith("backbone.")), straight::toString);

        told.clear();
        train(dataset, "stopped", settings, stopAfterOneStep());
        Map<String, float[]> resumed = train(dataset, "stopped", settings, () -> false);
        straight.forEach((name, values) -> assertArrayEquals(values, resumed.get(name), 1e-6f, name));
        assertEquals(last.val(), epochs().getLast().val());
    }

    /** It is judged by sets that are cropped otherwise than those that it learns from. */
    @Test
    void a_training_that_gets_worse_ends_when_patience_is_over() {
        Dataset dataset = new Drawings(folder.resolve("images"), 3).dataset(8);
        Dataset otherwise = new Dataset(
                dataset.folder(),
                dataset.sha256(),
                dataset.sets().stream()
                        .map(set -> set.split() == Split.VAL ? cropped(set, CropBox.FULL) : set)
                        .toList());

        train(
                otherwise,
                "run",
                settings("training.epochs=40", "training.patience=2", "training.sets_per_step=2"),
                () -> false);

        Tell.Trained trained = (Tell.Trained) told.getLast();
        assertEquals(epochs().size() - 2, trained.bestEpoch());
        assertTrue(epochs().size() < 40, () -> epochs().size() + " epochs");
        assertEquals(
                "the validation loss of epoch %d was not reached again in 2 epochs".formatted(trained.bestEpoch()),
                trained.why());
    }

    private static LabelledSet cropped(LabelledSet set, CropBox box) {
        LabelledSet.Label label =
                new LabelledSet.Label(set.label().orElseThrow().keeper(), Optional.of(box));
        return new LabelledSet(
                set.id(),
                set.library(),
                set.split(),
                set.images(),
                Optional.of(label),
                set.decided(),
                set.suggestionSeen());
    }

    @Test
    void a_garbage_collector_that_runs_all_the_time_changes_no_loss() throws InterruptedException {
        Dataset dataset = new Drawings(folder.resolve("images"), 7).dataset(6);
        TrainingSettings settings = settings("training.epochs=3");
        train(dataset, "calm", settings, () -> false);
        List<Tell.EpochDone> calm = epochs();

        told.clear();
        AtomicBoolean over = new AtomicBoolean();
        Thread collecting = Thread.ofPlatform().daemon().start(() -> {
            while (!over.get()) {
                System.gc();
            }
        });
        try {
            train(dataset, "hostile", settings, () -> false);
        } finally {
            over.set(true);
        }
        collecting.join();

        assertEquals(calm, epochs());
    }

    @Test
    void what_teaches_no_ranking_is_refused_before_the_first_step() {
        Drawings drawings = new Drawings(folder.resolve("images"), 9);
        LabelledSet set = drawings.set(Split.TRAIN);
        LabelledSet single = new LabelledSet(
                set.id(),
                set.library(),
                Split.TRAIN,
                set.images().subList(0, 1),
                set.label().map(label -> new LabelledSet.Label(0, label.box())),
                set.decided(),
                false);
        Dataset dataset = new Dataset(folder, "0".repeat(64), List.of(single, drawings.set(Split.VAL)));

        Untrainable refused = assertThrows(Untrainable.class, () -> train(dataset, "run", settings(), () -> false));

        assertTrue(refused.getMessage().contains("keeper and a reject"), refused::getMessage);
    }

    @Test
    void sets_whose_images_are_gone_or_damaged_are_left_out_by_name_and_the_rest_is_learned_from() throws IOException {
        Dataset dataset = new Drawings(folder.resolve("images"), 23).dataset(6);
        LabelledImage gone = dataset.sets(Split.TRAIN).get(1).images().getLast();
        LabelledImage damaged = dataset.sets(Split.VAL).get(2).images().getFirst();
        Files.delete(gone.file());
        Files.writeString(damaged.file(), "no picture");

        train(dataset, "run", settings("training.epochs=1", "training.sets_per_step=1"), () -> false);

        List<String> leftOut = leftOut();
        assertEquals(2, leftOut.size());
        assertTrue(leftOut.getFirst().startsWith("set1: " + gone.file() + ": "), leftOut::toString);
        assertTrue(leftOut.getLast().startsWith("set8: " + damaged.file() + ": "), leftOut::toString);
        assertEquals(5, steps());
        assertInstanceOf(Tell.Trained.class, told.getLast());
    }

    @Test
    void what_was_left_out_stays_out_when_its_image_is_back() throws IOException {
        Dataset dataset = new Drawings(folder.resolve("images"), 29).dataset(6);
        TrainingSettings settings = settings("training.epochs=2", "training.sets_per_step=2");
        Path image = dataset.sets(Split.TRAIN).get(3).images().getFirst().file();
        Path elsewhere = Files.move(image, folder.resolve("elsewhere"));
        Map<String, float[]> straight = train(dataset, "straight", settings, () -> false);
        train(dataset, "stopped", settings, stopAfterOneStep());
        Files.move(elsewhere, image);

        Map<String, float[]> resumed = train(dataset, "stopped", settings, () -> false);

        straight.forEach((name, values) -> assertArrayEquals(values, resumed.get(name), 1e-6f, name));
        assertEquals(1, leftOut().size());
    }

    @Test
    void a_training_goes_on_without_what_went_meanwhile() throws IOException {
        Dataset dataset = new Drawings(folder.resolve("images"), 31).dataset(4);
        TrainingSettings settings = settings("training.epochs=2", "training.sets_per_step=1");
        for (int steps = 0; steps < 4; steps++) {
            train(dataset, "run", settings, stopAfterOneStep());
        }
        for (LabelledSet set : dataset.sets(Split.TRAIN).subList(0, 2)) {
            Files.delete(set.images().getFirst().file());
        }
        Files.move(folder.resolve("cache"), folder.resolve("pruned"));

        train(dataset, "run", settings, () -> false);

        assertEquals(2, leftOut().size());
        assertInstanceOf(Tell.Trained.class, told.getLast());
    }

    @Test
    void a_training_of_which_no_image_is_left_is_refused() throws IOException {
        Dataset dataset = new Drawings(folder.resolve("images"), 37).dataset(4);
        for (LabelledSet set : dataset.sets()) {
            Files.delete(set.images().getFirst().file());
        }

        Untrainable refused = assertThrows(Untrainable.class, () -> train(dataset, "run", settings(), () -> false));

        assertTrue(refused.getMessage().contains("6 sets are left out"), refused::getMessage);
        assertTrue(refused.getMessage().contains("set0: "), refused::getMessage);
    }

    @Test
    void what_the_cache_can_not_keep_is_told_before_the_first_step() throws IOException {
        Dataset dataset = new Drawings(folder.resolve("images"), 41).dataset(4);
        Files.createDirectories(folder.resolve("cache"));
        Files.createFile(folder.resolve("cache/embeddings"));

        Untrainable refused = assertThrows(
                Untrainable.class, () -> train(dataset, "run", settings("model.name=classic"), () -> false));

        assertTrue(refused.getMessage().contains("is the disk full?"), refused::getMessage);
        assertEquals(0, steps());
    }

    @Test
    void a_run_that_began_with_other_settings_does_not_go_on() {
        Dataset dataset = new Drawings(folder.resolve("images"), 11).dataset(4);
        train(dataset, "run", settings("training.epochs=1"), () -> false);

        assertThrows(Untrainable.class, () -> train(dataset, "run", settings("training.epochs=2"), () -> false));
    }

    @Test
    void a_step_tells_what_each_half_costs_and_how_long_its_gradient_is() {
        Dataset dataset = new Drawings(folder.resolve("images"), 61).dataset(4);

        Map<String, Double> step = firstStep(dataset, "usual");

        assertEquals(step.get("rank_loss") + 2 * step.get("box_loss"), step.get("loss"), 1e-5, step::toString);
        assertEquals(
                step.get("measures_rank_loss") + 2 * step.get("measures_box_loss"),
                step.get("measures_loss"),
                1e-5,
                step::toString);
        assertTrue(step.get("gradient") > 0 && step.get("measures_gradient") > 0, step::toString);

        Map<String, Double> weighted = firstStep(dataset, "weighted", "ranking.weight=0.25", "crop.weight=3");
        assertEquals(step.get("box_loss"), weighted.get("box_loss"), 1e-6);
        assertEquals(0.25 * weighted.get("rank_loss") + 3 * weighted.get("box_loss"), weighted.get("loss"), 1e-5);
    }

    /** Where ranking weighs nothing, all that the backbone feels comes from the crop head. */
    @Test
    void a_crop_head_that_is_detached_leaves_the_backbone_alone() {
        Dataset dataset = new Drawings(folder.resolve("images"), 67).dataset(4);

        Map<String, Double> felt = firstStep(dataset, "felt", "ranking.weight=0");
        Map<String, Double> detached = firstStep(dataset, "detached", "ranking.weight=0", "crop.detached=true");

        assertTrue(felt.get("gradient_backbone") > 0, felt::toString);
        assertEquals(0, detached.get("gradient_backbone"), detached::toString);
        assertEquals(felt.get("gradient_crop"), detached.get("gradient_crop"), 1e-5);
        assertTrue(detached.get("gradient_crop") > 0, detached::toString);
    }

    /** What a training tells of its first step; it takes no more. */
    private Map<String, Double> firstStep(Dataset dataset, String run, String... changes) {
        told.clear();
        run(dataset, run, settings(changes), told::add, stopAfterOneStep());
        return told.stream()
                .filter(Tell.Stepped.class::isInstance)
                .map(tell -> ((Tell.Stepped) tell).values())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void numbers_that_are_not_finite_any_more_are_told_at_once() {
        Dataset dataset = new Drawings(folder.resolve("images"), 13).dataset(6);

        Untrainable refused =
                assertThrows(Untrainable.class, () -> train(dataset, "run", settings("crop.weight=1e39"), () -> false));

        assertTrue(refused.getMessage().contains("lower the learning rate"), refused::getMessage);
    }

    /** The same set on the other side, so that what was learned by heart can be asked for. */
    private static LabelledSet judging(LabelledSet set) {
        return new LabelledSet(
                set.id(), set.library(), Split.VAL, set.images(), set.label(), set.decided(), set.suggestionSeen());
    }

    private static TrainingSettings settings(String... changes) {
        List<String> all = new ArrayList<>(List.of("model.width=96", "model.height=64"));
        all.addAll(List.of(changes));
        return TrainingSettings.of(TrainingSettings.USUAL.addTo(RunConfig.EMPTY), all);
    }

    private BooleanSupplier stopAfterOneStep() {
        long before = steps();
        return () -> steps() > before;
    }

    private long steps() {
        return told.stream().filter(Tell.Stepped.class::isInstance).count();
    }

    /** As it was told last. */
    private List<String> leftOut() {
        return told.stream()
                .filter(Tell.LeftOut.class::isInstance)
                .map(tell -> ((Tell.LeftOut) tell).sets())
                .toList()
                .getLast();
    }

    private List<Tell.EpochDone> epochs() {
        return told.stream()
                .filter(Tell.EpochDone.class::isInstance)
                .map(Tell.EpochDone.class::cast)
                .toList();
    }

    /** @return the numbers of the last checkpoint, by name */
    private Map<String, float[]> train(
            Dataset dataset, String run, TrainingSettings settings, BooleanSupplier stopped) {
        run(dataset, run, settings, told::add, stopped);
        Map<String, float[]> numbers = new TreeMap<>();
        try (NDManager manager = TestEngine.manager();
                Model model = Checkpoint.load(last(run), TrustedPrograms.in(folder), manager)) {
            model.parameters().all().forEach((name, tensor) -> numbers.put(name, tensor.toFloatArray()));
        }
        return numbers;
    }

    /** By a clock on which a step takes somewhat more than 100 seconds. */
    private void run(
            Dataset dataset, String run, TrainingSettings settings, Consumer<Tell> told, BooleanSupplier stopped) {
        AtomicLong nanos = new AtomicLong();
        try (NDManager manager = TestEngine.manager();
                Training training = new Training(
                        new Ask.Train(dataset.folder(), folder.resolve(run), folder.resolve("cache"), settings),
                        dataset,
                        told,
                        stopped,
                        () -> nanos.addAndGet(101_000_000_000L),
                        manager)) {
            training.run();
        }
    }

    private Path last(String run) {
        return folder.resolve(run).resolve("checkpoints/last.safetensors");
    }
}
