package org.handpick.learning.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.handpick.core.sets.StageLadder;
import org.handpick.dataset.LabelledSet;
import org.handpick.dataset.Split;
import org.handpick.learning.Proposal;
import org.handpick.learning.evaluation.Report.Heading;
import org.handpick.learning.evaluation.Report.Paragraph;
import org.handpick.learning.evaluation.Report.Picture;
import org.handpick.learning.evaluation.Report.Table;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Basis BASIS = new Basis(Split.TEST, "d".repeat(64), true, 0, "e".repeat(64));
    private static final String HOSTILE =
            "<script>alert('x')</script> \"><img src=x onerror=y> | `code` ](http://evil) **b**\n# head\n|a|b|";

    @Test
    void a_hostile_name_stays_text_in_the_page() {
        String page = hostile().html();
        // Every tag is one of ours, so none came out of a name.
        String tags =
                "!DOCTYPE|html|head|meta|title|style|body|h1|h2|p|pre|table|thead|tbody|tr|th|td|figure|img|figcaption";
        assertEquals(
                List.of(),
                Pattern.compile("<(?!/?(" + tags + ")[ >])")
                        .matcher(page)
                        .results()
                        .toList());
        assertFalse(page.contains("onerror=y>"));
        assertEquals(1, Pattern.compile("<img ").matcher(page).results().count());
        assertEquals(
                1,
                Pattern.compile("<img src=\"[^\"]*\" alt=\"[^\"]*\">")
                        .matcher(page)
                        .results()
                        .count());
        assertTrue(page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"));
    }

    @Test
    void a_hostile_name_stays_text_in_markdown() {
        String text = hostile().markdown();
        String outsideFences = text.replaceAll("(?s)(`{3,})\n.*?\n\\1\n", "");
        assertFalse(outsideFences.contains("<"), outsideFences);
        assertEquals(
                List.of(),
                Pattern.compile("(?<!\\\\)[`*_]")
                        .matcher(outsideFences)
                        .results()
                        .toList());
        assertEquals(
                1,
                Pattern.compile("(?<!\\\\)]\\(")
                        .matcher(outsideFences)
                        .results()
                        .count(),
                "one link, that of the picture");
        // A title, a heading, and what stands in a table begin lines; nothing else may.
        assertEquals(
                List.of("# ", "## "),
                Pattern.compile("(?m)^#+ ")
                        .matcher(outsideFences)
                        .results()
                        .map(match -> match.group())
                        .toList());
        assertEquals(
                3,
                Pattern.compile("(?m)^\\|.*(?<!\\\\)\\|$")
                        .matcher(outsideFences)
                        .results()
                        .count(),
                "header, line and one row");
    }

    @Test
    void a_sentence_begins_no_list_and_no_heading_and_an_address_in_it_is_no_link() {
        assertEquals("# t\n\n\\# a\n", markdown("# a"));
        assertEquals("# t\n\n\\- a - b\n", markdown("- a - b"));
        assertEquals("# t\n\n12\\. a 3.5\n", markdown("12. a 3.5"));
        assertEquals("# t\n\n31 sets\n", markdown("31 sets"));
        assertEquals("# t\n\nhttps\\://x.org www\\.x.org a\\@x.org\n", markdown("https://x.org www.x.org a@x.org"));
    }

    private static String markdown(String sentence) {
        return new Report("t", List.of(new Paragraph(sentence))).markdown();
    }

    @Test
    void a_command_can_not_leave_its_fence() {
        String command = "handpick evaluate\n```\n# out";
        String text = new Report("t", List.of(new Table(Optional.of(command), List.of("a"), List.of()))).markdown();
        assertTrue(text.contains("````\n" + command + "\n````\n"), text);
    }

    @Test
    void a_picture_is_a_relative_link_whatever_it_is_called() {
        Report report = new Report("t", List.of(new Picture("javascript:alert(1)/ä \")?#.png", "c")));
        String link = "./javascript%3Aalert%281%29/%C3%A4%20%22%29%3F%23.png";
        assertTrue(report.html().contains("<img src=\"" + link + "\" alt=\"c\">"), report.html());
        assertTrue(report.markdown().contains("![c](" + link + ")"), report.markdown());
    }

    @Test
    void the_page_needs_nothing_from_elsewhere_and_follows_light_and_dark() {
        String page = hostile().html();
        assertTrue(page.contains("prefers-color-scheme: dark"));
        assertFalse(Pattern.compile("<script|<link|@import|url\\(|src=\"(?!\\./)")
                .matcher(page)
                .find());
    }

    @Test
    void a_table_is_set_in_rows() {
        Report report = new Report(
                "Run 7", List.of(new Table(Optional.of("run it"), List.of("", "x"), List.of(List.of("a", "0.5")))));
        assertEquals("# Run 7\n\n```\nrun it\n```\n\n|  | x |\n|---|---:|\n| a | 0.5 |\n", report.markdown());
        assertTrue(report.html().contains("<tr><td>a</td><td>0.5</td></tr>"));
    }

    @Test
    void a_row_of_another_length_is_refused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Table(Optional.empty(), List.of("a", "b"), List.of(List.of("one"))));
    }

    @Test
    void the_report_of_an_evaluation_tells_figures_rules_verdicts_and_the_worst_sets() {
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            judged.add(new Judged(
                    Sets.kept("set" + i, 2, i % 2, Optional.of(CropBox.FULL)),
                    Sets.scores(i % 2 == 0 ? 1.0 : 0, i % 2 == 0 ? 0 : 1.0)));
        }
        judged.add(new Judged(Sets.kept("the worst", 2, 0), Sets.scores(0.0, 9.0)));
        Evaluation evaluation = new Evaluate(
                        judged,
                        Baselines.fit(List.of(), StageLadder.DEFAULT, Optional.empty(), 1),
                        new Calibration(1, OptionalDouble.of(0.7), 0.9, 40),
                        Bootstrap.DEFAULT)
                .run(Progress.NONE);
        Report report = EvaluationReport.of(
                "Run <1>", BASIS, evaluation, replay(), twice(16, 4), "evaluate --run 1", new Beside());
        String text = report.markdown();
        assertTrue(text.contains("3 decisions were made since"), text);
        assertTrue(text.contains("for 2 of them, with the right keeper in 1"), text);
        assertTrue(text.contains("| 2026-03-01 | 2 | 2 | 1 | 1 | 0.1 |"), text);
        assertTrue(text.contains("| 2026-03-03 | 1 | 0 | 0 | 0 | 0.0 |"), text);
        assertTrue(text.contains("(./replay.svg)"), text);
        assertTrue(text.contains("(./confidence.svg)"), text);
        assertTrue(text.contains("31 sets were judged"), text);
        assertTrue(text.contains("20 sets were shown to you again, and you decided the same in 0.800 (0."), text);
        assertTrue(
                Pattern.compile("\\| top-1 \\| 0\\.800 \\(0\\.\\d+ to .*\\) \\| 20 \\| 0\\.968 \\(")
                        .matcher(text)
                        .find(),
                text);
        assertTrue(report.html().contains("20 sets were shown to you again"), report.html());
        assertTrue(text.contains("Choosing the keeper\\: the model beats the best rule, first"), text);
        assertTrue(text.contains("|  | top-1 | pairwise accuracy | accepted without an edit |"), text);
        assertTrue(text.contains("with the crop of full\\_frame, the best rule for that"), text);
        assertTrue(text.contains("Cropping\\: the model is not shown to beat the best rule, full\\_frame"), text);
        for (String name : List.of("random", "highest\\_stage", "largest\\_file", "full\\_frame", "centre\\_90")) {
            assertTrue(text.contains("| " + name + " |"), name);
        }
        assertTrue(text.contains("![kept 1, proposed 2](./worst.png)"), text);
        assertTrue(text.contains("| confidence from | to | sets | mean confidence | right | 95 % |"), text);
        assertTrue(
                Pattern.compile("\\| 31 \\| 0\\.\\d+ \\| 0\\.968 \\| \\(0\\.\\d+ to 0\\.994\\) \\|")
                        .matcher(text)
                        .find(),
                text);
        assertTrue(text.contains("Run &lt;1&gt;"));
        long tables = report.blocks().stream().filter(Table.class::isInstance).count();
        assertEquals(
                tables,
                Pattern.compile("evaluate --run 1").matcher(text).results().count());
        assertTrue(tables >= 6);
    }

    /** A person who kept so many images twice, and so often another one. */
    private static Consistency twice(int same, int other) {
        Optional<LabelledSet.Label> first = Optional.of(new LabelledSet.Label(0, Optional.of(CropBox.FULL)));
        Optional<LabelledSet.Label> second = Optional.of(new LabelledSet.Label(1, Optional.of(CropBox.FULL)));
        List<Consistency.Repeat> repeats = new ArrayList<>();
        repeats.addAll(Collections.nCopies(same, new Consistency.Repeat(first, first)));
        repeats.addAll(Collections.nCopies(other, new Consistency.Repeat(first, second)));
        return Consistency.of(repeats, List.of(), Bootstrap.DEFAULT);
    }

    @Test
    void a_report_says_that_it_is_too_early_to_tell_how_consistent_a_person_is() {
        String text = EvaluationReport.of(
                        "t",
                        BASIS,
                        new Evaluate(
                                        List.of(new Judged(Sets.kept("a", 2, 0), Sets.scores(1.0, 0.0))),
                                        Baselines.fit(List.of(), StageLadder.DEFAULT, Optional.empty(), 1),
                                        new Calibration(1, OptionalDouble.of(0.7), 0.9, 40),
                                        Bootstrap.DEFAULT)
                                .run(Progress.NONE),
                        new Replay(List.of()),
                        twice(3, 0),
                        "c",
                        new Beside())
                .markdown();
        assertTrue(text.contains("too early to tell\\: 3 sets were shown to you again so far"), text);
        assertFalse(text.contains("you twice"), text);
    }

    /** Two decisions on the day of the training, the first of which the model has right; and one two days later. */
    private static Replay replay() {
        Calibration calibration = new Calibration(1, OptionalDouble.of(0.9), 0.9, 40);
        return Replay.of(
                List.of(
                        judged("a", 0, Sets.boxed(CropBox.FULL, 5.0, 0.0)),
                        judged("b", 8, Sets.boxed(CropBox.FULL, 5.0, 0.0)),
                        judged("c", 20, Sets.boxed(CropBox.FULL, 0.0, 5.0)),
                        judged("d", 172_800, Sets.boxed(CropBox.FULL, 0.0, 0.1))),
                Sets.NOON.plusSeconds(1),
                new Offer(calibration, true, true));
    }

    private static Judged judged(String id, long seconds, Proposal proposal) {
        LabelledSet set = Sets.kept(id, 2, 0, Optional.of(CropBox.FULL));
        return new Judged(
                Sets.decided(set, Sets.NOON.plusSeconds(seconds), Optional.of(Duration.ofSeconds(8))), proposal);
    }

    /** Draws nothing but says what it would be called. */
    private static final class Beside implements EvaluationReport.Pictures {
        @Override
        public Optional<Picture> of(Disagreement one) {
            return one.judged().set().id().text().equals("the worst")
                    ? Optional.of(new Picture("worst.png", "kept 1, proposed 2"))
                    : Optional.empty();
        }

        @Override
        public Picture of(String name, String svg, String caption) {
            assertTrue(svg.startsWith("<svg"), svg);
            return new Picture(name, caption);
        }
    }

    @Test
    void the_report_says_when_sets_are_too_few_and_when_suggestions_were_seen() {
        LabelledSet set = Sets.kept("s", 2, 1);
        LabelledSet seen =
                new LabelledSet(set.id(), set.library(), set.split(), set.images(), set.label(), set.decided(), true);
        String few = text(List.of(new Judged(set, Sets.scores(0.0, 1.0)), new Judged(seen, Sets.scores(0.0, 1.0))));
        assertTrue(few.contains("2 sets are too few to tell; 20 are needed"), few);
        assertTrue(few.contains("1 of the decisions were made with a suggestion on screen"), few);
        String blind = text(Collections.nCopies(20, new Judged(set, Sets.scores(0.0, 1.0))));
        assertFalse(blind.contains("too few"), blind);
        assertFalse(blind.contains("suggestion on screen"), blind);
    }

    private static String text(List<Judged> judged) {
        Baselines baselines = Baselines.fit(List.of(), StageLadder.DEFAULT, Optional.empty(), 1);
        Evaluation evaluation = new Evaluate(judged, baselines, Calibration.NONE, Bootstrap.DEFAULT).run(Progress.NONE);
        return EvaluationReport.of("t", BASIS, evaluation, new Replay(List.of()), twice(3, 0), "c", new Beside())
                .markdown();
    }

    private static Report hostile() {
        return new Report(
                HOSTILE,
                List.of(
                        new Heading(HOSTILE),
                        new Paragraph(HOSTILE),
                        new Table(Optional.of(HOSTILE), List.of("name", HOSTILE), List.of(List.of(HOSTILE, HOSTILE))),
                        new Picture(HOSTILE, HOSTILE)));
    }
}
