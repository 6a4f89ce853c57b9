package org.handpick.learning.evaluation;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How good a model is on the sets of a split, beside the rules that need no model.
 *
 * @param sets how many sets were judged
 * @param suggestionSeen how many of them were decided with a suggestion on screen, so that the person may have followed it
 * @param figures each figure that the sets say anything about, in the order of {@link Metric}
 * @param calibration what made the scores a confidence
 * @param reliability whether the confidence holds on these sets
 * @param coverage share of the sets to choose from for which the model has an opinion; empty where there are none
 * @param covered top-1 on those; empty where it never has one
 * @param baselines the figures of each rule by its name, in order: those of its own task, and of one that chooses also
 *     {@link Metric#ACCEPT}, cropped by the best rule that crops
 * @param verdicts of the tasks that the sets say anything about
 * @param disagreements all sets, the greatest disagreement first
 */
public record Evaluation(
        int sets,
        int suggestionSeen,
        Map<Metric, Estimate> figures,
        Calibration calibration,
        Reliability reliability,
        Optional<Estimate> coverage,
        Optional<Estimate> covered,
        Confusion byStage,
        Confusion byPosition,
        Map<String, Map<Metric, Estimate>> baselines,
        Map<Task, Verdict> verdicts,
        List<Disagreement> disagreements) {
    public Evaluation {
        figures = ordered(figures);
        baselines = ordered(baselines);
        verdicts = ordered(verdicts);
        disagreements = List.copyOf(disagreements);
        Objects.requireNonNull(calibration);
        Objects.requireNonNull(reliability);
        Objects.requireNonNull(coverage);
        Objects.requireNonNull(covered);
        Objects.requireNonNull(byStage);
        Objects.requireNonNull(byPosition);
    }

    private static <K, V> Map<K, V> ordered(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** Whether the model beats the best rule at a task; false where no set says anything about it. */
    public boolean beatsBaselines(Task task) {
        return Optional.ofNullable(verdicts.get(task))
                .map(Verdict::beatsBaselines)
                .orElse(false);
    }

    /** A figure, empty where no set says anything about it. */
    public Optional<Estimate> figure(Metric metric) {
        return Optional.ofNullable(figures.get(metric));
    }

    /**
     * As {@code evaluate} prints it: {@code sets}, each figure by its key as {@code {"value","low","high","n"}} or null where
     * no set says anything about it, and everything else but the disagreements.
     */
    public JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("sets", sets);
        json.addProperty("suggestion_seen", suggestionSeen);
        for (Metric metric : Metric.values()) {
            json.add(metric.key(), json(figure(metric)));
        }
        json.add("calibration", calibration.json());
        json.addProperty("calibration_error", reliability.error());
        json.add("reliability", reliability.json());
        json.add("coverage", json(coverage));
        json.add("covered_top1", json(covered));
        JsonObject confusion = new JsonObject();
        confusion.add("stage", byStage.json());
        confusion.add("position", byPosition.json());
        json.add("confusion", confusion);
        JsonObject rules = new JsonObject();
        baselines.forEach((name, estimates) -> {
            JsonObject rule = new JsonObject();
            estimates.forEach((metric, estimate) -> rule.add(metric.key(), estimate.json()));
            rules.add(name, rule);
        });
        json.add("baselines", rules);
        JsonObject beats = new JsonObject();
        for (Task task : Task.values()) {
            beats.add(
                    task.key(),
                    Optional.ofNullable(verdicts.get(task))
                            .<JsonElement>map(Verdict::json)
                            .orElse(JsonNull.INSTANCE));
        }
        json.add("beats_baselines", beats);
        return json;
    }

    private static JsonElement json(Optional<Estimate> estimate) {
        return estimate.<JsonElement>map(Estimate::json).orElse(JsonNull.INSTANCE);
    }
}
