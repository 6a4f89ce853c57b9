package org.handpick.learning.ui;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.IAxis;
import org.eclipse.swtchart.ILineSeries;
import org.eclipse.swtchart.ILineSeries.PlotSymbolType;
import org.eclipse.swtchart.ISeries.SeriesType;
import org.eclipse.swtchart.LineStyle;
import org.eclipse.swtchart.Range;
import org.handpick.learning.evaluation.Reliability;
import org.handpick.workbench.theme.Palette;

/** How often a model is right when it is so sure; on the diagonal its confidence can be trusted. */
final class CalibrationChart {
    private static final String WITHOUT_CSS = "org.eclipse.e4.ui.css.disabled";
    private static final int SYMBOL = 4;
    /** A little more than 1, so that no point is cut. */
    private static final double WHOLE = 1.02;

    private final Chart chart;
    private Reliability shown = new Reliability(List.of());
    private Palette coloured;

    CalibrationChart(Composite parent) {
        chart = new Chart(parent, SWT.NONE);
        chart.setData(WITHOUT_CSS, true);
        chart.getPlotArea().getControl().setData(WITHOUT_CSS, true);
        chart.getTitle().setVisible(false);
        chart.getLegend().setVisible(false);
        IAxis across = chart.getAxisSet().getXAxis(0);
        IAxis up = chart.getAxisSet().getYAxis(0);
        across.getTitle().setText("confidence");
        up.getTitle().setText("share that is right");
        for (IAxis axis : List.of(across, up)) {
            axis.getTitle().setFont(parent.getFont());
            axis.setRange(new Range(0, WHOLE));
        }
        chart.addListener(SWT.Paint, event -> {
            if (!Palette.of(chart.getParent()).equals(coloured)) {
                draw();
            }
        });
    }

    Control control() {
        return chart;
    }

    void show(Reliability reliability) {
        shown = reliability;
        draw();
    }

    private void draw() {
        coloured = Palette.of(chart.getParent());
        chart.setBackground(coloured.canvas());
        chart.getPlotArea().setBackground(coloured.canvas());
        for (IAxis axis : chart.getAxisSet().getAxes()) {
            axis.getTick().setForeground(coloured.muted());
            axis.getTitle().setForeground(coloured.muted());
            axis.getGrid().setForeground(coloured.line());
        }
        line("trusted", new double[] {0, 1}, new double[] {0, 1}, false);
        line(
                "model",
                shown.bins().stream().mapToDouble(Reliability.Bin::confidence).toArray(),
                shown.bins().stream().mapToDouble(Reliability.Bin::accuracy).toArray(),
                true);
        chart.redraw();
    }

    private void line(String id, double[] x, double[] y, boolean isModel) {
        ILineSeries<?> series = (ILineSeries<?>) chart.getSeriesSet().createSeries(SeriesType.LINE, id);
        series.setXSeries(x);
        series.setYSeries(y);
        series.setLineColor(isModel ? coloured.suggestion() : coloured.muted());
        series.setSymbolColor(coloured.suggestion());
        series.setSymbolType(isModel ? PlotSymbolType.CIRCLE : PlotSymbolType.NONE);
        series.setSymbolSize(SYMBOL);
        series.setLineStyle(isModel ? LineStyle.SOLID : LineStyle.DASH);
        series.setLineWidth(isModel ? 2 : 1);
    }
}
