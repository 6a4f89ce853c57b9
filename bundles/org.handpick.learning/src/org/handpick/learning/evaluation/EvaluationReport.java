package org.handpick.learning.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a report says of an evaluation. Numbers have the same form in every language, as programs and people compare them. */
public final class EvaluationReport {
    private static final int WORST = 20;

    private final Evaluation evaluation;
    private final String command;

    private EvaluationReport(Evaluation evaluation, String command) {
        this.evaluation = evaluation;
        this.command = command;
    }

    /** Puts the pictures of a report into files beside it. */
    public interface Pictures {
        /** Of a set, such as a contact sheet, where there is one; asked for the sets of the greatest disagreement alone. */
        Optional<Report.Picture> of(Disagreement one);

        /** A chart. @param name of its file */
        Report.Picture of(String name, String svg, String caption);
    }

    /**
     * Tells an evaluation.
     *
     * @param title such as the name of the run
     * @param basis by what the model was judged
     * @param replay of the decisions made since the training
     * @param consistency how often the person decides the same twice
     * @param command the one that made the evaluation, put before each table
     */
    public static Report of(
            String title,
            Basis basis,
            Evaluation evaluation,
            Replay replay,
            Consistency consistency,
            String command,
            Pictures pictures) {
        EvaluationReport report = new EvaluationReport(evaluation, Objects.requireNonNull(command));
        List<Report.Block> blocks = new ArrayList<>();
        blocks.add(new Report.Paragraph(basis.sentence()));
        report.addFigures(blocks);
        report.addConsistency(consistency, blocks);
        report.addVerdicts(blocks);
        report.addCalibration(blocks, pictures);
        report.addConfusion(blocks, "stage", evaluation.byStage());
        report.addConfusion(blocks, "position", evaluation.byPosition());
        ReplayReport.add(replay, command, pictures, blocks);
        report.addDisagreements(blocks, pictures);
        return new Report(title, blocks);
    }

    private void addFigures(List<Report.Block> blocks) {
        blocks.add(new Report.Heading("Figures"));
        blocks.add(new Report.Paragraph(evaluation.sets() + " sets were judged. In parentheses stands the 95 % interval"
                + " over the sets; edges are in fractions of the image."));
        if (evaluation.suggestionSeen() > 0) {
            blocks.add(new Report.Paragraph(
                    evaluation.suggestionSeen() + " of the decisions were made with a suggestion on"
                            + " screen. The person may have followed it, so the figures may flatter the model."));
        }
        List<List<String>> rows = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            evaluation
                    .figure(metric)
                    .ifPresent(estimate -> rows.add(List.of(
                            metric.title(), value(estimate), interval(estimate), String.valueOf(estimate.sets()))));
        }
        addTable(blocks, List.of("", "value", "95 %", "sets"), rows);
    }

    /** The ceiling above the figures, as the rules are the floor under them. */
    private void addConsistency(Consistency consistency, List<Report.Block> blocks) {
        blocks.add(new Report.Heading("Beside yourself"));
        blocks.add(new Report.Paragraph(consistency.sentence()));
        if (!consistency.isEnough()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        addRow(rows, Metric.TOP1, consistency.keeper());
        addRow(rows, Metric.MEAN_IOU, consistency.meanIou());
        addRow(rows, Metric.EDGES05, consistency.acceptable());
        addTable(blocks, List.of("", "you twice", "sets shown again", "the model"), rows);
    }

    private void addRow(List<List<String>> rows, Metric metric, Optional<Estimate> twice) {
        twice.ifPresent(estimate -> rows.add(List.of(
                metric.title(),
                value(estimate) + " " + interval(estimate),
                String.valueOf(estimate.sets()),
                evaluation
                        .figure(metric)
                        .map(model -> value(model) + " " + interval(model))
                        .orElse(""))));
    }

    private void addVerdicts(List<Report.Block> blocks) {
        blocks.add(new Report.Heading("Beside rules that need no model"));
        for (Task task : Task.values()) {
            Optional.ofNullable(evaluation.verdicts().get(task)).ifPresent(verdict -> {
                blocks.add(new Report.Paragraph(sentence(verdict)));
                if (task == Task.RANKING) {
                    addAccepting(blocks);
                }
                addTable(blocks, header(task), baselineRows(task));
            });
        }
    }

    private void addAccepting(List<Report.Block> blocks) {
        Optional.ofNullable(evaluation.verdicts().get(Task.CROP))
                .ifPresent(crop -> blocks.add(
                        new Report.Paragraph("For how many sets a rule would leave nothing to change is told with the"
                                + " crop of " + crop.bestBaseline() + ", the best rule for that.")));
    }

    private static String sentence(Verdict verdict) {
        String what = verdict.task() == Task.RANKING ? "Choosing the keeper" : "Cropping";
        String figures = "its lead in " + verdict.task().decisive().title() + " is "
                + number(verdict.lead().value()) + " " + interval(verdict.lead())
                + ", and chance alone gives as much in "
                + String.format(Locale.ROOT, "%.2f", verdict.chance() * 100) + " % of cases.";
        if (verdict.beatsBaselines()) {
            return what + ": the model beats the best rule, " + verdict.bestBaseline() + "; " + figures;
        }
        String few = verdict.lead().sets() < Verdict.ENOUGH
                ? " " + verdict.lead().sets() + " sets are too few to tell; " + Verdict.ENOUGH + " are needed."
                : "";
        return what + ": the model is not shown to beat the best rule, " + verdict.bestBaseline() + "; " + figures
                + few;
    }

    private static List<Metric> metrics(Task task) {
        List<Metric> metrics = new ArrayList<>(Metric.of(task));
        if (task == Task.RANKING) {
            metrics.add(Metric.ACCEPT);
        }
        return metrics;
    }

    private static List<String> header(Task task) {
        List<String> header = new ArrayList<>(List.of(""));
        metrics(task).forEach(metric -> header.add(metric.title()));
        return header;
    }

    private List<List<String>> baselineRows(Task task) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("the model", task, evaluation.figures()));
        evaluation.baselines().forEach((name, figures) -> {
            if (figures.containsKey(task.decisive())) {
                rows.add(row(name, task, figures));
            }
        });
        return rows;
    }

    private static List<String> row(String name, Task task, Map<Metric, Estimate> figures) {
        List<String> row = new ArrayList<>(List.of(name));
        metrics(task)
                .forEach(metric -> row.add(Optional.ofNullable(figures.get(metric))
                        .map(estimate -> value(estimate) + " " + interval(estimate))
                        .orElse("")));
        return row;
    }

    private void addCalibration(List<Report.Block> blocks, Pictures pictures) {
        if (evaluation.reliability().bins().isEmpty()) {
            return;
        }
        Calibration calibration = evaluation.calibration();
        blocks.add(new Report.Heading("Can its confidence be trusted"));
        String speaks = calibration.speaksFrom().isPresent()
                ? "It makes a proposal from a confidence of "
                        + number(calibration.speaksFrom().getAsDouble()) + " on"
                        + evaluation
                                .coverage()
                                .map(share -> ", for " + value(share) + " " + interval(share) + " of the sets")
                                .orElse("")
                        + evaluation
                                .covered()
                                .map(top1 -> ", and is right in " + value(top1) + " " + interval(top1) + " of them")
                                .orElse("")
                        + "."
                : "No confidence is known at which it is right in " + number(calibration.wanted())
                        + " of the sets, so it has no opinion.";
        blocks.add(new Report.Paragraph("Temperature " + number(calibration.temperature()) + ", fitted on "
                + calibration.sets() + " sets of the validation split; expected calibration error "
                + number(evaluation.reliability().error()) + ". " + speaks));
        addReliability(blocks, pictures);
        addTable(
                blocks,
                List.of("confidence from", "to", "sets", "mean confidence", "right", "95 %"),
                evaluation.reliability().bins().stream()
                        .map(bin -> List.of(
                                number(bin.from()),
                                number(bin.to()),
                                String.valueOf(bin.right().sets()),
                                number(bin.confidence()),
                                value(bin.right()),
                                interval(bin.right())))
                        .toList());
    }

    private void addReliability(List<Report.Block> blocks, Pictures pictures) {
        blocks.add(pictures.of(
                "confidence.svg", ReliabilityChart.of(evaluation.reliability()).svg(), ReliabilityChart.CAPTION));
    }

    private void addConfusion(List<Report.Block> blocks, String what, Confusion confusion) {
        if (confusion.labels().isEmpty()) {
            return;
        }
        blocks.add(new Report.Heading("Kept and proposed by " + what));
        List<String> header = new ArrayList<>(List.of("kept \\ proposed"));
        header.addAll(confusion.labels());
        List<List<String>> rows = new ArrayList<>();
        for (String kept : confusion.labels()) {
            List<String> row = new ArrayList<>(List.of(kept));
            confusion.labels().forEach(proposed -> row.add(String.valueOf(confusion.count(kept, proposed))));
            rows.add(row);
        }
        addTable(blocks, header, rows);
    }

    private void addDisagreements(List<Report.Block> blocks, Pictures pictures) {
        List<Disagreement> worst =
                evaluation.disagreements().stream().limit(WORST).toList();
        if (worst.isEmpty()) {
            return;
        }
        blocks.add(new Report.Heading("Where model and person disagree most"));
        addTable(
                blocks,
                List.of("set", "loss", "confidence", "on other images", "1 - IoU"),
                worst.stream()
                        .map(one -> List.of(
                                one.judged().set().id().text(),
                                number(one.loss()),
                                number(one.confidence()),
                                number(one.ranking()),
                                number(one.crop())))
                        .toList());
        worst.forEach(one -> pictures.of(one).ifPresent(blocks::add));
    }

    private void addTable(List<Report.Block> blocks, List<String> header, List<List<String>> rows) {
        blocks.add(new Report.Table(Optional.of(command), header, rows));
    }

    private static String value(Estimate estimate) {
        return number(estimate.value());
    }

    private static String interval(Estimate estimate) {
        return "(" + number(estimate.low()) + " to " + number(estimate.high()) + ")";
    }

    private static String number(OptionalDouble number) {
        return number.isPresent() ? number(number.getAsDouble()) : "";
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.3f", number);
    }
}
