package org.handpick.learning.curves;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Curves as they are shown: what is exported is what is on the screen, no more and no less.
 *
 * @param xLabel what stands below the horizontal axis, such as {@code step}
 * @param lines drawn in this order, and listed so in the legend
 * @param width of the picture in pixels, as {@code height}
 */
public record Chart(String title, String xLabel, List<Line> lines, int width, int height) {
    /** Smaller there would be no room between the labels. */
    private static final int SMALLEST = 160;

    public Chart {
        Objects.requireNonNull(title);
        Objects.requireNonNull(xLabel);
        lines = List.copyOf(lines);
        if (width < SMALLEST || height < SMALLEST) {
            throw new IllegalArgumentException(width + " x " + height + " is smaller than " + SMALLEST + " pixels");
        }
    }

    /**
     * A curve.
     *
     * @param colour {@code #rrggbb}
     * @param dotted whether it is drawn so, to be told from others of its colour
     * @param words what stands at each of its points, which is then drawn as a dot; empty for a line alone
     */
    public record Line(Curve curve, String colour, boolean dotted, List<String> words) {
        private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

        /** A whole line. */
        public Line(Curve curve, String colour) {
            this(curve, colour, false);
        }

        /** A line alone. */
        public Line(Curve curve, String colour, boolean dotted) {
            this(curve, colour, dotted, List.of());
        }

        public Line {
            Objects.requireNonNull(curve);
            words = List.copyOf(words);
            if (!words.isEmpty() && words.size() != curve.size()) {
                throw new IllegalArgumentException(words.size() + " words for " + curve.size() + " points");
            }
            if (!COLOUR.matcher(colour).matches()) {
                throw new IllegalArgumentException("no colour of the form #rrggbb: " + colour);
            }
        }
    }

    /** A picture in SVG 1.1. */
    public String svg() {
        return new SvgChart(this).text();
    }

    /** RFC 4180: a row {@code curve,x,y} for each point, gaps included. */
    public String csv() {
        StringBuilder text = new StringBuilder("curve,x,y\r\n");
        for (Line line : lines) {
            Curve curve = line.curve();
            String name = quoted(curve.name());
            for (int i = 0; i < curve.size(); i++) {
                text.append(name).append(',');
                text.append(curve.x()[i]).append(',').append(curve.y()[i]).append("\r\n");
            }
        }
        return text.toString();
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
