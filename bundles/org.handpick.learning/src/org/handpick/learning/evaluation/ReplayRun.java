package org.handpick.learning.evaluation;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.dataset.Dataset;
import org.handpick.dataset.LabelledSet;
import org.handpick.learning.runs.RunFolder;
import org.handpick.learning.runs.RunState;
import org.handpick.learning.worker.WorkerProgram;

/**
 * Asks the model of a run about the decisions of a dataset that were made since its training began, on whatever side they are. A
 * run's own dataset is older than its training, so it takes one that was built later. A set that the run has seen, and that a person
 * took back and judged again since, is left out: its decision is younger than the training, its images are not.
 */
public final class ReplayRun implements Operation<Replay> {
    private final RunFolder run;
    private final Dataset dataset;
    private final Offer offer;
    private final Path cache;
    private final WorkerProgram program;

    /**
     * @param offer what a person sees of the model, as its evaluation found it
     * @param cache the folder of all caches
     */
    public ReplayRun(RunFolder run, Dataset dataset, Offer offer, Path cache, WorkerProgram program) {
        this.run = Objects.requireNonNull(run);
        this.dataset = Objects.requireNonNull(dataset);
        this.offer = Objects.requireNonNull(offer);
        this.cache = Objects.requireNonNull(cache);
        this.program = Objects.requireNonNull(program);
    }

    /**
     * The model is not asked where there is no such decision.
     *
     * @throws org.handpick.learning.worker.WorkerFailure when the model can't be used
     * @throws org.handpick.learning.runs.UnreadableRun when the run's own dataset is gone, so that nobody knows what it has seen
     */
    @Override
    public Replay run(Progress progress) {
        List<LabelledSet> since = since();
        if (since.isEmpty()) {
            return new Replay(List.of());
        }
        List<LabelledSet> unseen = unseen(since, LearnedFrom.of(run, dataset, progress));
        if (unseen.isEmpty()) {
            return new Replay(List.of());
        }
        try (AskOnce model = new AskOnce(program, run.model(), cache)) {
            return replay(unseen, model, progress);
        }
    }

    /** As {@link #run(Progress)}, where what the run has learned from is known already. */
    Replay run(AskOnce model, LearnedFrom learned, Progress progress) {
        List<LabelledSet> unseen = unseen(since(), learned);
        return unseen.isEmpty() ? new Replay(List.of()) : replay(unseen, model, progress);
    }

    private Replay replay(List<LabelledSet> sets, AskOnce model, Progress progress) {
        return Replay.of(model.propose(sets, progress), trained(), offer);
    }

    private static List<LabelledSet> unseen(List<LabelledSet> sets, LearnedFrom learned) {
        return sets.stream().filter(learned.hasSeen().negate()).toList();
    }

    private List<LabelledSet> since() {
        Instant trained = trained();
        return dataset.sets().stream()
                .filter(set -> set.decided().isAfter(trained))
                .toList();
    }

    /** Nothing is known to be later than a training of which nobody knows when it began. */
    private Instant trained() {
        return run.state().effort(Instant.now()).map(RunState.Effort::started).orElse(Instant.MAX);
    }
}
