package org.handpick.learning.evaluation;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.dataset.LabelledSet;

/** Judges a model's proposals for the sets of a split. Reads nothing and asks no model; the same inputs give the same answer. */
public final class Evaluate implements Operation<Evaluation> {
    private final List<Judged> judged;
    private final Baselines baselines;
    private final Calibration calibration;
    private final Bootstrap bootstrap;

    /**
     * @param judged the sets with the model's scores as they are
     * @param baselines fitted on the training split
     * @param calibration fitted on the validation split
     */
    public Evaluate(List<Judged> judged, Baselines baselines, Calibration calibration, Bootstrap bootstrap) {
        this.judged = judged.stream().map(calibration::of).toList();
        this.baselines = Objects.requireNonNull(baselines);
        this.calibration = calibration;
        this.bootstrap = Objects.requireNonNull(bootstrap);
    }

    @Override
    public Evaluation run(Progress progress) {
        progress.begin("Judging the proposals", 1L + baselines.all().size());
        List<LabelledSet> sets = judged.stream().map(Judged::set).toList();
        Map<Metric, Estimate> figures = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            progress.check();
            bootstrap.estimate(metric.of(judged)).ifPresent(estimate -> figures.put(metric, estimate));
        }
        progress.advance(1);
        Map<Task, Verdict> verdicts = new EnumMap<>(Task.class);
        for (Task task : Task.values()) {
            progress.check();
            Verdict.of(task, judged, baselines, bootstrap).ifPresent(verdict -> verdicts.put(task, verdict));
        }
        Optional<Baseline> crop = Optional.ofNullable(verdicts.get(Task.CROP))
                .map(Verdict::bestBaseline)
                .flatMap(baselines::named);
        Map<String, Map<Metric, Estimate>> rules = new LinkedHashMap<>();
        for (Baseline baseline : baselines.all()) {
            progress.check();
            rules.put(baseline.name(), figures(baseline, crop, sets));
            progress.advance(1);
        }
        List<Judged> spoken = judged.stream().filter(this::speaks).toList();
        return new Evaluation(
                sets.size(),
                (int) sets.stream().filter(LabelledSet::suggestionSeen).count(),
                figures,
                calibration,
                Reliability.of(judged),
                coverage(),
                bootstrap.estimate(Metric.TOP1.of(spoken)),
                Confusion.byStage(judged),
                Confusion.byPosition(judged),
                rules,
                verdicts,
                Disagreement.ranked(judged));
    }

    /** Nothing to change is what both tasks together are for, so a rule that chooses is given the crop of the best rule that crops. */
    private Map<Metric, Estimate> figures(Baseline baseline, Optional<Baseline> crop, List<LabelledSet> sets) {
        Map<Metric, Estimate> figures = new EnumMap<>(Metric.class);
        Metric.of(baseline.task()).forEach(metric -> add(metric, baseline, sets, figures));
        if (baseline.task() == Task.RANKING) {
            crop.ifPresent(best -> add(Metric.ACCEPT, baseline.croppedBy(best), sets, figures));
        }
        return figures;
    }

    private void add(Metric metric, Baseline baseline, List<LabelledSet> sets, Map<Metric, Estimate> figures) {
        bootstrap.estimate(Verdict.points(baseline, metric, sets)).ifPresent(estimate -> figures.put(metric, estimate));
    }

    private boolean speaks(Judged one) {
        return calibration.speaks(one.confidence());
    }

    private Optional<Estimate> coverage() {
        return bootstrap.estimate(judged.stream()
                .filter(one -> one.set().teachesRanking())
                .map(one -> Points.one(speaks(one)))
                .toList());
    }
}
