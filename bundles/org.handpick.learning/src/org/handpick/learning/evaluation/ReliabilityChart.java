package org.handpick.learning.evaluation;

import java.util.List;
import org.handpick.learning.curves.Chart;
import org.handpick.learning.curves.Curve;

/** Draws a {@link Reliability}: how often the model was right, by how sure it was, with the number of sets at each point. */
final class ReliabilityChart {
    static final String CAPTION =
            "How often the proposed keeper was right, by how sure the model was of it. At each point stands how"
                    + " many sets it is of; few say little. On the dotted line confidence is what it says.";

    private static final String COLOUR = "#1f77b4";
    private static final String EXACT = "#888888";
    private static final int WIDTH = 480;
    private static final int HEIGHT = 480;

    private ReliabilityChart() {}

    static Chart of(Reliability reliability) {
        List<Reliability.Bin> bins = reliability.bins();
        Curve exact = new Curve("as often as it is sure", new double[] {0, 1}, new double[] {0, 1});
        Curve seen = new Curve(
                "right",
                bins.stream().mapToDouble(Reliability.Bin::confidence).toArray(),
                bins.stream().mapToDouble(bin -> bin.right().value()).toArray());
        return new Chart(
                "Right by confidence",
                "confidence",
                List.of(
                        new Chart.Line(exact, EXACT, true),
                        new Chart.Line(
                                seen,
                                COLOUR,
                                false,
                                bins.stream()
                                        .map(bin -> String.valueOf(bin.right().sets()))
                                        .toList())),
                WIDTH,
                HEIGHT);
    }
}
