package org.handpick.learning.training;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.handpick.core.Cancelled;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.core.sets.StageLadder;
import org.handpick.dataset.Dataset;
import org.handpick.dataset.LabelledImage;
import org.handpick.dataset.OpenDataset;
import org.handpick.dataset.Split;
import org.handpick.learning.evaluation.EvaluateRun;
import org.handpick.learning.evaluation.Evaluation;
import org.handpick.learning.evaluation.ReportCommand;
import org.handpick.learning.evaluation.WriteRunReport;
import org.handpick.learning.measures.MeasureSpread;
import org.handpick.learning.runs.HardestSets;
import org.handpick.learning.runs.ProcessMark;
import org.handpick.learning.runs.RunEnvironment;
import org.handpick.learning.runs.RunException;
import org.handpick.learning.runs.RunFolder;
import org.handpick.learning.runs.RunRecorder;
import org.handpick.learning.runs.UnreadableRun;
import org.handpick.learning.worker.Ask;
import org.handpick.learning.worker.ProgressTold;
import org.handpick.learning.worker.Tell;
import org.handpick.learning.worker.Worker;
import org.handpick.learning.worker.WorkerFailure;
import org.handpick.learning.worker.WorkerProgram;

/**
 * Trains the model of a run in a worker and writes down what happens, or goes on where the run was stopped; then judges it by the
 * test split. Cancelling stops it in order: the step is finished and a checkpoint kept.
 */
public final class TrainModel implements Operation<TrainModel.Trained> {
    private final RunFolder run;
    private final StageLadder ladder;
    private final Path dataArea;
    private final WorkerProgram program;
    private final Listener listener;

    /** Hears how it goes, on the thread of the operation. */
    public interface Listener {
        /** Hears nothing. */
        Listener NONE = new Listener() {};

        /** An epoch is done. */
        default void done(Tell.EpochDone epoch) {}

        /** @param sentence something that a person will want to know before they leave it alone; it is in the log of the run too */
        default void warned(String sentence) {}
    }

    /**
     * @param bestEpoch the one whose model is kept, from 1
     * @param minutes how long it took, this time
     * @param why it ended, in words
     */
    public record Trained(int bestEpoch, double minutes, String why, Evaluation evaluation) {
        public Trained {
            Objects.requireNonNull(why);
            Objects.requireNonNull(evaluation);
        }
    }

    /**
     * @param run its configuration says what to train, its environment with which dataset
     * @param ladder the person's stages: tells which is the highest
     * @param dataArea the folder with the logs, and with the caches of embeddings in {@code cache/}
     */
    public TrainModel(RunFolder run, StageLadder ladder, Path dataArea, WorkerProgram program, Listener listener) {
        this.run = Objects.requireNonNull(run);
        this.ladder = Objects.requireNonNull(ladder);
        this.dataArea = Objects.requireNonNull(dataArea);
        this.program = Objects.requireNonNull(program);
        this.listener = Objects.requireNonNull(listener);
    }

    /**
     * @throws WorkerFailure when the engine is not there, dies, or can't train this
     * @throws org.handpick.learning.runs.RunException when the run can't be read, written or begun
     * @throws org.handpick.dataset.DatasetException when the dataset can't be read, or is not the one the run began with
     */
    @Override
    public Trained run(Progress progress) {
        TrainingSettings settings = TrainingSettings.of(run.config());
        Dataset dataset = dataset(progress);
        run.begin(ProcessMark.current());
        try {
            dataset.problems().forEach(problem -> warn(problem.sentence()));
            long began = System.nanoTime();
            Tell.Trained end = train(settings, dataset, progress);
            run.log("Trained: " + end.why());
            run.writeSpread(new MeasureSpread(pictures(dataset)).run(progress).json());
            Evaluation evaluation = judge(dataset, progress);
            run.finish();
            return new Trained(end.bestEpoch(), (System.nanoTime() - began) / 60e9, end.why(), evaluation);
        } catch (Cancelled e) {
            ending(e, run::stop, "Stopped; it can go on from its last checkpoint");
            throw e;
        } catch (RuntimeException e) {
            ending(e, () -> run.fail(String.valueOf(e.getMessage())), "Failed: " + e.getMessage());
            throw e;
        }
    }

    private void warn(String sentence) {
        run.log(sentence);
        listener.warned(sentence);
    }

    /** The state first, as a full disk may take no more than that. What can't be written does not hide why the training ended. */
    private void ending(RuntimeException why, Runnable state, String line) {
        for (Runnable note : List.of(state, () -> run.log(line))) {
            try {
                note.run();
            } catch (RunException e) {
                why.addSuppressed(e);
            }
        }
    }

    private Dataset dataset(Progress progress) {
        RunEnvironment environment = run.environment();
        Dataset dataset = new OpenDataset(Path.of(environment.dataset())).run(progress);
        if (!dataset.sha256().equals(environment.datasetSha256())) {
            throw new UnreadableRun(
                    run.path(),
                    "its dataset " + environment.dataset() + " is not the one that it was made for; make a new run");
        }
        return dataset;
    }

    private static List<Path> pictures(Dataset dataset) {
        return dataset.sets(Split.TRAIN).stream()
                .flatMap(set -> set.images().stream())
                .map(LabelledImage::file)
                .toList();
    }

    private Evaluation judge(Dataset dataset, Progress progress) {
        EvaluateRun.Evaluated evaluated =
                new EvaluateRun(run, dataset, Split.TEST, ladder, dataArea, program).run(progress);
        evaluated.problems().forEach(run::log);
        new WriteRunReport(run, evaluated, new ReportCommand(run.path(), dataset.folder(), Split.TEST, dataArea))
                .run(progress);
        return evaluated.evaluation();
    }

    private Tell.Trained train(TrainingSettings settings, Dataset dataset, Progress progress) {
        OptionalLong free = FreeMemory.bytes();
        try (RunRecorder recorder = new RunRecorder(run, Clock.systemUTC());
                Worker worker = Worker.start(program, progress)) {
            run.log("Training %s with %s %s, %d threads"
                    .formatted(
                            settings.model(),
                            worker.ready().engine(),
                            worker.ready().version(),
                            worker.ready().threads()));
            Hearing hearing = new Hearing(recorder, free, progress);
            worker.run(
                    new Ask.Train(dataset.folder(), run.path(), dataArea.resolve("cache"), settings),
                    hearing::hear,
                    progress);
            return hearing.end.orElseThrow();
        }
    }

    private final class Hearing {
        private final RunRecorder recorder;
        private final HardestSets hardest = new HardestSets(run.hardest());
        private final OptionalLong free;
        private final ProgressTold progress;
        private Optional<Tell.Trained> end = Optional.empty();

        Hearing(RunRecorder recorder, OptionalLong free, Progress progress) {
            this.recorder = recorder;
            this.free = free;
            this.progress = new ProgressTold(progress);
        }

        void hear(Tell tell) {
            switch (tell) {
                case Tell.ComputesOn(String device) -> {
                    run.log("It computes on the " + device);
                    run.computesOn(device);
                }
                case Tell.Progressed progressed -> progress.hear(progressed);
                case Tell.Rehearsed(long peakBytes) -> compare(peakBytes);
                case Tell.Stepped stepped -> recorder.step(stepped.step(), "train", stepped.values());
                case Tell.EpochDone epoch -> {
                    recorder.epoch(epoch.epoch(), epoch.step(), "train", epoch.train());
                    recorder.epoch(epoch.epoch(), epoch.step(), "val", epoch.val());
                    run.log(sentence(epoch));
                    hardest.add(epoch.epoch(), epoch.hardest());
                    listener.done(epoch);
                }
                case Tell.Noted(String sentence) -> run.log(sentence);
                case Tell.LeftOut(List<String> sets) -> leaveOut(sets);
                case Tell.Trained trained -> end = Optional.of(trained);
                default -> throw new IllegalStateException("a training said " + tell);
            }
        }

        private void compare(long peakBytes) {
            if (peakBytes > 0) {
                MemoryNeeded needed = new MemoryNeeded(peakBytes, free);
                run.log("A first step was tried: it needs " + needed);
                needed.warning().ifPresent(TrainModel.this::warn);
            }
        }

        private void leaveOut(List<String> sets) {
            run.writeLeftOut(sets);
            if (!sets.isEmpty()) {
                run.log("%d %s left out, as images can't be used; %s names all. The first is %s"
                        .formatted(
                                sets.size(), sets.size() == 1 ? "set is" : "sets are", run.leftOut(), sets.getFirst()));
            }
        }
    }

    private static String sentence(Tell.EpochDone epoch) {
        StringBuilder text =
                new StringBuilder("Epoch " + epoch.epoch() + (epoch.best() ? " is the best so far:" : ":"));
        epoch.val().forEach((name, value) -> text.append(String.format(Locale.ROOT, " %s %.4f", name, value)));
        return text.toString();
    }
}
