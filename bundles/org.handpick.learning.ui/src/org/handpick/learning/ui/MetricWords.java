package org.handpick.learning.ui;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What a person reads for the names under which runs keep their numbers. */
final class MetricWords {
    private static final String GRADIENT = "gradient_";
    private static final String LEARNED_FROM = "train/";
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("loss", "Loss"),
            Map.entry("top1", "Top-1"),
            Map.entry("mean_iou", "Mean IoU"),
            Map.entry("loss_error", "Standard error of the loss"),
            Map.entry("rank_loss", "Ranking loss"),
            Map.entry("box_loss", "Crop loss"),
            Map.entry("gradient", "Gradient"),
            Map.entry("measures_loss", "Loss of the measures"),
            Map.entry("measures_rank_loss", "Ranking loss of the measures"),
            Map.entry("measures_box_loss", "Crop loss of the measures"),
            Map.entry("measures_gradient", "Gradient of the measures"),
            Map.entry("rate", "Learning rate"));
    /** Losses have none. */
    private static final Map<String, String> UNITS =
            Map.of("top1", "share of sets", "mean_iou", "0 to 1", "gradient", "length", "measures_gradient", "length");

    /** In the order in which a person looks for them: what they care about first, then the rest. */
    private static final List<String> FIRST = List.of("loss", "top1", "mean_iou", "rank_loss", "box_loss");

    private MetricWords() {}

    /** Sorts metrics such as {@code top1} as a person looks for them, and leaves the rest as it is. */
    static List<String> ordered(Collection<String> metrics) {
        return metrics.stream()
                .sorted(Comparator.comparingInt(MetricWords::place))
                .toList();
    }

    /** Sorts metrics with their splits, such as {@code val/top1}, in the same way: those that the model has not learned from first. */
    static List<String> orderedWithSplits(Collection<String> names) {
        return names.stream()
                .sorted(Comparator.comparing((String name) -> name.startsWith(LEARNED_FROM))
                        .thenComparing(name -> place(name.substring(name.indexOf('/') + 1))))
                .toList();
    }

    private static int place(String metric) {
        int place = FIRST.indexOf(metric);
        return place < 0 ? FIRST.size() : place;
    }

    /** Of a metric such as {@code top1}; one that is not known keeps its name. */
    static String of(String metric) {
        return metric.startsWith(GRADIENT)
                ? "Gradient, " + plain(metric.substring(GRADIENT.length()))
                : WORDS.getOrDefault(metric, plain(metric));
    }

    private static String plain(String name) {
        return name.replace('_', ' ');
    }

    /** The same with its unit, where it has one. */
    static String withUnit(String metric) {
        return of(metric) + (UNITS.containsKey(metric) ? " (" + UNITS.get(metric) + ")" : "");
    }

    /** Of a metric with its split, such as {@code val/top1}. */
    static String ofSplit(String name) {
        int slash = name.indexOf('/');
        return slash < 0
                ? of(name)
                : of(name.substring(slash + 1)) + ", "
                        + switch (name.substring(0, slash)) {
                            case "train" -> "training sets";
                            case "val" -> "validation sets";
                            case String other -> other;
                        };
    }
}
