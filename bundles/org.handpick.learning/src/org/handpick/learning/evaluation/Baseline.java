package org.handpick.learning.evaluation;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.handpick.dataset.LabelledSet;
import org.handpick.learning.Proposal;

/**
 * A rule that needs no model, and that a model must beat to be worth having.
 *
 * @param name its key in JSON
 * @param task what it proposes; the other half of its proposals means nothing
 */
public record Baseline(String name, Task task, Function<LabelledSet, Proposal> rule, boolean isChance) {
    public Baseline {
        Objects.requireNonNull(name);
        Objects.requireNonNull(task);
        Objects.requireNonNull(rule);
    }

    Baseline(String name, Task task, Function<LabelledSet, Proposal> rule) {
        this(name, task, rule, false);
    }

    /** What it says about a set. */
    public Proposal propose(LabelledSet set) {
        return rule.apply(set);
    }

    /** The same choice, cropped as another rule does. */
    Baseline croppedBy(Baseline other) {
        return new Baseline(
                name,
                task,
                set -> new Proposal(propose(set).scores(), other.propose(set).boxes()),
                isChance);
    }

    /**
     * What it wins with a set. For {@code random} that is what is to be expected of chance, 1 of n images and half of the pairs,
     * and not what one throw of the dice happens to win.
     */
    public Optional<Points> points(Metric metric, LabelledSet set) {
        Judged judged = new Judged(set, propose(set));
        Optional<Points> points = metric.of(judged);
        if (!isChance) {
            return points;
        }
        return switch (metric) {
            case TOP1 -> points.map(_ -> Points.one(1.0 / set.images().size()));
            case ACCEPT ->
                points.flatMap(_ -> Metric.EDGES05.of(judged))
                        .map(cropped -> Points.one(cropped.won() / set.images().size()));
            case PAIRWISE -> points.map(pairs -> new Points(pairs.of() / 2, pairs.of()));
            default -> points;
        };
    }
}
