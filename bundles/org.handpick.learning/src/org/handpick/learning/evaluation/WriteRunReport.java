package org.handpick.learning.evaluation;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.dataset.LabelledSet;
import org.handpick.dataset.Split;
import org.handpick.learning.runs.RunFolder;

/**
 * Writes what came of an evaluation into its run: {@code evaluation.json}, and {@code report.md} and {@code report.html} with the
 * same content and the pictures of {@code report/}. Of another side than the test side they are {@code evaluation-val.json} and so
 * on, so that nothing but the test side ever says whether a model is offered.
 */
public final class WriteRunReport implements Operation<Void> {
    private final RunFolder run;
    private final EvaluateRun.Evaluated evaluated;
    private final ReportCommand command;
    private final Set<String> written = new HashSet<>();

    /** @param command the one that makes it again, told above each table */
    public WriteRunReport(RunFolder run, EvaluateRun.Evaluated evaluated, ReportCommand command) {
        this.run = Objects.requireNonNull(run);
        this.evaluated = Objects.requireNonNull(evaluated);
        this.command = Objects.requireNonNull(command);
    }

    /** @throws org.handpick.learning.runs.UnwritableRun when the disk refuses; what was there is there still */
    @Override
    public Void run(Progress progress) {
        written.clear();
        progress.begin("Writing the report", 0);
        Split side = evaluated.basis().split();
        run.writeEvaluation(side, evaluated.json().toString());
        Report report = EvaluationReport.of(
                run.notes().name(),
                evaluated.basis(),
                evaluated.evaluation(),
                evaluated.replay(),
                evaluated.consistency(),
                command.line(),
                new EvaluationReport.Pictures() {
                    @Override
                    public Optional<Report.Picture> of(Disagreement one) {
                        return picture(one.judged(), progress);
                    }

                    @Override
                    public Report.Picture of(String name, String svg, String caption) {
                        byte[] bytes = svg.getBytes(StandardCharsets.UTF_8);
                        return new Report.Picture(run.writePicture(side, name, bytes), caption);
                    }
                });
        Report whole = LeftOutReport.added(
                report, run.leftOutSets(), run.leftOut().getFileName().toString());
        run.writeReport(side, whole.markdown(), whole.html());
        return null;
    }

    private Optional<Report.Picture> picture(Judged judged, Progress progress) {
        return SideBySide.of(judged, progress)
                .map(png -> new Report.Picture(
                        run.writePicture(evaluated.basis().split(), fileName(judged.set()), png), caption(judged)));
    }

    /** Two libraries may have sets of one name; the second gets a number. */
    private String fileName(LabelledSet set) {
        String name = set.id().text().replaceAll("[^A-Za-z0-9_-]", "-");
        String free = name;
        for (int number = 2; !written.add(free); number++) {
            free = name + "-" + number;
        }
        return free + ".png";
    }

    private static String caption(Judged judged) {
        return judged.set().id().text() + " in " + judged.set().library()
                + judged.set()
                        .label()
                        .map(label -> ": image " + (label.keeper() + 1) + " was kept")
                        .orElse(": all were rejected")
                + ", " + (judged.proposal().pick() + 1)
                + " was proposed. Blue and whole is the person, green and dashed the model.";
    }
}
