package org.handpick.learning.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.handpick.learning.curves.Chart;
import org.handpick.learning.curves.Curve;

/** What a report says of a {@link Replay}: sentences, a row for each day, and what was saved drawn against time. */
final class ReplayReport {
    private static final double SECONDS_PER_DAY = 86_400;
    private static final String COLOUR = "#1f77b4";
    private static final int WIDTH = 720;
    private static final int HEIGHT = 300;

    private ReplayReport() {}

    /** Nothing is said where no decision was made since the training, and no table where a suggestion was seen in all of them. */
    static void add(Replay replay, String command, EvaluationReport.Pictures pictures, List<Report.Block> blocks) {
        List<String> sentences = replay.sentences();
        if (sentences.isEmpty()) {
            return;
        }
        blocks.add(new Report.Heading("What it would have been worth since it was trained"));
        sentences.forEach(sentence -> blocks.add(new Report.Paragraph(sentence)));
        if (replay.steps().isEmpty()) {
            return;
        }
        blocks.add(new Report.Table(
                Optional.of(command),
                List.of("day", "decisions", "proposals", "keeper right", "nothing to change", "minutes saved"),
                replay.days(ZoneOffset.UTC).entrySet().stream()
                        .map(day -> row(day.getKey(), day.getValue()))
                        .toList()));
        if (replay.saved().isPresent() && replay.steps().size() > 1) {
            blocks.add(pictures.of(
                    "replay.svg",
                    chart(replay).svg(),
                    "Minutes that the model would have saved, added up, by days since the first of these decisions."));
        }
    }

    private static List<String> row(LocalDate day, Replay of) {
        return List.of(
                day.toString(),
                String.valueOf(of.steps().size()),
                String.valueOf(of.spoken()),
                String.valueOf(of.picksRight()),
                String.valueOf(of.acceptable()),
                of.saved().map(Replay::minutes).orElse(""));
    }

    private static Chart chart(Replay replay) {
        Instant first = replay.steps().getFirst().decided();
        double[] days = replay.steps().stream()
                .mapToDouble(step -> Duration.between(first, step.decided()).toSeconds() / SECONDS_PER_DAY)
                .toArray();
        Chart.Line line = new Chart.Line(new Curve("minutes saved", days, replay.minutesSaved()), COLOUR);
        return new Chart("What it would have saved", "days", List.of(line), WIDTH, HEIGHT);
    }
}
