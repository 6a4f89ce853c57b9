package org.handpick.learning.curves;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Draws one chart: title, axes with marks, lines, and a legend below. */
final class SvgChart {
    private static final int LEFT = 72;
    private static final int TOP = 36;
    private static final int RIGHT = 20;
    private static final int BELOW = 44;
    private static final int LEGEND_ROW = 18;
    private static final int ROOM_OF_A_MARK = 60;
    private static final String TEXT = "#444444";
    private static final String GRID = "#dddddd";

    private final Chart chart;
    private final Ticks across;
    private final Ticks up;
    private final int plotWidth;
    private final int plotHeight;
    private final StringBuilder svg = new StringBuilder();

    SvgChart(Chart chart) {
        this.chart = chart;
        plotWidth = chart.width() - LEFT - RIGHT;
        plotHeight = Math.max(
                ROOM_OF_A_MARK,
                chart.height() - TOP - BELOW - LEGEND_ROW * chart.lines().size());
        across = ticks(Curve::x, plotWidth);
        up = ticks(Curve::y, plotHeight);
    }

    private Ticks ticks(Function<Curve, double[]> coordinates, int room) {
        var range = chart.lines().stream()
                .map(Chart.Line::curve)
                .flatMapToDouble(curve -> IntStream.range(0, curve.size())
                        .filter(curve::isDrawn)
                        .mapToDouble(i -> coordinates.apply(curve)[i]))
                .summaryStatistics();
        int about = Math.max(2, room / ROOM_OF_A_MARK);
        return range.getCount() == 0 ? Ticks.of(0, 1, about) : Ticks.of(range.getMin(), range.getMax(), about);
    }

    String text() {
        int height = Math.max(
                chart.height(),
                TOP + plotHeight + BELOW + LEGEND_ROW * chart.lines().size());
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                .formatted(chart.width(), height, chart.width(), height));
        svg.append(" font-family=\"sans-serif\" font-size=\"12\" fill=\"" + TEXT + "\">\n");
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        write(LEFT + plotWidth / 2.0, TOP / 2.0 + 4, "middle", chart.title());
        marks();
        write(LEFT + plotWidth / 2.0, TOP + plotHeight + 34.0, "middle", chart.xLabel());
        chart.lines().forEach(this::line);
        legend();
        return svg.append("</svg>\n").toString();
    }

    private void marks() {
        for (Ticks.Tick tick : across.all()) {
            double x = x(tick.value());
            stroke(x, TOP, x, TOP + plotHeight, GRID, 1);
            write(x, TOP + plotHeight + 16.0, "middle", tick.label());
        }
        for (Ticks.Tick tick : up.all()) {
            double y = y(tick.value());
            stroke(LEFT, y, LEFT + plotWidth, y, GRID, 1);
            write(LEFT - 6.0, y + 4, "end", tick.label());
        }
        stroke(LEFT, TOP, LEFT, TOP + plotHeight, TEXT, 1);
        stroke(LEFT, TOP + plotHeight, LEFT + plotWidth, TOP + plotHeight, TEXT, 1);
    }

    private void line(Chart.Line line) {
        svg.append("<path fill=\"none\" stroke-width=\"1.5\" stroke-linejoin=\"round\" stroke-linecap=\"round\""
                        + " stroke=\"")
                .append(line.colour())
                .append('"')
                .append(dots(line))
                .append(" d=\"");
        Curve curve = line.curve();
        boolean down = false;
        for (int i = 0; i < curve.size(); i++) {
            if (curve.isDrawn(i)) {
                svg.append(down ? 'L' : 'M').append(at(x(curve.x()[i])));
                svg.append(' ').append(at(y(curve.y()[i])));
                boolean alone = !down && (i + 1 == curve.size() || !curve.isDrawn(i + 1));
                svg.append(alone ? "h0" : ""); // a move paints nothing; a line without length paints its round ends
            }
            down = curve.isDrawn(i);
        }
        svg.append("\"/>\n");
        for (int i = 0; i < line.words().size(); i++) {
            if (curve.isDrawn(i)) {
                double x = x(curve.x()[i]);
                double y = y(curve.y()[i]);
                svg.append(
                        "<circle r=\"3\" cx=\"%s\" cy=\"%s\" fill=\"%s\"/>\n".formatted(at(x), at(y), line.colour()));
                write(x, y - 7 < TOP ? y + 16 : y - 7, "middle", line.words().get(i));
            }
        }
    }

    /** The ends of strokes are round, so that next to nothing of one is a dot. */
    private static String dots(Chart.Line line) {
        return line.dotted() ? " stroke-dasharray=\"0.1 4\"" : "";
    }

    private void legend() {
        List<Chart.Line> lines = chart.lines();
        for (int i = 0; i < lines.size(); i++) {
            double y = TOP + plotHeight + BELOW + LEGEND_ROW * (i + 0.5);
            svg.append("<path stroke-width=\"2\" stroke-linecap=\"round\" stroke=\"%s\"%s d=\"M%s %sh20\"/>\n"
                    .formatted(lines.get(i).colour(), dots(lines.get(i)), at(LEFT), at(y)));
            write(LEFT + 26.0, y + 4, "start", lines.get(i).curve().name());
        }
    }

    private double x(double value) {
        return LEFT + plotWidth * part(value, across);
    }

    private double y(double value) {
        return TOP + plotHeight * (1 - part(value, up));
    }

    /** From 0 to 1; a value beyond what {@link Ticks} can mark lies at the edge. */
    private static double part(double value, Ticks axis) {
        return (Math.clamp(value, axis.lowest(), axis.highest()) - axis.lowest()) / (axis.highest() - axis.lowest());
    }

    private void stroke(double x1, double y1, double x2, double y2, String colour, int width) {
        svg.append("<path stroke=\"%s\" stroke-width=\"%d\" d=\"M%s %sL%s %s\"/>\n"
                .formatted(colour, width, at(x1), at(y1), at(x2), at(y2)));
    }

    private void write(double x, double y, String anchor, String text) {
        svg.append("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>\n"
                .formatted(at(x), at(y), anchor, escaped(text)));
    }

    /** Pixels to a hundredth, with a point whatever the language of the desktop. */
    private static String at(double pixels) {
        return BigDecimal.valueOf(pixels)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** For XML 1.0: marks are escaped, and a character that no XML file may hold is shown as what it is, unreadable. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isXml(c) ? c : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }
}
