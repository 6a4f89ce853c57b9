package org.handpick.learning.ui;

import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.IAxis;
import org.eclipse.swtchart.ILineSeries;
import org.eclipse.swtchart.ILineSeries.PlotSymbolType;
import org.eclipse.swtchart.ISeries;
import org.eclipse.swtchart.ISeries.SeriesType;
import org.eclipse.swtchart.Range;
import org.handpick.workbench.theme.Palette;

/** A chart with the colours of Handpick, which it draws anew when the theme changes. */
final class ThemedChart {
    private static final String WITHOUT_CSS = "org.eclipse.e4.ui.css.disabled";
    private static final int TICK_STEP = 64;
    private static final double MARGIN = 0.04;

    private final Chart chart;
    private final Consumer<Palette> lines;
    private Palette coloured;

    /** @param lines adds the lines to a chart that has none, in these colours */
    ThemedChart(Composite parent, Consumer<Palette> lines) {
        this.lines = lines;
        chart = new Chart(parent, SWT.NONE);
        chart.setData(WITHOUT_CSS, true);
        plot().setData(WITHOUT_CSS, true);
        chart.getTitle().setVisible(false);
        chart.getLegend().setVisible(false);
        chart.getLegend().setPosition(SWT.BOTTOM);
        for (IAxis axis : chart.getAxisSet().getAxes()) {
            axis.getTitle().setFont(parent.getFont());
            axis.getTitle().setText(""); // until something is drawn
            axis.getTick().setTickMarkStepHint(TICK_STEP);
        }
        chart.addListener(SWT.Paint, event -> {
            if (!Palette.of(chart.getParent()).equals(coloured)) {
                draw();
            }
        });
    }

    Chart chart() {
        return chart;
    }

    /** Where the lines are; what the mouse does there is told to it. */
    Control plot() {
        return chart.getPlotArea().getControl();
    }

    IAxis across() {
        return chart.getAxisSet().getXAxis(0);
    }

    IAxis up() {
        return chart.getAxisSet().getYAxis(0);
    }

    /** Draws all lines anew. */
    void draw() {
        coloured = Palette.of(chart.getParent());
        chart.suspendUpdate(true);
        for (ISeries<?> series : chart.getSeriesSet().getSeries()) {
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
        lines.accept(coloured);
        chart.suspendUpdate(false);
        chart.updateLayout();
        chart.redraw();
    }

    /** Adds a whole line without symbols. */
    ILineSeries<?> line(String id, Color colour) {
        ILineSeries<?> series = (ILineSeries<?>) chart.getSeriesSet().createSeries(SeriesType.LINE, id);
        series.setLineColor(colour);
        series.setLineWidth(2);
        series.setSymbolColor(colour);
        series.setSymbolType(PlotSymbolType.NONE);
        series.setAntialias(SWT.ON);
        return series;
    }

    /** Lets an axis reach from the lowest value to the highest, and around one that stands alone. @param room beyond them, in parts of their distance */
    static void fit(IAxis axis, double lowest, double highest, double room) {
        if (lowest > highest) {
            axis.setRange(new Range(0, 1));
        } else {
            double beyond = highest > lowest ? (highest - lowest) * room : Math.max(Math.abs(highest) * room, MARGIN);
            axis.setRange(new Range(lowest - beyond, Math.max(highest + beyond, Math.nextUp(lowest))));
        }
    }
}
