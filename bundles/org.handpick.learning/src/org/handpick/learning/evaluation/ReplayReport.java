package org.handpick.learning.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.handpick.learning.curves.Chart;
import org.handpick.learning.curves.Curve;

/** What a report says of a {@link Replay}: sentences, a row for each day, and what was saved drawn against time. */
final class ReplayReport {
    private static final double SECONDS_PER_MINUTE = 60;
    private static final double SECONDS_PER_DAY = 86_400;
    private static final String COLOUR = "#1f77b4";
    private static final int WIDTH = 720;
    private static final int HEIGHT = 300;

    private ReplayReport() {}

    /** Nothing is said where no decision was made since the training, and no table where a suggestion was seen in all of them. */
    static void add(Replay replay, String command, EvaluationReport.Pictures pictures, List<Report.Block> blocks) {
        if (replay.steps().isEmpty() && replay.assisted().isEmpty()) {
            return;
        }
        blocks.add(new Report.Heading("What it would have been worth since it was trained"));
        if (!replay.assisted().isEmpty()) {
            blocks.add(new Report.Paragraph(assisted(replay)));
        }
        if (replay.steps().isEmpty()) {
            return;
        }
        blocks.add(new Report.Paragraph(sentences(replay)));
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

    private static String assisted(Replay replay) {
        return "%d decisions were made since with a suggestion on screen, which the person may have followed; they say nothing of what would have been saved and are not counted below. In %d of them the keeper is the one that the model proposes."
                .formatted(replay.assisted().size(), replay.followed());
    }

    private static String sentences(Replay replay) {
        String worth =
                "%d decisions were made since without one, from which it can't have learned. It would have made a proposal for %d of them, with the right keeper in %d, and with nothing to change in %d."
                        .formatted(replay.steps().size(), replay.spoken(), replay.picksRight(), replay.acceptable());
        String unread = replay.problems().isEmpty()
                ? ""
                : " " + replay.problems().size() + " more could not be replayed, as their images can't be read.";
        return worth
                + unread
                + replay.saved()
                        .map(saved ->
                                " That would have saved about %s minutes: a proposal that is right costs %d seconds to accept, and one that is wrong %d more than without it."
                                        .formatted(
                                                minutes(saved),
                                                Replay.LOOK.toSeconds(),
                                                Replay.DISTRACTION.toSeconds()))
                        .orElse("");
    }

    private static List<String> row(LocalDate day, Replay of) {
        return List.of(
                day.toString(),
                String.valueOf(of.steps().size()),
                String.valueOf(of.spoken()),
                String.valueOf(of.picksRight()),
                String.valueOf(of.acceptable()),
                of.saved().map(ReplayReport::minutes).orElse(""));
    }

    private static String minutes(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1e3 / SECONDS_PER_MINUTE);
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
