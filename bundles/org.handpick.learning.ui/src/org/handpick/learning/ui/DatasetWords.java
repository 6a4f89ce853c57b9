package org.handpick.learning.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handpick.dataset.DatasetBuilt;
import org.handpick.dataset.ListedDataset;
import org.handpick.dataset.Reason;
import org.handpick.dataset.Split;
import org.handpick.dataset.Warning;
import org.handpick.learning.evaluation.Verdict;
import org.handpick.traininglog.check.Fault;

/** What is said of a dataset. */
final class DatasetWords {
    private DatasetWords() {}

    static String line(ListedDataset dataset) {
        return dataset.name() + "  –  " + count(dataset.sets(), "set");
    }

    /** Of how many sets its sides are, and what will not come of so few. */
    static String sides(ListedDataset dataset) {
        return "%d to learn from, %d to stop by, %d to judge by."
                        .formatted(dataset.train(), dataset.val(), dataset.test())
                + tooFew(dataset.test()).map(sentence -> " " + sentence).orElse("");
    }

    private static Optional<String> tooFew(long judges) {
        return judges >= Verdict.ENOUGH
                ? Optional.empty()
                : Optional.of(
                        "Fewer than %d to judge by can't show that a model is good, so it won't make suggestions. Usually one set in ten judges."
                                .formatted(Verdict.ENOUGH));
    }

    /** What came of a build: numbers, what was left out and why, and what will make it hard to learn from. */
    static List<String> report(DatasetBuilt built) {
        List<String> lines = new ArrayList<>();
        Map<Split, Long> sets = built.sets();
        lines.add("Built %s: %s (%d to learn from, %d to stop by, %d to judge by), %s and %s."
                .formatted(
                        built.folder().getFileName(),
                        count(sets.values().stream().mapToLong(Long::longValue).sum(), "set"),
                        sets.getOrDefault(Split.TRAIN, 0L),
                        sets.getOrDefault(Split.VAL, 0L),
                        sets.getOrDefault(Split.TEST, 0L),
                        count(built.pairs(), "pair"),
                        count(built.crops(), "crop")));
        lines.add(
                built.proof().leaks() == 0
                        ? "No two images on different sides look alike, of %,d pairs."
                                .formatted(built.proof().pairs())
                        : "%s on different sides look alike, so results will look better than they are."
                                .formatted(count(built.proof().leaks(), "pair")));
        built.leftOut().forEach((reason, rows) -> lines.add(leftOut(reason, rows)));
        built.noted().forEach((fault, rows) -> lines.add(noted(fault, rows)));
        built.warnings().stream().map(Warning::sentence).forEach(lines::add);
        lines.addAll(built.notes());
        return List.copyOf(lines);
    }

    private static String leftOut(Reason reason, long rows) {
        return "%s left out%s %s"
                .formatted(count(rows, "row"), reason.unexpected() ? ", look at this:" : ":", reason.sentence());
    }

    private static String noted(Fault fault, long rows) {
        return "%s %s: %s"
                .formatted(count(rows, "row"), fault.invalidates() ? "mended" : "to know about", fault.sentence());
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
