package org.handpick.learning.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The part of a report that names what the training did without. */
final class LeftOutReport {
    private static final int NAMED = 20;

    private LeftOutReport() {}

    /** @param leftOut a sentence for each set; @param file where all are named */
    static Report added(Report report, List<String> leftOut, String file) {
        if (leftOut.isEmpty()) {
            return report;
        }
        List<Report.Block> blocks = new ArrayList<>(report.blocks());
        blocks.add(new Report.Heading("Left out of the training"));
        blocks.add(new Report.Paragraph(
                "The training did without these %d sets, since images of theirs could not be read any more. Bring the images back and make a new run to learn from them too.%s"
                        .formatted(
                                leftOut.size(),
                                leftOut.size() > NAMED
                                        ? " The first %d are named here, and all in %s.".formatted(NAMED, file)
                                        : "")));
        blocks.add(new Report.Table(
                Optional.empty(),
                List.of("set, file and reason"),
                leftOut.stream().limit(NAMED).map(List::of).toList()));
        return new Report(report.title(), blocks);
    }
}
