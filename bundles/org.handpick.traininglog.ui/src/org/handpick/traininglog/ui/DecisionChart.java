package org.handpick.traininglog.ui;

import java.text.DecimalFormat;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.IAxis;
import org.eclipse.swtchart.IBarSeries;
import org.eclipse.swtchart.ISeries.SeriesType;
import org.eclipse.swtchart.LineStyle;
import org.eclipse.swtchart.Range;
import org.handpick.traininglog.table.LogStatistics;
import org.handpick.workbench.theme.Palette;

/** Decisions per hour as bars: the day up to the last decision. */
final class DecisionChart {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH");
    private static final DateTimeFormatter DAY_AND_HOUR = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:00");
    private static final int HOURS = 24;
    private static final int LABELLED_HOURS = 6;
    private static final int BAR_PADDING = 20;
    private static final double HEADROOM = 1.15;
    /** With fewer, the ticks of the axis would be fractions of a decision. */
    private static final double LEAST_TOP = 5;

    /** The platform's key for controls that have colours of their own. */
    private static final String WITHOUT_CSS = "org.eclipse.e4.ui.css.disabled";

    private final Chart chart;
    private final IBarSeries<?> bars;
    private Palette coloured;

    DecisionChart(Composite parent) {
        chart = new Chart(parent, SWT.NONE);
        chart.getLegend().setVisible(false);
        chart.getTitle().setText("Decisions per hour");
        chart.getTitle().setFont(parent.getFont());
        for (IAxis axis : chart.getAxisSet().getAxes()) {
            axis.getTitle().setVisible(false);
        }
        xAxis().getGrid().setStyle(LineStyle.NONE);
        yAxis().getTick().setTickMarkStepHint(24);
        yAxis().getTick().setFormat(new DecimalFormat("0"));
        bars = (IBarSeries<?>) chart.getSeriesSet().createSeries(SeriesType.BAR, "Decisions per hour");
        bars.setBarPadding(BAR_PADDING);
        chart.setData(WITHOUT_CSS, true);
        chart.getPlotArea().getControl().setData(WITHOUT_CSS, true);
        chart.addListener(SWT.Paint, event -> colour());
        colour();
    }

    private IAxis xAxis() {
        return chart.getAxisSet().getXAxis(0);
    }

    private IAxis yAxis() {
        return chart.getAxisSet().getYAxis(0);
    }

    Control control() {
        return chart;
    }

    /** Takes the colours of the theme when they are others than those it has. */
    private void colour() {
        Palette palette = Palette.of(chart.getParent());
        if (palette.equals(coloured)) {
            return;
        }
        coloured = palette;
        chart.setBackground(palette.canvas());
        chart.getPlotArea().setBackground(palette.canvas());
        bars.setBarColor(palette.accent());
        chart.getTitle().setForeground(palette.muted());
        for (IAxis axis : chart.getAxisSet().getAxes()) {
            axis.getTick().setForeground(palette.muted());
            axis.getGrid().setForeground(palette.line());
        }
    }

    /** There is room for a few hours only. */
    private static String label(ZonedDateTime hour) {
        return hour.getHour() % LABELLED_HOURS == 0 ? HOUR.format(hour) : "";
    }

    /** The hours without decisions between those with some are shown too. */
    void show(LogStatistics statistics) {
        SortedMap<ZonedDateTime, Long> perHour = statistics.perHour();
        chart.setVisible(!perHour.isEmpty());
        if (perHour.isEmpty()) {
            return;
        }
        ZonedDateTime last = perHour.lastKey();
        List<ZonedDateTime> hours = IntStream.range(0, HOURS)
                .mapToObj(hour -> last.minusHours(HOURS - 1L - hour))
                .toList();
        double[] counts = hours.stream()
                .mapToDouble(hour -> perHour.getOrDefault(hour, 0L))
                .toArray();
        double most = Arrays.stream(counts).max().orElse(1);
        bars.setYSeries(counts);
        xAxis().setCategorySeries(hours.stream().map(DecisionChart::label).toArray(String[]::new));
        xAxis().enableCategory(true);
        xAxis().adjustRange();
        yAxis().setRange(new Range(0, Math.max(LEAST_TOP, most * HEADROOM)));
        chart.setToolTipText("Decisions per hour, " + DAY_AND_HOUR.format(hours.getFirst()) + " to "
                + DAY_AND_HOUR.format(last) + "; at most " + (long) most + " in an hour");
        colour();
        chart.redraw();
    }
}
