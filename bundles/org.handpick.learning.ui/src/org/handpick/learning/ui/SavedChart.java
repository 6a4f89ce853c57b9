package org.handpick.learning.ui;

import java.text.SimpleDateFormat;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swtchart.ILineSeries;
import org.eclipse.swtchart.ILineSeries.PlotSymbolType;
import org.handpick.learning.evaluation.Replay;
import org.handpick.workbench.theme.Palette;

/** What a model would have saved, added up, over the time in which the decisions were made. */
final class SavedChart {
    private static final double MARGIN = 0.04;
    private static final int FEW = 60;
    private static final int SYMBOL = 3;
    private static final Duration FEW_DAYS = Duration.ofDays(3);

    private final ThemedChart chart;
    private Replay shown = new Replay(List.of());

    SavedChart(Composite parent) {
        chart = new ThemedChart(parent, this::addLine);
        chart.across().getTitle().setText("when you decided");
        chart.up().getTitle().setText("minutes saved");
        chart.plot().addListener(SWT.MouseMove, this::explain);
    }

    Control control() {
        return chart.chart();
    }

    void show(Replay replay) {
        shown = replay;
        chart.draw();
    }

    private void addLine(Palette palette) {
        if (shown.steps().isEmpty()) {
            return;
        }
        double[] minutes = shown.minutesSaved();
        ILineSeries<?> line = chart.line("saved", palette.suggestion());
        line.setXSeries(shown.steps().stream()
                .mapToDouble(step -> step.decided().toEpochMilli())
                .toArray());
        line.setYSeries(minutes);
        line.enableStep(true); // nothing is saved between two decisions
        line.setSymbolType(minutes.length <= FEW ? PlotSymbolType.CIRCLE : PlotSymbolType.NONE);
        line.setSymbolSize(SYMBOL);
        double first = shown.steps().getFirst().decided().toEpochMilli();
        double last = shown.steps().getLast().decided().toEpochMilli();
        boolean isShort = last - first < FEW_DAYS.toMillis();
        chart.across().getTick().setFormat(new SimpleDateFormat(isShort ? "MM-dd HH:mm" : "yyyy-MM-dd", Locale.ROOT));
        ThemedChart.fit(chart.across(), first, last, MARGIN);
        double most = Arrays.stream(minutes).max().orElse(0);
        double least = Arrays.stream(minutes).min().orElse(0);
        ThemedChart.fit(chart.up(), Math.min(0, least), Math.max(0, most), MARGIN);
    }

    private void explain(Event event) {
        double at = chart.across().getDataCoordinate(event.x);
        String tip = shown.steps().isEmpty() ? null : ReplayWords.upTo(shown, nearest(at), ZoneId.systemDefault());
        if (!Objects.equals(tip, chart.plot().getToolTipText())) {
            chart.plot().setToolTipText(tip);
        }
    }

    /** The number of the decision that was made nearest to a time in milliseconds since the epoch. */
    private int nearest(double millis) {
        int nearest = 0;
        for (int step = 1; step < shown.steps().size(); step++) {
            if (distance(step, millis) < distance(nearest, millis)) {
                nearest = step;
            }
        }
        return nearest;
    }

    private double distance(int step, double millis) {
        return Math.abs(shown.steps().get(step).decided().toEpochMilli() - millis);
    }
}
