package org.handpick.traininglog.ui;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.handpick.traininglog.table.LogStatistics;
import org.handpick.workbench.theme.Palette;

/** Decisions per hour as bars: the last hours in which something was decided, the latest at the right. */
final class DecisionChart extends Canvas {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:00");
    private static final int BARS = 24;
    private static final int MARGIN = 8;

    private List<Map.Entry<ZonedDateTime, Long>> hours = List.of();

    DecisionChart(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        addListener(SWT.Paint, event -> paint(event.gc));
    }

    void show(LogStatistics statistics) {
        List<Map.Entry<ZonedDateTime, Long>> all =
                new ArrayList<>(statistics.perHour().entrySet());
        hours = List.copyOf(all.subList(Math.max(0, all.size() - BARS), all.size()));
        setToolTipText(
                hours.isEmpty()
                        ? null
                        : "Decisions per hour, " + label(hours.getFirst()) + " to " + label(hours.getLast()));
        redraw();
    }

    private static String label(Map.Entry<ZonedDateTime, Long> hour) {
        return HOUR.format(hour.getKey());
    }

    private void paint(GC gc) {
        Palette palette = Palette.of(getParent());
        Rectangle area = getClientArea();
        gc.setBackground(palette.canvas());
        gc.fillRectangle(area);
        int line = gc.getFontMetrics().getHeight();
        long most = hours.stream().mapToLong(Map.Entry::getValue).max().orElse(0);
        gc.setForeground(palette.muted());
        gc.drawText(
                "Decisions per hour" + (most > 0 ? ", most " + most : ""), area.x + MARGIN, area.y + MARGIN / 2, true);
        int room = area.height - 2 * line - 2 * MARGIN;
        int base = area.y + area.height - line - MARGIN;
        gc.setForeground(palette.line());
        gc.drawLine(area.x + MARGIN, base, area.x + area.width - MARGIN, base);
        int step = Math.max(2, (area.width - 2 * MARGIN) / BARS);
        gc.setBackground(palette.keep());
        for (int i = 0; i < hours.size(); i++) {
            int height = (int) Math.max(1, room * hours.get(i).getValue() / Math.max(1, most));
            int x = area.x + area.width - MARGIN - (hours.size() - i) * step;
            gc.fillRectangle(x, base - height, Math.max(1, step - 2), height);
        }
        if (!hours.isEmpty()) {
            gc.setForeground(palette.muted());
            gc.drawText("to " + label(hours.getLast()), area.x + MARGIN, base + 2, true);
        }
    }
}
