package org.handpick.learning.ui;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.e4.core.di.annotations.Creatable;
import org.eclipse.swt.widgets.Display;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.dataset.OpenDataset;
import org.handpick.dataset.Split;
import org.handpick.learning.evaluation.EvaluateRun;
import org.handpick.learning.evaluation.Offer;
import org.handpick.learning.evaluation.Replay;
import org.handpick.learning.evaluation.ReplayRun;
import org.handpick.learning.runs.RunFolder;
import org.handpick.learning.runs.RunState;
import org.handpick.learning.runs.RunSummary;
import org.handpick.learning.worker.InstalledWorker;
import org.handpick.workbench.PickingPreferences;

/** Judges runs for the views: by the sets of their datasets, and by what was decided since. For the UI thread. */
@Creatable
@Singleton
public final class EvaluationDesk {
    private final RunsDesk runs;
    private final PickingPreferences preferences;
    private final Path cache;
    private final List<Runnable> watchers = new ArrayList<>();
    /** What the runs that somebody asked about are called now, by their ids. */
    private final Map<String, String> names = new HashMap<>();

    private final Answers<Wanted, EvaluateRun.Evaluated> evaluations;
    private final Answers<Since, Replay> replays;

    /** A run as it was trained so far, and what it is judged by. */
    private record Wanted(String run, int epochs, Split split) {
        static Wanted of(RunSummary run, Split split) {
            return new Wanted(run.id(), run.lastEpoch().orElse(0), split);
        }
    }

    /** A run as it was trained so far, and the folder of a dataset with decisions made since. */
    record Since(String run, int epochs, Path dataset, Offer offer) {
        static Since of(RunSummary run, Path dataset, Offer offer) {
            return new Since(run.id(), run.lastEpoch().orElse(0), dataset, offer);
        }
    }

    @Inject
    public EvaluationDesk(RunsDesk runs, PickingPreferences preferences, Display display) {
        this.runs = runs;
        this.preferences = preferences;
        this.cache = runs.dataArea().resolve("cache");
        evaluations = new Answers<>(display, wanted -> "Judging " + name(wanted.run()), this::evaluate, this::tell);
        replays = new Answers<>(
                display,
                since -> "Asking " + name(since.run()) + " about the decisions of "
                        + since.dataset().getFileName(),
                this::replay,
                this::tell);
    }

    private String name(String run) {
        return names.getOrDefault(run, run);
    }

    private Operation<EvaluateRun.Evaluated> evaluate(Wanted wanted) {
        RunFolder run = runs.runs().open(wanted.run());
        return new EvaluateRun(
                run,
                new OpenDataset(Path.of(run.environment().dataset())).run(Progress.NONE),
                wanted.split(),
                preferences.choices().ladder(),
                runs.dataArea(),
                new InstalledWorker(cache).program());
    }

    private Operation<Replay> replay(Since since) {
        return new ReplayRun(
                runs.runs().open(since.run()),
                new OpenDataset(since.dataset()).run(Progress.NONE),
                since.offer(),
                cache,
                new InstalledWorker(cache).program());
    }

    /** Only what was trained to its end is judged. */
    static boolean canBeJudged(RunSummary run) {
        return run.state() instanceof RunState.Finished && run.environment().isPresent();
    }

    /** What came of judging a run, which begins when nobody has done so; empty until then. */
    Optional<EvaluateRun.Evaluated> judged(RunSummary run, Split split) {
        Wanted wanted = Wanted.of(run, split);
        names.put(run.id(), run.name());
        evaluations.want(wanted);
        return evaluations.of(wanted);
    }

    /** Why nothing came of it, in a sentence. */
    String words(RunSummary run, Split split) {
        return evaluations.words(Wanted.of(run, split));
    }

    void judgeAnew(RunSummary run, Split split) {
        names.put(run.id(), run.name());
        evaluations.wantAnew(Wanted.of(run, split));
    }

    Answers<Since, Replay> replays() {
        return replays;
    }

    /** @param changed called when there is something new to be asked for */
    void join(Runnable changed) {
        watchers.add(changed);
    }

    void leave(Runnable changed) {
        watchers.remove(changed);
    }

    private void tell() {
        List.copyOf(watchers).forEach(Runnable::run);
    }
}
