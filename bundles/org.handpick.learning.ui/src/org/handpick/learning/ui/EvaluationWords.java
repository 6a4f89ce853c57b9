package org.handpick.learning.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handpick.dataset.Split;
import org.handpick.learning.evaluation.Calibration;
import org.handpick.learning.evaluation.Confusion;
import org.handpick.learning.evaluation.Estimate;
import org.handpick.learning.evaluation.Evaluation;
import org.handpick.learning.evaluation.Metric;
import org.handpick.learning.evaluation.Reliability;
import org.handpick.learning.evaluation.Task;
import org.handpick.learning.evaluation.Verdict;

/** What the view Evaluation says, as sentences and tables. */
final class EvaluationWords {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");

    private EvaluationWords() {}

    /**
     * @param tips what the columns are in more words; as long as the header
     * @param rows each as long as the header
     */
    record Table(List<String> header, List<String> tips, List<List<String>> rows) {
        Table {
            header = List.copyOf(header);
            tips = List.copyOf(tips);
            rows = rows.stream().map(List::copyOf).toList();
        }

        /** One whose header says all. */
        Table(List<String> header, List<List<String>> rows) {
            this(header, header, rows);
        }
    }

    /** Whether the model is worth asking, in a sentence. @param side by which it was judged; the test side alone can tell */
    static String verdict(Evaluation evaluation, Task task, Split side) {
        String what = task == Task.RANKING ? "Choosing the keeper" : "Cropping";
        return Optional.ofNullable(evaluation.verdicts().get(task))
                .map(verdict -> what + ": " + verdict(verdict, evaluation, side))
                .orElse(what + ": no set of this side says anything about it.");
    }

    private static String verdict(Verdict verdict, Evaluation evaluation, Split side) {
        String rule = verdict.bestBaseline().replace('_', ' ');
        String lead = "%+.3f (%.3f to %.3f)"
                .formatted(
                        verdict.lead().value(),
                        verdict.lead().low(),
                        verdict.lead().high());
        if (side != Split.TEST) {
            return (verdict.beatsBaselines() ? "better than" : "not shown to be better than") + " the best rule, "
                    + rule + ": " + lead + ". Whether it is offered, the test side decides.";
        }
        if (verdict.beatsBaselines()) {
            return "better than the best rule, " + rule + ", by " + lead + ". " + offered(verdict.task(), evaluation);
        }
        String few = verdict.lead().sets() < Verdict.ENOUGH
                ? " " + verdict.lead().sets() + " sets are too few to tell; " + Verdict.ENOUGH + " are needed."
                : "";
        return "not shown to be better than the best rule, " + rule + ": " + lead + "." + few + " It is not offered.";
    }

    /** What a person gets to see of a model that is good at a task: nothing where it has no opinion, and no crop without a keeper. */
    private static String offered(Task task, Evaluation evaluation) {
        if (!evaluation.beatsBaselines(Task.RANKING)) {
            return "A crop is offered only together with a keeper, so it is not offered.";
        }
        Calibration calibration = evaluation.calibration();
        if (calibration.speaksFrom().isEmpty()) {
            return String.format(
                    Locale.ROOT,
                    "It may be asked, but at no confidence is it known to be right in %.0f %% of the sets, so it has an"
                            + " opinion on none and suggests nothing.",
                    calibration.wanted() * 100);
        }
        return evaluation.coverage().filter(share -> share.value() == 0).isPresent()
                ? "It is offered where it has an opinion; it has one on none of these sets."
                : "It is offered where it has an opinion.";
    }

    /** The model, then every rule for the task. @param intervals whether each figure has its 95 % interval beside it */
    static Table figures(Evaluation evaluation, Task task, boolean intervals) {
        List<Metric> metrics = new ArrayList<>(Metric.of(task));
        if (task == Task.RANKING) {
            metrics.add(Metric.ACCEPT);
        }
        List<String> header = new ArrayList<>(List.of(""));
        metrics.forEach(metric -> header.add(title(metric)));
        List<String> tips = new ArrayList<>(List.of(""));
        metrics.forEach(metric -> tips.add(tip(metric)));
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("the model", metrics, evaluation.figures(), intervals));
        evaluation.baselines().forEach((name, figures) -> {
            if (figures.containsKey(task.decisive())) {
                rows.add(row(name.replace('_', ' '), metrics, figures, intervals));
            }
        });
        return new Table(header, tips, rows);
    }

    private static String tip(Metric metric) {
        String more = metric == Metric.DISPLACEMENT
                ? "\nWhat papers on cropping tell: the mean edge error by another name"
                : "";
        return metric.title() + (metric.isHigherBetter() ? "; higher is better" : "; lower is better") + more;
    }

    /** Short ones, as a row of numbers stands below them. */
    private static String title(Metric metric) {
        return switch (metric) {
            case MAE -> "edge error";
            case DISPLACEMENT -> "displaced";
            case EDGES05 -> "edges ≤ 0.05";
            case ACCEPT -> "no edit";
            case PAIRWISE -> "pairs right";
            default -> metric.title();
        };
    }

    private static List<String> row(
            String name, List<Metric> metrics, Map<Metric, Estimate> figures, boolean intervals) {
        List<String> row = new ArrayList<>(List.of(name));
        metrics.forEach(metric -> row.add(Optional.ofNullable(figures.get(metric))
                .map(estimate -> intervals ? estimate(estimate) : value(estimate))
                .orElse("")));
        return row;
    }

    /** {@code 0.857 (0.714–1.000)} */
    static String estimate(Estimate estimate) {
        return String.format(Locale.ROOT, "%.3f (%.3f–%.3f)", estimate.value(), estimate.low(), estimate.high());
    }

    private static String value(Estimate estimate) {
        return String.format(Locale.ROOT, "%.3f", estimate.value());
    }

    /** Whether its confidence holds, and from where on it speaks. */
    static String confidence(Evaluation evaluation) {
        Calibration calibration = evaluation.calibration();
        String speaks = calibration.speaksFrom().isPresent()
                ? String.format(
                                Locale.ROOT,
                                "It has an opinion from a confidence of %.2f on",
                                calibration.speaksFrom().getAsDouble())
                        + evaluation
                                .coverage()
                                .map(share ->
                                        String.format(Locale.ROOT, ", in %.0f %% of these sets", share.value() * 100))
                                .orElse("")
                        + evaluation
                                .covered()
                                .map(right -> String.format(
                                        Locale.ROOT, ", and is right in %.0f %% of those", right.value() * 100))
                                .orElse("")
                        + "."
                : String.format(
                        Locale.ROOT,
                        "No confidence is known at which it is right in %.0f %% of the sets, so it has no opinion.",
                        calibration.wanted() * 100);
        String mean = Optional.ofNullable(evaluation.figures().get(Metric.CONFIDENCE))
                .map(known -> "Its mean confidence is " + estimate(known) + ". ")
                .orElse("");
        return mean
                + String.format(
                        Locale.ROOT,
                        "On average confidence and share of right picks differ by %.3f. ",
                        evaluation.reliability().error())
                + speaks
                + (evaluation.reliability().bins().isEmpty()
                        ? ""
                        : "\nA point stands for sets of about one confidence, as many as the number beside it; the bar"
                                + " through it is the 95 % interval. On the dotted line confidence is what it says.");
    }

    /** What a point of the calibration says. */
    static String bin(Reliability.Bin bin) {
        return String.format(
                Locale.ROOT,
                "%s with a confidence of %.3f to %.3f, on average %.3f:\nright in a share of %s",
                bin.right().sets() == 1 ? "1 set" : bin.right().sets() + " sets",
                bin.from(),
                bin.to(),
                bin.confidence(),
                estimate(bin.right()));
    }

    /**
     * What was kept, in rows, against what was proposed, in columns.
     *
     * @param briefly whether what begins with a number is called by it alone above the columns, where no two have the same
     */
    static Table confusion(Confusion confusion, boolean briefly) {
        List<String> labels = confusion.labels().stream()
                .sorted(Comparator.comparingDouble(EvaluationWords::number).thenComparing(label -> label))
                .toList();
        List<String> header =
                new ArrayList<>(List.of(briefly ? "kept ↓  would keep →" : "you kept ↓  it would keep →"));
        boolean byNumber = briefly
                && labels.stream()
                                .mapToDouble(EvaluationWords::number)
                                .distinct()
                                .count()
                        == labels.size();
        labels.forEach(label -> header.add(byNumber ? firstWord(plain(label)) : plain(label)));
        List<List<String>> rows = new ArrayList<>();
        for (String kept : labels) {
            List<String> row = new ArrayList<>(List.of(plain(kept)));
            labels.forEach(proposed -> row.add(cell(confusion.count(kept, proposed), kept.equals(proposed))));
            rows.add(row);
        }
        return new Table(header, rows);
    }

    private static String firstWord(String label) {
        return label.split(" ", 2)[0];
    }

    /** What agrees is marked, and what never happened is not in the way. */
    private static String cell(int sets, boolean agrees) {
        return sets == 0 ? "·" : agrees ? "✓ " + sets : String.valueOf(sets);
    }

    /** The number that a label begins with; the largest where it has none. */
    private static double number(String label) {
        Matcher number = NUMBER.matcher(plain(label));
        return number.lookingAt() ? Double.parseDouble(number.group()) : Double.MAX_VALUE;
    }

    /** {@code stage1.5_face_swapped} as {@code 1.5 face swapped}; a position as it is. */
    private static String plain(String label) {
        return label.replaceFirst("^stage(?=[0-9])", "").replace('_', ' ').strip();
    }
}
