package org.handpick.learning.curves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.handpick.core.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ChartTest {
    private static final double NAN = Double.NaN;

    @TempDir
    Path folder;

    @Test
    void a_curve_is_a_path_from_corner_to_corner_in_the_colour_it_was_given() throws Exception {
        Document svg = parsed(chart(new Curve("val/loss", new double[] {0, 10}, new double[] {0, 10})));
        // 600 x 400: the plot is 72..580 across and 36..338 down, one row of the legend below
        assertEquals(List.of("M72 338L580 36"), paths(svg, "#1b9e77"));
    }

    @Test
    void lines_of_one_colour_are_told_apart_in_the_chart_and_in_its_legend() throws Exception {
        Document svg = parsed(new Chart(
                "loss",
                "step",
                List.of(
                        new Chart.Line(curve("learned"), "#1b9e77", true),
                        new Chart.Line(curve("judged"), "#1b9e77", false)),
                600,
                400));
        assertEquals(List.of("dotted", "whole", "dotted", "whole"), strokes(svg, "#1b9e77"));
    }

    @Test
    void words_stand_at_points_that_are_drawn_as_dots_inside_the_plot() throws Exception {
        Curve curve = new Curve("a", new double[] {0, 5, 10}, new double[] {0, NAN, 10});
        Document svg = parsed(new Chart(
                "t", "x", List.of(new Chart.Line(curve, "#1b9e77", false, List.of("9", "8", "<7>"))), 600, 400));

        NodeList dots = svg.getElementsByTagName("circle");
        assertEquals(2, dots.getLength());
        assertEquals("72", dots.item(0).getAttributes().getNamedItem("cx").getNodeValue());
        assertEquals("338", dots.item(0).getAttributes().getNamedItem("cy").getNodeValue());
        NodeList texts = svg.getElementsByTagName("text");
        List<String> told = IntStream.range(0, texts.getLength())
                .mapToObj(i -> texts.item(i).getTextContent() + " at "
                        + texts.item(i).getAttributes().getNamedItem("y").getNodeValue())
                .toList();
        assertTrue(told.contains("9 at 331") && told.contains("<7> at 52"), told::toString);
        assertThrows(IllegalArgumentException.class, () -> new Chart.Line(curve, "#1b9e77", false, List.of("one")));
    }

    @Test
    void a_gap_breaks_the_path_and_a_point_alone_is_a_dot() throws Exception {
        Document svg = parsed(
                chart(new Curve("a", new double[] {0, 1, 2, 3, 4, 5, 10}, new double[] {0, 10, NAN, 5, NAN, 0, 10})));
        assertEquals(List.of("M72 338L122.8 36M224.4 187h0M326 338L580 36"), paths(svg, "#1b9e77"));
    }

    @Test
    void what_a_person_wrote_is_shown_and_never_obeyed() throws Exception {
        String hostile = "</text><script>alert('1')</script>&\"\u0000\uD800";
        Document svg =
                parsed(new Chart(hostile, hostile, List.of(new Chart.Line(curve(hostile), "#1b9e77")), 600, 400));
        assertEquals(0, svg.getElementsByTagName("script").getLength());
        List<String> texts = texts(svg);
        String shown = hostile.replace('\u0000', '\uFFFD').replace('\uD800', '\uFFFD');
        assertEquals(3, texts.stream().filter(shown::equals).count(), texts::toString);
    }

    @Test
    void the_axes_have_round_labels() throws Exception {
        List<String> texts = texts(parsed(chart(curve("a"))));
        assertTrue(texts.containsAll(List.of("0.0", "1.5", "3.0", "step", "What came of it", "a")), texts::toString);
    }

    @Test
    void nothing_to_draw_is_an_empty_chart_and_a_diverged_loss_a_chart_all_the_same() throws Exception {
        parsed(chart(new Curve("a", new double[0], new double[0])));
        parsed(chart(new Curve("a", new double[] {1}, new double[] {NAN})));
        parsed(chart(new Curve("a", new double[] {1, 2}, new double[] {-Double.MAX_VALUE, Double.MAX_VALUE})));
        parsed(new Chart(
                "",
                "",
                IntStream.range(0, 40)
                        .mapToObj(i -> new Chart.Line(curve("run " + i), "#000000"))
                        .toList(),
                160,
                160));
    }

    @Test
    void a_colour_that_is_none_and_a_chart_too_small_to_read_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> new Chart.Line(curve("a"), "red\" onload=\"x"));
        assertThrows(IllegalArgumentException.class, () -> new Chart("", "", List.of(), 100, 400));
    }

    @Test
    void the_table_has_every_point_with_gaps_and_quoted_names() {
        Chart chart = new Chart(
                "t",
                "step",
                List.of(
                        new Chart.Line(new Curve("a, \"b\"", new double[] {0, 1}, new double[] {0.5, NAN}), "#000000"),
                        new Chart.Line(new Curve("c", new double[] {2}, new double[] {1e-7}), "#ffffff")),
                600,
                400);
        assertEquals(
                "curve,x,y\r\n\"a, \"\"b\"\"\",0.0,0.5\r\n\"a, \"\"b\"\"\",1.0,NaN\r\nc,2.0,1.0E-7\r\n", chart.csv());
    }

    @Test
    void it_is_exported_by_the_end_of_the_name_and_never_over_a_file() throws Exception {
        Chart chart = chart(curve("a"));
        Path svg = new ExportChart(chart, folder.resolve("made/loss.svg")).run(Progress.NONE);
        assertEquals(chart.svg(), Files.readString(svg));
        assertEquals(
                chart.csv(), Files.readString(new ExportChart(chart, folder.resolve("loss.CSV")).run(Progress.NONE)));

        Files.writeString(folder.resolve("mine.svg"), "mine");
        assertThrows(
                UnwritableChart.class, () -> new ExportChart(chart, folder.resolve("mine.svg")).run(Progress.NONE));
        assertEquals("mine", Files.readString(folder.resolve("mine.svg")));
        assertThrows(
                UnwritableChart.class, () -> new ExportChart(chart, folder.resolve("loss.png")).run(Progress.NONE));
        try (Stream<Path> left = Files.list(folder)) {
            assertFalse(left.anyMatch(path -> path.toString().contains("part")));
        }
    }

    private static Curve curve(String name) {
        return new Curve(name, new double[] {0, 1, 2, 3}, new double[] {3, 2, 1, 0});
    }

    private static Chart chart(Curve curve) {
        return new Chart("What came of it", "step", List.of(new Chart.Line(curve, "#1b9e77")), 600, 400);
    }

    private static Document parsed(Chart chart) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(chart.svg())));
    }

    /** The paths of the lines, without those of the legend. */
    private static List<String> paths(Document svg, String colour) {
        List<String> paths = new ArrayList<>();
        NodeList all = svg.getElementsByTagName("path");
        for (int i = 0; i < all.getLength(); i++) {
            var attributes = all.item(i).getAttributes();
            if (attributes.getNamedItem("fill") != null
                    && attributes.getNamedItem("stroke").getNodeValue().equals(colour)) {
                paths.add(attributes.getNamedItem("d").getNodeValue());
            }
        }
        return paths;
    }

    /** How the lines of a colour are drawn, and then those of the legend. */
    private static List<String> strokes(Document svg, String colour) {
        NodeList all = svg.getElementsByTagName("path");
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> all.item(i).getAttributes())
                .filter(path -> path.getNamedItem("stroke").getNodeValue().equals(colour))
                .map(path -> path.getNamedItem("stroke-dasharray") == null ? "whole" : "dotted")
                .toList();
    }

    private static List<String> texts(Document svg) {
        NodeList all = svg.getElementsByTagName("text");
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> all.item(i).getTextContent())
                .toList();
    }
}
