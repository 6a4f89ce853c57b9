package org.handpick.learning.evaluation;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
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
import org.handpick.learning.FileHash;
import org.handpick.learning.measures.Measure;
import org.handpick.learning.measures.Measured;
import org.handpick.learning.measures.Measures;
import org.handpick.learning.runs.RunFolder;
import org.handpick.learning.runs.UnreadableRun;
import org.handpick.learning.worker.WorkerProgram;

/**
 * Judges the model of a run by a split of a dataset, beside the baselines. The confidence is fitted on the validation split, and the
 * rules on the training split, of the dataset that the run has learned from. Of another dataset only those sets count that the run
 * has not seen; see {@link LearnedFrom}.
 */
public final class EvaluateRun implements Operation<EvaluateRun.Evaluated> {
    private static final long SEED = 1;
    private static final String SHARPNESS = "sharpness-" + Measures.VERSION + ".tsv";

    private final RunFolder run;
    private final Dataset dataset;
    private final Split split;
    private final StageLadder ladder;
    private final Path dataArea;
    private final Path cache;
    private final WorkerProgram program;

    /**
     * @param basis by what the model was judged
     * @param judged the sets of the split with what was proposed, scores as the model gave them
     * @param replay of the decisions in the dataset that were made since the training began, on whatever side they are
     * @param consistency how often the person decides the same twice
     * @param problems a sentence for each set that could not be scored: of those that fit the confidence, those that are judged,
     *     and those that are replayed
     */
    public record Evaluated(
            Evaluation evaluation,
            Basis basis,
            List<Judged> judged,
            Replay replay,
            Consistency consistency,
            List<String> problems) {
        public Evaluated {
            Objects.requireNonNull(consistency);
            Objects.requireNonNull(evaluation);
            Objects.requireNonNull(basis);
            Objects.requireNonNull(replay);
            judged = List.copyOf(judged);
            problems = List.copyOf(problems);
        }

        /**
         * As {@code evaluate} prints it, and as it stands in the run: by what the model was judged, {@link Evaluation#json},
         * {@code consistency} and {@code replay}.
         */
        public JsonObject json() {
            JsonObject json = basis.json();
            evaluation.json().entrySet().forEach(entry -> json.add(entry.getKey(), entry.getValue()));
            json.add("consistency", consistency.json());
            json.add("replay", replay.json());
            return json;
        }
    }

    /**
     * @param ladder the person's stages: tells which is the highest
     * @param dataArea the folder with the logs, and with the caches of embeddings in {@code cache/}
     */
    public EvaluateRun(
            RunFolder run, Dataset dataset, Split split, StageLadder ladder, Path dataArea, WorkerProgram program) {
        this.run = Objects.requireNonNull(run);
        this.dataset = Objects.requireNonNull(dataset);
        this.split = Objects.requireNonNull(split);
        this.ladder = Objects.requireNonNull(ladder);
        this.dataArea = Objects.requireNonNull(dataArea);
        this.cache = dataArea.resolve("cache");
        this.program = Objects.requireNonNull(program);
    }

    /**
     * @throws org.handpick.learning.worker.WorkerFailure when the model can't be used
     * @throws org.handpick.learning.runs.UnreadableRun when the dataset is another one than the run's, and that one is gone
     */
    @Override
    public Evaluated run(Progress progress) {
        Path model = run.model();
        LearnedFrom learned = LearnedFrom.of(run, dataset, progress);
        List<LabelledSet> all = LearnedFrom.labelled(dataset, split);
        boolean own = learned.dataset() == dataset;
        List<LabelledSet> sets =
                own ? all : all.stream().filter(learned.hasSeen().negate()).toList();
        Basis basis = new Basis(split, dataset.sha256(), own, all.size() - sets.size(), hash(model));
        Remembered sharpness = new Remembered(cache.resolve(SHARPNESS));
        try (AskOnce asked = new AskOnce(program, model, cache)) {
            ProposeForSets.Proposed validation =
                    asked.propose(LearnedFrom.labelled(learned.dataset(), Split.VAL), progress);
            Calibration calibration = Calibration.fit(validation.judged(), Calibration.WANTED);
            ProposeForSets.Proposed proposed = asked.propose(sets, progress);
            Baselines baselines = Baselines.fit(
                    learned.dataset().sets(), ladder, Optional.of(image -> sharpness(image, sharpness)), SEED);
            Evaluation evaluation =
                    new Evaluate(proposed.judged(), baselines, calibration, Bootstrap.DEFAULT).run(progress);
            Replay replay =
                    new ReplayRun(run, dataset, Offer.of(evaluation), cache, program).run(asked, learned, progress);
            sharpness.save();
            return new Evaluated(
                    evaluation,
                    basis,
                    proposed.judged(),
                    replay,
                    new ReadConsistency(dataArea).run(progress),
                    Stream.of(validation.problems(), proposed.problems(), replay.problems())
                            .flatMap(List::stream)
                            .distinct()
                            .toList());
        }
    }

    private static String hash(Path model) {
        try {
            return FileHash.sha256(model);
        } catch (IOException e) {
            throw new UnreadableRun(model, e);
        }
    }

    /** Measured once for each picture, whatever file it is in. */
    private static OptionalDouble sharpness(LabelledImage image, Remembered known) {
        Optional<Double> before = known.of(image.sha256()).flatMap(EvaluateRun::number);
        if (before.isPresent()) {
            return OptionalDouble.of(before.get());
        }
        OptionalDouble measured = sharpness(image);
        measured.ifPresent(value -> known.put(image.sha256(), String.valueOf(value)));
        return measured;
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty(); // the line is damaged, and the picture is measured again
        }
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
