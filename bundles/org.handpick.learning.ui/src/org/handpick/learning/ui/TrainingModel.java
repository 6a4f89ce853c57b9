package org.handpick.learning.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.handpick.dataset.ListDatasets;
import org.handpick.dataset.ListedDataset;
import org.handpick.learning.runs.RunState;
import org.handpick.learning.runs.RunSummary;
import org.handpick.learning.training.TrainingCost;
import org.handpick.learning.training.TrainingSettings;

/** What the view Training shows: on what and how to train, what that costs, and what is under way. For the UI thread. */
final class TrainingModel {
    private final TrainingForm form;
    private List<ListedDataset> datasets = List.of();
    private List<String> unreadable = List.of();
    private Optional<Path> chosen = Optional.empty();
    private Optional<Estimate> estimate = Optional.empty();
    private List<RunSummary> runs = List.of();
    private final Predicate<String> stopping;

    /** What something costs that may have changed since. */
    private record Estimate(Plan plan, TrainingCost cost) {}

    /** What would be trained. */
    record Plan(Path dataset, TrainingSettings settings) {}

    /** @param stopping whether a person has asked the run of this id to end */
    TrainingModel(TrainingForm form, Predicate<String> stopping) {
        this.form = form;
        this.stopping = stopping;
    }

    TrainingForm form() {
        return form;
    }

    /** The datasets there are. The chosen one stays while it is there; else the newest is chosen. */
    void show(ListDatasets.Listing listing) {
        datasets = listing.datasets();
        unreadable = listing.problems();
        if (chosenDataset().isEmpty()) {
            chosen = datasets.stream().findFirst().map(ListedDataset::folder);
        }
    }

    /** Whether there are other datasets than are known. */
    boolean isNews(ListDatasets.Listing listing) {
        return !listing.equals(new ListDatasets.Listing(datasets, unreadable));
    }

    List<ListedDataset> datasets() {
        return datasets;
    }

    void choose(Path dataset) {
        chosen = Optional.of(dataset);
    }

    Optional<ListedDataset> chosenDataset() {
        return datasets.stream()
                .filter(dataset -> chosen.equals(Optional.of(dataset.folder())))
                .findFirst();
    }

    /** What is said below the dataset. */
    String datasetWords() {
        return chosenDataset()
                .map(DatasetWords::sides)
                .orElse(
                        unreadable.isEmpty()
                                ? "There is no dataset yet. Decide some sets in Pick, then build one of the log of"
                                        + " your decisions."
                                : String.join("\n", unreadable));
    }

    /** What keeps a training from being started, in words. */
    Optional<String> obstacle() {
        return chosenDataset().isEmpty()
                ? Optional.of("Choose or build a dataset first.")
                : form.problem()
                        .or(() -> chosenDataset()
                                .filter(dataset -> dataset.train() == 0 || dataset.val() == 0)
                                .map(dataset -> "The dataset has no sets to learn from, or none to stop by;"
                                        + " decide some more sets and build it again."));
    }

    /** @throws java.util.NoSuchElementException when there is an {@link #obstacle} */
    Plan plan() {
        return new Plan(chosenDataset().orElseThrow().folder(), form.settings());
    }

    void cost(Plan plan, TrainingCost cost) {
        estimate = Optional.of(new Estimate(plan, cost));
    }

    /** What the training would cost; empty until somebody has found out, for these settings and this dataset. */
    Optional<TrainingCost> cost() {
        return obstacle().isPresent()
                ? Optional.empty()
                : estimate.filter(known -> known.plan().equals(plan())).map(Estimate::cost);
    }

    String costWords() {
        return cost().map(TrainingWords::cost)
                .orElse("Takes a few steps on this machine and tells time and memory. Nothing of it is kept.");
    }

    /** Takes what the runs are now. */
    void show(List<RunSummary> now) {
        runs = List.copyOf(now);
    }

    /** The run that is trained now. */
    Optional<RunSummary> running() {
        return runs.stream()
                .filter(run -> run.state() instanceof RunState.Running)
                .findFirst();
    }

    private long waiting() {
        return runs.stream()
                .filter(run -> run.state() instanceof RunState.Queued)
                .count();
    }

    /** There is a training under way that nobody has asked to end yet. */
    boolean canStop() {
        return running().filter(run -> !stopping.test(run.id())).isPresent();
    }

    /** What is under way, or what came of the last training, in words. */
    String nowWords() {
        return running()
                        .map(this::runningWords)
                        .or(() -> runs.stream()
                                .filter(run -> !(run.state() instanceof RunState.Queued))
                                .findFirst()
                                .map(run ->
                                        "Nothing is trained now. " + quoted(run) + " " + RunWords.progress(run) + "."))
                        .orElse("Nothing was trained yet.")
                + TrainingWords.waiting(waiting(), running().isPresent());
    }

    private static String quoted(RunSummary run) {
        return "“" + run.name() + "”";
    }

    private String runningWords(RunSummary run) {
        return stopping.test(run.id())
                ? quoted(run) + " stops when what it is at is done; a checkpoint is kept."
                : quoted(run) + (run.lastEpoch().isEmpty() ? " " : ": ") + RunWords.progress(run)
                        + TrainingWords.device(run) + TrainingWords.losses(run) + ".";
    }

    /** How much of the training under way is done, in [0, 1]. */
    double done() {
        return running().map(TrainingWords::share).orElse(0.0);
    }
}
