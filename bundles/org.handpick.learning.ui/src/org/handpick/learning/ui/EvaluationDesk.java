package org.handpick.learning.ui;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.swt.widgets.Display;
import org.handpick.core.Progress;
import org.handpick.dataset.OpenDataset;
import org.handpick.dataset.Split;
import org.handpick.learning.evaluation.EvaluateRun;
import org.handpick.learning.runs.RunFolder;
import org.handpick.learning.runs.RunState;
import org.handpick.learning.runs.RunSummary;
import org.handpick.learning.worker.InstalledWorker;

/**
 * Judges runs by their datasets for the views, each once. All methods are for the UI thread and return at once; the work is done in
 * jobs, which the Progress view shows and can cancel.
 */
@Creatable
@Singleton
public final class EvaluationDesk {
    private final RunsDesk runs;
    private final Display display;
    private final Map<Wanted, EvaluateRun.Evaluated> known = new HashMap<>();
    private final Map<Wanted, Job> underWay = new HashMap<>();
    private final Map<Wanted, String> failed = new HashMap<>();
    private final List<Runnable> watchers = new ArrayList<>();

    /** A run as it was trained so far, and what it is judged by. */
    record Wanted(String run, int epochs, Split split) {
        static Wanted of(RunSummary run, Split split) {
            return new Wanted(run.id(), run.lastEpoch().orElse(0), split);
        }
    }

    @Inject
    public EvaluationDesk(RunsDesk runs, Display display) {
        this.runs = runs;
        this.display = display;
    }

    /** Only what was trained to its end is judged. */
    static boolean canBeJudged(RunSummary run) {
        return run.state() instanceof RunState.Finished && run.environment().isPresent();
    }

    /** @param changed called when there is something new to be asked for */
    void join(Runnable changed) {
        watchers.add(changed);
    }

    void leave(Runnable changed) {
        watchers.remove(changed);
    }

    /** What came of it; empty while it is under way, or failed. */
    Optional<EvaluateRun.Evaluated> of(Wanted wanted) {
        return Optional.ofNullable(known.get(wanted));
    }

    /** Why there is nothing to show, in a sentence. */
    String words(Wanted wanted) {
        return underWay.containsKey(wanted)
                ? "Judging the run; the Progress view can cancel it."
                : Optional.ofNullable(failed.get(wanted)).orElse("");
    }

    /** Begins to judge, when it is not known and nobody does so yet. */
    void want(Wanted wanted) {
        if (known.containsKey(wanted) || underWay.containsKey(wanted) || failed.containsKey(wanted)) {
            return;
        }
        Path cache = runs.dataArea().resolve("cache");
        Job job = new OperationJob<>(
                "Judging " + wanted.run(),
                display,
                () -> {
                    RunFolder run = runs.runs().open(wanted.run());
                    return new EvaluateRun(
                            run,
                            new OpenDataset(Path.of(run.environment().dataset())).run(Progress.NONE),
                            wanted.split(),
                            cache,
                            new InstalledWorker(cache).program());
                },
                new OperationJob.End<EvaluateRun.Evaluated>() {
                    @Override
                    public void done(EvaluateRun.Evaluated result) {
                        known.put(wanted, result);
                        end();
                    }

                    @Override
                    public void cancelled() {
                        failed.put(wanted, "It was cancelled. Evaluate begins again.");
                        end();
                    }

                    @Override
                    public void failed(String sentence) {
                        failed.put(wanted, sentence);
                        end();
                    }

                    private void end() {
                        underWay.remove(wanted);
                        List.copyOf(watchers).forEach(Runnable::run);
                    }
                });
        underWay.put(wanted, job);
        job.schedule();
    }

    /** Judges anew: what failed may go well now, and the images may have changed. */
    void wantAnew(Wanted wanted) {
        known.remove(wanted);
        failed.remove(wanted);
        want(wanted);
    }
}
