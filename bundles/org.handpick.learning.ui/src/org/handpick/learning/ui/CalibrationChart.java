package org.handpick.learning.ui;

import java.util.List;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swtchart.IAxis;
import org.eclipse.swtchart.ILineSeries;
import org.eclipse.swtchart.ILineSeries.PlotSymbolType;
import org.eclipse.swtchart.LineStyle;
import org.eclipse.swtchart.Range;
import org.handpick.learning.evaluation.Reliability;
import org.handpick.workbench.theme.Palette;

/** How often a model is right when it is so sure; on the diagonal its confidence can be trusted. */
final class CalibrationChart {
    private static final int SYMBOL = 4;
    /** A little more than 1, so that no point is cut. */
    private static final double WHOLE = 1.02;

    private final ThemedChart chart;
    private Reliability shown = new Reliability(List.of());

    CalibrationChart(Composite parent) {
        chart = new ThemedChart(parent, this::addLines);
        chart.across().getTitle().setText("confidence");
        chart.up().getTitle().setText("share that is right");
        for (IAxis axis : List.of(chart.across(), chart.up())) {
            axis.setRange(new Range(0, WHOLE));
        }
    }

    Control control() {
        return chart.chart();
    }

    void show(Reliability reliability) {
        shown = reliability;
        chart.draw();
    }

    private void addLines(Palette palette) {
        ILineSeries<?> trusted = chart.line("trusted", palette.muted());
        trusted.setXSeries(new double[] {0, 1});
        trusted.setYSeries(new double[] {0, 1});
        trusted.setLineStyle(LineStyle.DASH);
        trusted.setLineWidth(1);
        ILineSeries<?> model = chart.line("model", palette.suggestion());
        model.setXSeries(
                shown.bins().stream().mapToDouble(Reliability.Bin::confidence).toArray());
        model.setYSeries(
                shown.bins().stream().mapToDouble(Reliability.Bin::accuracy).toArray());
        model.setSymbolType(PlotSymbolType.CIRCLE);
        model.setSymbolSize(SYMBOL);
    }
}
