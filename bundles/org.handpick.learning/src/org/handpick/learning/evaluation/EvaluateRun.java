package org.handpick.learning.evaluation;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.core.sets.StageLadder;
import org.handpick.dataset.Dataset;
import org.handpick.dataset.LabelledImage;
import org.handpick.dataset.LabelledSet;
import org.handpick.dataset.Split;
import org.handpick.imaging.Decode;
import org.handpick.imaging.Decoded;
import org.handpick.imaging.Fit;
import org.handpick.imaging.UnreadableImage;
import org.handpick.learning.measures.Measure;
import org.handpick.learning.measures.Measured;
import org.handpick.learning.runs.RunFolder;
import org.handpick.learning.worker.Worker;
import org.handpick.learning.worker.WorkerProgram;

/**
 * Judges the model of a run by a split of a dataset, beside the baselines: the confidence is fitted on the validation split first,
 * so that no set is judged by what was learned from it.
 */
public final class EvaluateRun implements Operation<EvaluateRun.Evaluated> {
    private static final long SEED = 1;

    private final RunFolder run;
    private final Dataset dataset;
    private final Split split;
    private final Path dataArea;
    private final Path cache;
    private final WorkerProgram program;

    /**
     * @param judged the sets of the split with what was proposed, scores as the model gave them
     * @param replay of the decisions in the dataset that were made since the training began, on whatever side they are
     * @param consistency how often the person decides the same twice
     * @param problems a sentence for each set that could not be judged
     */
    public record Evaluated(
            Evaluation evaluation, List<Judged> judged, Replay replay, Consistency consistency, List<String> problems) {
        public Evaluated {
            Objects.requireNonNull(consistency);
            Objects.requireNonNull(evaluation);
            Objects.requireNonNull(replay);
            judged = List.copyOf(judged);
            problems = List.copyOf(problems);
        }

        /** As {@code evaluate} prints it, and as it stands in the run: {@link Evaluation#json}, and {@code consistency}. */
        public JsonObject json() {
            JsonObject json = evaluation.json();
            json.add("consistency", consistency.json());
            return json;
        }
    }

    /** @param dataArea the folder with the logs, and with the caches of embeddings in {@code cache/} */
    public EvaluateRun(RunFolder run, Dataset dataset, Split split, Path dataArea, WorkerProgram program) {
        this.run = Objects.requireNonNull(run);
        this.dataset = Objects.requireNonNull(dataset);
        this.split = Objects.requireNonNull(split);
        this.dataArea = Objects.requireNonNull(dataArea);
        this.cache = dataArea.resolve("cache");
        this.program = Objects.requireNonNull(program);
    }

    /** @throws org.handpick.learning.worker.WorkerFailure when the model can't be used */
    @Override
    public Evaluated run(Progress progress) {
        Path model = ReplayRun.model(run);
        try (Worker worker = Worker.start(program, progress)) {
            Calibration calibration = Calibration.fit(
                    new ProposeForSets(worker, model, cache, labelled(Split.VAL))
                            .run(progress)
                            .judged(),
                    Calibration.WANTED);
            ProposeForSets.Proposed proposed = new ProposeForSets(worker, model, cache, labelled(split)).run(progress);
            Baselines baselines =
                    Baselines.fit(dataset.sets(), StageLadder.DEFAULT, Optional.of(EvaluateRun::sharpness), SEED);
            Evaluation evaluation =
                    new Evaluate(proposed.judged(), baselines, calibration, Bootstrap.DEFAULT).run(progress);
            return new Evaluated(
                    evaluation,
                    proposed.judged(),
                    new ReplayRun(run, dataset, calibration, cache, program).run(worker, progress),
                    new ReadConsistency(dataArea).run(progress),
                    proposed.unreadable().entrySet().stream()
                            .map(entry -> entry.getKey().id() + ": " + entry.getValue())
                            .toList());
        }
    }

    private List<LabelledSet> labelled(Split of) {
        return dataset.sets(of).stream()
                .filter(set -> set.teachesRanking() || set.teachesCropping())
                .toList();
    }

    private static OptionalDouble sharpness(LabelledImage image) {
        try (Decoded decoded = new Decode(image.file(), new Fit.Within(Measured.LONGER_EDGE, Measured.LONGER_EDGE))
                .run(Progress.NONE)) {
            return OptionalDouble.of(Measured.of(decoded.pixels()).whole().get(Measure.SHARPNESS));
        } catch (UnreadableImage e) {
            return OptionalDouble.empty(); // the scoring names it
        }
    }
}
