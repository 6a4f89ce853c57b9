package org.handpick.learning.ui;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swtchart.IErrorBar;
import org.eclipse.swtchart.ILineSeries;
import org.eclipse.swtchart.ILineSeries.PlotSymbolType;
import org.eclipse.swtchart.LineStyle;
import org.eclipse.swtchart.Range;
import org.handpick.learning.evaluation.Reliability;
import org.handpick.learning.evaluation.Reliability.Bin;
import org.handpick.workbench.theme.Palette;

/**
 * How often a model is right when it is so sure; on the diagonal its confidence can be trusted. Points are joined, as in the report and
 * as in most reliability diagrams, so that it is seen on which side of the diagonal they lie. The bar through a point is its interval,
 * and beside it stands how many sets it is of.
 */
final class CalibrationChart {
    private static final int SYMBOL = 4;
    private static final int GAP = 4;
    /** A little more than 1, so that no point is cut. */
    private static final double WHOLE = 1.02;
    /** The axis begins at a tenth. */
    private static final int TENTHS = 10;

    private final ThemedChart chart;
    private Reliability shown = new Reliability(List.of());

    CalibrationChart(Composite parent) {
        chart = new ThemedChart(parent, this::addLines);
        chart.across().getTitle().setText("confidence");
        chart.up().getTitle().setText("share that is right");
        chart.up().setRange(new Range(0, WHOLE));
        chart.chart().getPlotArea().addCustomPaintListener(event -> paintCounts(event.gc));
        chart.plot().addListener(SWT.MouseMove, this::explain);
    }

    Control control() {
        return chart.chart();
    }

    void show(Reliability reliability) {
        shown = reliability;
        double least = least();
        chart.across().setRange(new Range(least, least + (1 - least) * WHOLE));
        chart.draw();
    }

    /** No set of two images has a confidence below a half, so there is nothing to see of half of the axis. */
    private double least() {
        return shown.bins().stream()
                .mapToDouble(bin -> Math.floor(bin.from() * TENTHS) / TENTHS)
                .min()
                .orElse(0);
    }

    private void addLines(Palette palette) {
        ILineSeries<?> trusted = chart.line("trusted", palette.muted());
        trusted.setXSeries(new double[] {0, 1});
        trusted.setYSeries(new double[] {0, 1});
        trusted.setLineStyle(LineStyle.DOT);
        trusted.setLineWidth(1);
        ILineSeries<?> model = chart.line("model", palette.suggestion());
        model.setXSeries(of(Bin::confidence));
        model.setYSeries(of(bin -> bin.right().value()));
        model.setSymbolType(PlotSymbolType.CIRCLE);
        model.setSymbolSize(SYMBOL);
        IErrorBar intervals = model.getYErrorBar();
        intervals.setPlusErrors(of(bin -> bin.right().high() - bin.right().value()));
        intervals.setMinusErrors(of(bin -> bin.right().value() - bin.right().low()));
        intervals.setColor(palette.suggestion());
        intervals.setVisible(!shown.bins().isEmpty());
    }

    private double[] of(ToDoubleFunction<Bin> part) {
        return shown.bins().stream().mapToDouble(part).toArray();
    }

    /** Where points are so near to each other that numbers would lie over each other, the tip has to do. */
    private void paintCounts(GC gc) {
        gc.setForeground(Palette.of(chart.chart().getParent()).text());
        int free = Integer.MIN_VALUE;
        for (Bin bin : shown.bins()) {
            String count = String.valueOf(bin.right().sets());
            Point size = gc.textExtent(count);
            Point at = place(bin);
            int left = at.x - GAP - SYMBOL - size.x;
            if (left > free) {
                gc.drawText(count, left, at.y - size.y / 2, true);
                free = at.x + SYMBOL;
            }
        }
    }

    private Point place(Bin bin) {
        return new Point(
                chart.across().getPixelCoordinate(bin.confidence()),
                chart.up().getPixelCoordinate(bin.right().value()));
    }

    private void explain(Event event) {
        String tip = nearest(event.x).map(EvaluationWords::bin).orElse(null);
        if (!Objects.equals(tip, chart.plot().getToolTipText())) {
            chart.plot().setToolTipText(tip);
        }
    }

    private Optional<Bin> nearest(int x) {
        return shown.bins().stream()
                .min((one, other) -> Integer.compare(Math.abs(place(one).x - x), Math.abs(place(other).x - x)));
    }
}
