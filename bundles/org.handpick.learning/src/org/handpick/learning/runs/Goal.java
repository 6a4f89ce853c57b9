package org.handpick.learning.runs;

import java.util.Optional;

/**
 * By which number one epoch of a run is better than another.
 *
 * @param split such as {@code val}
 * @param metric such as {@code top1}
 * @param higherIsBetter false for a loss
 */
public record Goal(String split, String metric, boolean higherIsBetter) {
    /** What the name of a metric has behind it where its standard error is told. */
    public static final String ERROR = "_error";

    /** What our own trainings go by. */
    public static final Goal LOSS = new Goal("val", "loss", false);

    /** What a run goes by that doesn't say: how often the model picks the keeper. */
    public static final Goal USUAL = new Goal("val", "top1", true);

    /**
     * What the settings {@code goal.metric} ({@code val/top1}) and {@code goal.better} ({@code higher} or {@code lower}) say, else
     * {@link #USUAL}.
     *
     * @throws UnreadableRun when they say something else
     */
    public static Goal of(RunConfig config) {
        Optional<String> metric = config.text("goal.metric");
        if (metric.isEmpty()) {
            return USUAL;
        }
        int slash = metric.get().indexOf('/');
        String better = config.text("goal.better").orElse("higher");
        if (slash <= 0 || slash == metric.get().length() - 1) {
            throw config.wrong("goal.metric", "a split and a metric like val/top1");
        }
        if (!better.matches("higher|lower")) {
            throw config.wrong("goal.better", "higher or lower");
        }
        return new Goal(metric.get().substring(0, slash), metric.get().substring(slash + 1), better.equals("higher"));
    }

    /** The settings with this goal, as {@link #of} reads it. */
    public RunConfig writtenTo(RunConfig config) {
        return config.with("goal.metric", split + "/" + metric)
                .with("goal.better", higherIsBetter ? "higher" : "lower");
    }

    /** True when {@code value} is better than {@code best}; what is no number never is. */
    public boolean isBetter(double value, double best) {
        return higherIsBetter ? value > best : value < best;
    }
}
