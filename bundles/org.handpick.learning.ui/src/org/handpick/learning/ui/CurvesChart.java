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
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.IAxis;
import org.eclipse.swtchart.ILineSeries;
import org.eclipse.swtchart.ILineSeries.PlotSymbolType;
import org.eclipse.swtchart.ISeries.SeriesType;
import org.eclipse.swtchart.LineStyle;
import org.eclipse.swtchart.Range;
import org.handpick.learning.curves.Curve;
import org.handpick.workbench.theme.Palette;

/** Draws a scene of curves, says what they are at the pointer, and tells which point is clicked. */
final class CurvesChart {
    private static final double MARGIN = 0.04;
    private static final int FAINT = 30;
    private static final int WHOLE = 100;
    private static final int FEW_POINTS = 40;
    private static final int SYMBOL = 3;
    private static final int REACH_PIXELS = 24;
    private static final String WITHOUT_CSS = "org.eclipse.e4.ui.css.disabled";

    private final Chart chart;
    private final ToIntFunction<String> colours;
    private Optional<CurveScene> scene = Optional.empty();
    private Palette coloured;
    private Consumer<CurveScene.Reading> onClick = reading -> {};

    /** @param colours the number of the colour of a run, by its id */
    CurvesChart(Composite parent, ToIntFunction<String> colours) {
        this.colours = colours;
        chart = new Chart(parent, SWT.NONE);
        chart.setData(WITHOUT_CSS, true);
        chart.getPlotArea().getControl().setData(WITHOUT_CSS, true);
        chart.getTitle().setVisible(false);
        chart.getLegend().setPosition(SWT.BOTTOM);
        for (IAxis axis : chart.getAxisSet().getAxes()) {
            axis.getTitle().setFont(parent.getFont());
            axis.getTick().setTickMarkStepHint(64);
        }
        chart.addListener(SWT.Paint, event -> followTheme());
        chart.getPlotArea().getControl().addListener(SWT.MouseMove, this::explain);
        chart.getPlotArea().getControl().addListener(SWT.MouseUp, this::clicked);
    }

    Control control() {
        return chart;
    }

    /** Called with the point of a line that a person clicks on. */
    void onClick(Consumer<CurveScene.Reading> listener) {
        onClick = listener;
    }

    /** How many points a line has room for. */
    int points() {
        return Math.max(chart.getPlotArea().getSize().x, 1);
    }

    Optional<CurveScene> scene() {
        return scene;
    }

    void show(CurveScene shown) {
        scene = Optional.of(shown);
        draw();
    }

    private void followTheme() {
        if (!Palette.of(chart.getParent()).equals(coloured)) {
            draw();
        }
    }

    private void draw() {
        coloured = Palette.of(chart.getParent());
        chart.suspendUpdate(true);
        for (var series : chart.getSeriesSet().getSeries()) {
            chart.getSeriesSet().deleteSeries(series.getId());
        }
        chart.setBackground(coloured.canvas());
        chart.getPlotArea().setBackground(coloured.canvas());
        chart.getLegend().setBackground(coloured.canvas());
        chart.getLegend().setForeground(coloured.text());
        for (IAxis axis : chart.getAxisSet().getAxes()) {
            axis.getTick().setForeground(coloured.muted());
            axis.getTitle().setForeground(coloured.muted());
            axis.getGrid().setForeground(coloured.line());
        }
        scene.ifPresent(this::draw);
        chart.suspendUpdate(false);
        chart.updateLayout();
        chart.redraw();
    }

    private void draw(CurveScene shown) {
        xAxis().getTitle().setText(shown.choice().across().label());
        yAxis().getTitle().setText(shown.choice().metric());
        chart.getLegend().setVisible(!shown.lines().isEmpty());
        shown.lines().forEach(line -> line.raw().ifPresent(raw -> draw(line, raw, true)));
        shown.lines().forEach(line -> draw(line, line.curve(), false));
        fit(xAxis(), shown, 0, Curve::x);
        fit(yAxis(), shown, MARGIN, Curve::y);
    }

    /** A curve with gaps is drawn as several lines, since the chart knows none. */
    private void draw(CurveScene.Line line, Curve curve, boolean faint) {
        Color colour = colour(line, faint);
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
            ILineSeries<?> series = (ILineSeries<?>) chart.getSeriesSet().createSeries(SeriesType.LINE, id);
            series.setDescription(curve.name());
            series.setXSeries(Arrays.copyOfRange(curve.x(), from, to));
            series.setYSeries(Arrays.copyOfRange(curve.y(), from, to));
            series.setLineColor(colour);
            series.setSymbolColor(colour);
            series.setLineWidth(faint ? 1 : 2);
            series.setLineStyle(line.split().equals("train") && !faint ? LineStyle.DOT : LineStyle.SOLID);
            series.setSymbolType(!faint && curve.size() <= FEW_POINTS ? PlotSymbolType.CIRCLE : PlotSymbolType.NONE);
            series.setSymbolSize(SYMBOL);
            series.setAntialias(SWT.ON);
            series.setVisibleInLegend(isFirst);
            isFirst = false;
            from = to;
        }
    }

    /** A faint line is mixed with what lies behind it. */
    private Color colour(CurveScene.Line line, boolean faint) {
        Color full = RunColours.of(colours.applyAsInt(line.run()), coloured);
        return faint ? mixed(full, coloured.canvas()) : full;
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
        if (lowest > highest) {
            axis.setRange(new Range(0, 1));
        } else {
            double room = highest > lowest ? (highest - lowest) * margin : Math.max(Math.abs(highest) * margin, MARGIN);
            axis.setRange(new Range(lowest - room, Math.max(highest + room, Math.nextUp(lowest))));
        }
    }

    private IAxis xAxis() {
        return chart.getAxisSet().getXAxis(0);
    }

    private IAxis yAxis() {
        return chart.getAxisSet().getYAxis(0);
    }

    private void explain(Event event) {
        String tip = scene.flatMap(shown -> shown.tip(xAxis().getDataCoordinate(event.x)))
                .orElse(null);
        if (!Objects.equals(tip, chart.getPlotArea().getControl().getToolTipText())) {
            chart.getPlotArea().getControl().setToolTipText(tip);
        }
    }

    private void clicked(Event event) {
        chart.getPlotArea().getControl().setFocus();
        scene.stream()
                .flatMap(shown -> shown.at(xAxis().getDataCoordinate(event.x)).stream())
                .filter(reading -> Math.abs(yAxis().getPixelCoordinate(reading.y()) - event.y) <= REACH_PIXELS)
                .min((one, other) -> Integer.compare(
                        Math.abs(yAxis().getPixelCoordinate(one.y()) - event.y),
                        Math.abs(yAxis().getPixelCoordinate(other.y()) - event.y)))
                .ifPresent(onClick);
    }

    /** What is on screen, for a file; empty while nothing is. */
    Optional<org.handpick.learning.curves.Chart> exported() {
        return scene.filter(shown -> !shown.lines().isEmpty()).map(shown -> {
            List<org.handpick.learning.curves.Chart.Line> lines = new ArrayList<>();
            for (CurveScene.Line line : shown.lines()) {
                lines.add(new org.handpick.learning.curves.Chart.Line(
                        line.curve(), hex(RunColours.onPaper(colours.applyAsInt(line.run())))));
            }
            Point size = chart.getSize();
            return new org.handpick.learning.curves.Chart(
                    shown.choice().metric(),
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

    /** The chart as it is on screen, as the content of a PNG file. */
    byte[] png() {
        Point size = chart.getSize();
        Image image = new Image(chart.getDisplay(), size.x, size.y);
        GC gc = new GC(chart);
        try {
            gc.copyArea(image, 0, 0);
            ImageLoader loader = new ImageLoader();
            loader.data = new ImageData[] {image.getImageData()};
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            loader.save(png, SWT.IMAGE_PNG);
            return png.toByteArray();
        } finally {
            gc.dispose();
            image.dispose();
        }
    }
}
