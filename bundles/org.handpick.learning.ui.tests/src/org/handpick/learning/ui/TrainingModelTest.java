package org.handpick.learning.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.handpick.dataset.ListDatasets;
import org.handpick.dataset.ListedDataset;
import org.handpick.learning.runs.ProcessMark;
import org.handpick.learning.runs.RunConfig;
import org.handpick.learning.runs.RunNotes;
import org.handpick.learning.runs.RunState;
import org.handpick.learning.runs.RunSummary;
import org.handpick.learning.training.TrainingCost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingModelTest {
    private static final ListedDataset NEW = new ListedDataset(Path.of("/d/2"), 240, 30, 30);
    private static final ListedDataset OLD = new ListedDataset(Path.of("/d/1"), 24, 3, 3);
    private static final TrainingCost CHEAP = new TrainingCost(
            "processor", 8.6, 0.41, 1120, 3, 398_917, OptionalLong.of(700_000_000), OptionalLong.of(8_000_000_000L));

    private static final RunState.Effort EFFORT = new RunState.Effort(Instant.EPOCH, Duration.ZERO);

    @TempDir
    Path folder;

    private final TrainingForm form = new TrainingForm();
    private final TrainingModel model = new TrainingModel(form, _ -> false);

    @Test
    void without_a_dataset_it_says_where_one_comes_from() {
        model.show(new ListDatasets.Listing(List.of(), List.of()));

        assertTrue(model.datasetWords().startsWith("There is no dataset yet"), model.datasetWords());
        assertEquals(Optional.of("Choose or build a dataset first."), model.obstacle());
    }

    @Test
    void the_newest_dataset_is_chosen_until_a_person_chooses_another() {
        model.show(listing(OLD));
        model.show(listing(NEW, OLD));
        assertEquals(Optional.of(OLD), model.chosenDataset());

        model.choose(NEW.folder());
        model.show(listing(NEW, OLD));
        assertEquals(Optional.of(NEW), model.chosenDataset());

        model.show(listing(OLD));
        assertEquals(Optional.of(OLD), model.chosenDataset());
    }

    @Test
    void a_dataset_that_is_too_small_to_judge_by_is_told_before_it_is_trained_with() {
        model.show(listing(new ListedDataset(Path.of("/d/3"), 1, 1, 1)));
        assertEquals(
                "1 to learn from, 1 to stop by, 1 to judge by. Fewer than 20 to judge by can't show that a model is"
                        + " good, so it won't make suggestions. Usually one set in ten judges.",
                model.datasetWords());

        model.show(listing(NEW));
        assertEquals("240 to learn from, 30 to stop by, 30 to judge by.", model.datasetWords());
    }

    @Test
    void the_form_shows_what_is_used_where_the_model_leaves_no_choice() {
        form.setModel("classic");
        assertFalse(form.applies(SettingField.LEARNS));
        assertEquals("heads", form.used(SettingField.LEARNS));
        assertFalse(form.applies(SettingField.WIDTH));

        form.setModel("vit-b16");
        assertEquals("all", form.used(SettingField.LEARNS));
        assertTrue(form.applies(SettingField.WIDTH));
        assertTrue(form.applies(SettingField.MEASURES));

        form.setWeights("/w.safetensors");
        assertTrue(form.applies(SettingField.LEARNS));
        assertEquals("heads", form.used(SettingField.LEARNS));
        assertFalse(form.applies(SettingField.MEASURES));
        form.set(SettingField.LEARNS, "last_layers");
        assertEquals("last_layers", form.used(SettingField.LEARNS));

        form.setModel("onnx");
        assertEquals("heads", form.used(SettingField.LEARNS));
        assertTrue(form.applies(SettingField.COLOURS));
    }

    @Test
    void no_limit_of_time_is_a_plain_zero() {
        assertEquals("0", form.text(SettingField.MINUTES));
    }

    @Test
    void a_run_that_waits_behind_none_is_no_more_one() {
        model.show(List.of(run("b", new RunState.Queued(Optional.empty()))));
        assertEquals("Nothing was trained yet. One waits.", model.nowWords());

        model.show(List.of(
                run("b", new RunState.Queued(Optional.empty())),
                run("a", new RunState.Running(EFFORT, Instant.EPOCH, ProcessMark.current()))));
        assertEquals(
                "“a” is being prepared: every image is looked at before the first epoch ends. One more waits.",
                model.nowWords());
        assertTrue(model.canStop());
    }

    @Test
    void a_run_that_was_asked_to_stop_says_so_and_is_not_asked_again() {
        TrainingModel asked = new TrainingModel(form, "a"::equals);
        asked.show(List.of(run("a", new RunState.Running(EFFORT, Instant.EPOCH, ProcessMark.current()))));

        assertFalse(asked.canStop());
        assertEquals("“a” stops when what it is at is done; a checkpoint is kept.", asked.nowWords());
    }

    private static RunSummary run(String name, RunState state) {
        return new RunSummary(
                name,
                new RunNotes(name, false, ""),
                state,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                RunConfig.EMPTY,
                Optional.empty(),
                Map.of(),
                List.of());
    }

    @Test
    void a_dataset_without_sets_to_stop_by_is_refused_before_the_start() {
        model.show(listing(new ListedDataset(Path.of("/d/3"), 5, 0, 0)));
        assertTrue(model.obstacle().orElseThrow().contains("to stop by"));
    }

    @Test
    void a_cost_is_forgotten_when_a_setting_changes_and_known_again_when_it_is_back() {
        form.setModel("classic");
        model.show(listing(NEW));
        model.cost(model.plan(), CHEAP);
        assertTrue(
                model.costWords().startsWith("At most 9 minutes on the processor, 0.7 GB of memory"),
                model.costWords());

        form.set(SettingField.EPOCHS, "5");
        assertEquals(Optional.empty(), model.cost());

        form.set(SettingField.EPOCHS, SettingField.usual("classic").get(SettingField.EPOCHS));
        assertEquals(Optional.of(CHEAP), model.cost());
    }

    @Test
    void memory_that_will_not_do_is_said_with_what_to_do() {
        model.show(listing(NEW));
        model.cost(
                model.plan(),
                new TrainingCost(
                        "processor",
                        90,
                        9,
                        600,
                        0,
                        86_000_000,
                        OptionalLong.of(9_000_000_000L),
                        OptionalLong.of(2_000_000_000)));
        assertTrue(model.costWords().contains("has only 2.0 GB free now: take a smaller model"), model.costWords());
    }

    @Test
    void a_setting_that_cannot_be_used_is_named() {
        model.show(listing(NEW));
        form.set(SettingField.WIDTH, "100");
        assertTrue(
                model.obstacle().orElseThrow().startsWith("Picture width (px): "),
                () -> model.obstacle().toString());
    }

    @Test
    void weights_that_are_not_there_are_named_only_where_the_model_takes_some() {
        model.show(listing(NEW));
        form.setWeights("/nowhere.safetensors");
        assertEquals(Optional.empty(), model.obstacle());
        assertEquals("", model.plan().settings().weights());

        form.setModel("vit-b16");
        assertEquals(Optional.of("Looking for /nowhere.safetensors…"), model.obstacle());
        look();
        assertTrue(model.obstacle().orElseThrow().startsWith("/nowhere.safetensors: there is no such file"));
        assertEquals(Optional.empty(), form.toCheck(), "it is looked for once");
    }

    @Test
    void an_encoder_is_not_trained_without_its_file_and_has_pictures_of_any_size() throws IOException {
        model.show(listing(NEW));
        form.setModel("onnx");
        form.set(SettingField.WIDTH, "518");
        assertEquals(Optional.of("The model onnx is an encoder from a file; choose the file"), model.obstacle());

        form.setWeights(Files.createFile(folder.resolve("encoder.onnx")).toString());
        look();

        assertEquals(Optional.empty(), model.obstacle());
        assertEquals(form.weights(), model.plan().settings().weights());
        assertEquals(518, model.plan().settings().width());
    }

    @Test
    void what_a_person_filled_in_is_remembered_and_what_is_unknown_is_passed_over() {
        form.setModel("vit-tiny");
        form.setWeights("/w.safetensors");
        form.set(SettingField.FLIPS, "false");
        form.set(SettingField.RATE, "0.0005");

        TrainingForm later = new TrainingForm();
        later.recall(form.memory() + "\nmodel.of_later=7\nnonsense");

        assertEquals("vit-tiny", later.model());
        assertEquals("/w.safetensors", later.weights());
        assertEquals("false", later.text(SettingField.FLIPS));
        assertEquals("0.0005", later.text(SettingField.RATE));
        assertEquals(SettingField.usual("vit-tiny").get(SettingField.EPOCHS), later.text(SettingField.EPOCHS));
    }

    @Test
    void what_is_found_out_of_a_file_is_of_no_matter_when_another_is_filled_in_meanwhile() {
        model.show(listing(NEW));
        form.setModel("vit-b16");
        form.setWeights("/one.safetensors");
        TrainingForm.FileCheck one = form.toCheck().orElseThrow();
        form.setWeights("/other.safetensors");
        form.toCheck();

        form.checked(one, Optional.empty());

        assertEquals(Optional.of("Looking for /other.safetensors…"), model.obstacle());
    }

    /** As the view has it done, on another thread. */
    private void look() {
        TrainingForm.FileCheck check = form.toCheck().orElseThrow();
        form.checked(check, check.problem());
    }

    private static ListDatasets.Listing listing(ListedDataset... datasets) {
        return new ListDatasets.Listing(List.of(datasets), List.of());
    }
}
