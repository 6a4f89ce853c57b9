package org.handpick.learning.evaluation;

import java.util.Locale;

/** The two things that a model proposes. */
public enum Task {
    /** Which image is kept; judged by {@link Metric#TOP1}. */
    RANKING(Metric.TOP1),
    /** How it is cropped; judged by {@link Metric#MEAN_IOU}. */
    CROP(Metric.MEAN_IOU);

    private final Metric decisive;

    Task(Metric decisive) {
        this.decisive = decisive;
    }

    /** The figure that says who is better at it; higher is better. */
    public Metric decisive() {
        return decisive;
    }

    /** Its name in JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
