package org.handpick.learning.training;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.handpick.core.Cancelled;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.learning.runs.ProcessMark;
import org.handpick.learning.runs.RunFolder;
import org.handpick.learning.runs.RunRecorder;
import org.handpick.learning.worker.Ask;
import org.handpick.learning.worker.Tell;
import org.handpick.learning.worker.Worker;
import org.handpick.learning.worker.WorkerFailure;
import org.handpick.learning.worker.WorkerProgram;

/**
 * Trains the model of a run in a worker and writes down what happens, or goes on where the run was stopped. Cancelling stops it
 * in order: the step is finished and a checkpoint kept.
 */
public final class TrainModel implements Operation<TrainModel.Trained> {
    private final RunFolder run;
    private final Path dataset;
    private final Path cache;
    private final WorkerProgram program;
    private final Consumer<Tell.EpochDone> epochs;

    /** @param minutes how long it took, this time */
    public record Trained(int bestEpoch, int epochs, double minutes, String why) {}

    /**
     * @param run its configuration says what to train
     * @param cache the folder of all caches
     * @param epochs told each epoch when it is done, on the thread of the operation
     */
    public TrainModel(RunFolder run, Path dataset, Path cache, WorkerProgram program, Consumer<Tell.EpochDone> epochs) {
        this.run = Objects.requireNonNull(run);
        this.dataset = Objects.requireNonNull(dataset);
        this.cache = Objects.requireNonNull(cache);
        this.program = Objects.requireNonNull(program);
        this.epochs = Objects.requireNonNull(epochs);
    }

    /**
     * @throws WorkerFailure when the engine is not there, dies, or can't train this
     * @throws org.handpick.learning.runs.RunException when the run can't be read, written or begun
     */
    @Override
    public Trained run(Progress progress) {
        TrainingSettings settings = TrainingSettings.of(run.config());
        run.begin(ProcessMark.current());
        try {
            Trained trained = train(settings, progress);
            run.log("Done: " + trained.why());
            run.finish();
            return trained;
        } catch (Cancelled e) {
            run.log("Stopped; it can go on from its last checkpoint");
            run.stop();
            throw e;
        } catch (RuntimeException e) {
            run.log("Failed: " + e.getMessage());
            run.fail(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private Trained train(TrainingSettings settings, Progress progress) {
        long began = System.nanoTime();
        List<Tell.EpochDone> done = new ArrayList<>();
        try (RunRecorder recorder = new RunRecorder(run, Clock.systemUTC());
                Worker worker = Worker.start(program)) {
            run.log("Training %s on the %s with %s %s, %d threads"
                    .formatted(
                            settings.model(),
                            worker.ready().device(),
                            worker.ready().engine(),
                            worker.ready().version(),
                            worker.ready().threads()));
            Hearing hearing = new Hearing(recorder, done, progress);
            Tell.Done end = worker.run(new Ask.Train(dataset, run.path(), cache, settings), hearing::hear, progress);
            int best = done.stream()
                    .filter(Tell.EpochDone::best)
                    .mapToInt(Tell.EpochDone::epoch)
                    .max()
                    .orElse(0);
            return new Trained(best, done.size(), (System.nanoTime() - began) / 60e9, end.why());
        }
    }

    private final class Hearing {
        private final RunRecorder recorder;
        private final List<Tell.EpochDone> done;
        private final Progress progress;
        private long prepared;

        Hearing(RunRecorder recorder, List<Tell.EpochDone> done, Progress progress) {
            this.recorder = recorder;
            this.done = done;
            this.progress = progress;
        }

        void hear(Tell tell) {
            switch (tell) {
                case Tell.Progressed(String what, long so, long total) -> {
                    if (so <= prepared) {
                        progress.begin(what, total);
                        prepared = 0;
                    }
                    progress.advance(so - prepared);
                    prepared = so;
                }
                case Tell.Stepped stepped -> recorder.step(stepped.step(), "train", stepped.values());
                case Tell.EpochDone epoch -> {
                    recorder.epoch(epoch.epoch(), epoch.step(), "train", epoch.train());
                    recorder.epoch(epoch.epoch(), epoch.step(), "val", epoch.val());
                    run.log(sentence(epoch));
                    done.add(epoch);
                    epochs.accept(epoch);
                }
                default -> throw new IllegalStateException("a training said " + tell);
            }
        }
    }

    private static String sentence(Tell.EpochDone epoch) {
        StringBuilder text =
                new StringBuilder("Epoch " + epoch.epoch() + (epoch.best() ? " is the best so far:" : ":"));
        epoch.val().forEach((name, value) -> text.append(String.format(Locale.ROOT, " %s %.4f", name, value)));
        return text.append(". Hardest: ")
                .append(String.join(" ", epoch.hardest()))
                .toString();
    }
}
