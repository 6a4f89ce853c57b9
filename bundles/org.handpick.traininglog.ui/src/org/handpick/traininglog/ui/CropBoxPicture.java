package org.handpick.traininglog.ui;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.handpick.traininglog.table.LogStatistics;
import org.handpick.workbench.theme.Palette;

/** Where a person crops: the median edges of all crop boxes in the frame of an image. */
final class CropBoxPicture extends Canvas {
    private static final int MARGIN = 6;
    private static final double PERCENT = 100;

    private Optional<LogStatistics.Crops> crops = Optional.empty();

    CropBoxPicture(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        addListener(SWT.Paint, event -> paint(event.gc));
    }

    void show(LogStatistics statistics) {
        crops = statistics.crops();
        setToolTipText(crops.map(
                        boxes -> ("Median of %d crops: left %.0f %%, top %.0f %%, right %.0f %%, bottom %.0f %%;"
                                        + " they keep %.0f %% of the area")
                                .formatted(
                                        boxes.count(),
                                        boxes.left().median() * PERCENT,
                                        boxes.top().median() * PERCENT,
                                        boxes.right().median() * PERCENT,
                                        boxes.bottom().median() * PERCENT,
                                        boxes.area().median() * PERCENT))
                .orElse("No image was cropped yet"));
        redraw();
    }

    private void paint(GC gc) {
        Palette palette = Palette.of(getParent());
        Rectangle area = getClientArea();
        gc.setBackground(palette.canvas());
        gc.fillRectangle(area);
        int line = gc.getFontMetrics().getHeight();
        gc.setForeground(palette.muted());
        gc.drawText(
                crops.map(boxes -> "Crops: %.0f %%".formatted(boxes.area().median() * PERCENT))
                        .orElse("No crops yet"),
                area.x + MARGIN,
                area.y,
                true);
        int side = Math.min(area.width - 2 * MARGIN, area.height - line - MARGIN);
        if (side <= 0) {
            return;
        }
        Rectangle frame = new Rectangle(area.x + MARGIN, area.y + line, side, side);
        gc.setBackground(palette.line());
        gc.fillRectangle(frame);
        crops.ifPresent(boxes -> {
            int left = frame.x + (int) Math.round(boxes.left().median() * side);
            int top = frame.y + (int) Math.round(boxes.top().median() * side);
            int right = frame.x + (int) Math.round(boxes.right().median() * side);
            int bottom = frame.y + (int) Math.round(boxes.bottom().median() * side);
            gc.setBackground(palette.keep());
            gc.setAlpha(110);
            gc.fillRectangle(left, top, right - left, bottom - top);
            gc.setAlpha(255);
            gc.setForeground(palette.keep());
            gc.drawRectangle(left, top, right - left - 1, bottom - top - 1);
        });
        gc.setForeground(palette.muted());
        gc.drawRectangle(frame.x, frame.y, frame.width - 1, frame.height - 1);
    }
}
