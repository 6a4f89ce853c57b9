package org.handpick.learning.ui;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swtchart.IAxis;
import org.eclipse.swtchart.ILineSeries;
import org.eclipse.swtchart.ILineSeries.PlotSymbolType;
import org.eclipse.swtchart.LineStyle;
import org.handpick.learning.curves.Chart;
import org.handpick.learning.curves.Curve;
import org.handpick.workbench.theme.Palette;

/** Draws a scene of curves, says what they are at the pointer, and tells which point is clicked. */
final class CurvesChart {
    /** What the model learns from is dotted, what it has not seen is whole. */
    private static final String LEARNED_FROM = "train";

    private static final double MARGIN = 0.04;
    private static final int FAINT = 30;
    private static final int WHOLE = 100;
    private static final int FEW_POINTS = 40;
    private static final int SYMBOL = 3;
    private static final int REACH_PIXELS = 24;

    private final ThemedChart chart;
    private final ToIntFunction<String> colours;
    private Optional<CurveScene> scene = Optional.empty();
    private Consumer<CurveScene.Reading> onClick = reading -> {};

    /** @param colours the number of the colour of a run, by its id */
    CurvesChart(Composite parent, ToIntFunction<String> colours) {
        this.colours = colours;
        chart = new ThemedChart(parent, this::addLines);
        chart.plot().addListener(SWT.MouseMove, this::explain);
        chart.plot().addListener(SWT.MouseUp, this::clicked);
    }

    Control control() {
        return chart.chart();
    }

    /** Called with the point of a line that a person clicks on. */
    void onClick(Consumer<CurveScene.Reading> listener) {
        onClick = listener;
    }

    /** How many points a line has room for. */
    int points() {
        return Math.max(chart.plot().getSize().x, 1);
    }

    Optional<CurveScene> scene() {
        return scene;
    }

    void show(CurveScene shown) {
        scene = Optional.of(shown);
        chart.draw();
        chart.plot().setData("handpick.curves", shown.lines().size());
    }

    private void addLines(Palette palette) {
        scene.ifPresent(shown -> addLines(shown, palette));
    }

    private void addLines(CurveScene shown, Palette palette) {
        chart.across().getTitle().setText(shown.choice().across().label());
        chart.up().getTitle().setText(MetricWords.withUnit(shown.choice().metric()));
        chart.chart().getLegend().setVisible(!shown.lines().isEmpty());
        shown.lines().forEach(line -> line.raw().ifPresent(raw -> add(line, raw, faint(line, palette), true)));
        shown.lines().forEach(line -> add(line, line.curve(), colour(line, palette), false));
        fit(chart.across(), shown, 0, Curve::x);
        fit(chart.up(), shown, MARGIN, Curve::y);
    }

    /** A curve with gaps is drawn as several lines, since the chart knows none. */
    private void add(CurveScene.Line line, Curve curve, Color colour, boolean faint) {
        boolean isFirst = !faint;
        int from = 0;
        while (from < curve.size()) {
            if (!curve.isDrawn(from)) {
                from++;
                continue;
            }
            int to = from;
            while (to < curve.size() && curve.isDrawn(to)) {
                to++;
            }
            String id = "%s %s %s %d".formatted(line.run(), line.split(), faint, from);
            ILineSeries<?> series = chart.line(id, colour);
            series.setDescription(curve.name());
            series.setXSeries(Arrays.copyOfRange(curve.x(), from, to));
            series.setYSeries(Arrays.copyOfRange(curve.y(), from, to));
            series.setLineWidth(faint ? 1 : 2);
            series.setLineStyle(line.split().equals(LEARNED_FROM) && !faint ? LineStyle.DOT : LineStyle.SOLID);
            series.setSymbolType(!faint && curve.size() <= FEW_POINTS ? PlotSymbolType.CIRCLE : PlotSymbolType.NONE);
            series.setSymbolSize(SYMBOL);
            series.setVisibleInLegend(isFirst);
            isFirst = false;
            from = to;
        }
    }

    private Color colour(CurveScene.Line line, Palette palette) {
        return RunColours.of(colours.applyAsInt(line.run()), palette);
    }

    /** A faint line is mixed with what lies behind it. */
    private Color faint(CurveScene.Line line, Palette palette) {
        return mixed(colour(line, palette), palette.canvas());
    }

    private static Color mixed(Color front, Color back) {
        return new Color(
                mixed(front.getRed(), back.getRed()),
                mixed(front.getGreen(), back.getGreen()),
                mixed(front.getBlue(), back.getBlue()));
    }

    private static int mixed(int front, int back) {
        return (front * FAINT + back * (WHOLE - FAINT)) / WHOLE;
    }

    private interface Coordinates {
        double[] of(Curve curve);
    }

    private static void fit(IAxis axis, CurveScene shown, double margin, Coordinates coordinates) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (CurveScene.Line line : shown.lines()) {
            Curve curve = line.raw().orElse(line.curve());
            double[] values = coordinates.of(curve);
            for (int i = 0; i < curve.size(); i++) {
                if (curve.isDrawn(i)) {
                    lowest = Math.min(lowest, values[i]);
                    highest = Math.max(highest, values[i]);
                }
            }
        }
        ThemedChart.fit(axis, lowest, highest, margin);
    }

    private void explain(Event event) {
        String tip = scene.flatMap(shown -> shown.tip(chart.across().getDataCoordinate(event.x)))
                .orElse(null);
        if (!Objects.equals(tip, chart.plot().getToolTipText())) {
            chart.plot().setToolTipText(tip);
        }
    }

    private void clicked(Event event) {
        chart.plot().setFocus();
        scene.stream()
                .flatMap(shown -> shown.at(chart.across().getDataCoordinate(event.x)).stream())
                .filter(reading -> Math.abs(chart.up().getPixelCoordinate(reading.y()) - event.y) <= REACH_PIXELS)
                .min((one, other) -> Integer.compare(
                        Math.abs(chart.up().getPixelCoordinate(one.y()) - event.y),
                        Math.abs(chart.up().getPixelCoordinate(other.y()) - event.y)))
                .ifPresent(onClick);
    }

    /** What is on screen, for a file; empty while nothing is. */
    Optional<Chart> exported() {
        return scene.filter(shown -> !shown.lines().isEmpty()).map(shown -> {
            List<Chart.Line> lines = new ArrayList<>();
            for (CurveScene.Line line : shown.lines()) {
                lines.add(new Chart.Line(
                        line.curve(),
                        hex(RunColours.onPaper(colours.applyAsInt(line.run()))),
                        line.split().equals(LEARNED_FROM)));
            }
            Point size = chart.chart().getSize();
            return new Chart(
                    MetricWords.withUnit(shown.choice().metric()),
                    shown.choice().across().label(),
                    lines,
                    Math.max(size.x, 320),
                    Math.max(size.y, 240));
        });
    }

    private static String hex(Color colour) {
        RGB rgb = colour.getRGB();
        return "#%02x%02x%02x".formatted(rgb.red, rgb.green, rgb.blue);
    }

    /** The chart as it is on screen, without what lies over it, as the content of a PNG file. */
    byte[] png() {
        Point size = chart.chart().getSize();
        Image image = new Image(chart.chart().getDisplay(), size.x, size.y);
        try {
            chart.chart().renderOffscreenImage(image);
            ImageLoader loader = new ImageLoader();
            loader.data = new ImageData[] {image.getImageData()};
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            loader.save(png, SWT.IMAGE_PNG);
            return png.toByteArray();
        } finally {
            image.dispose();
        }
    }
}
