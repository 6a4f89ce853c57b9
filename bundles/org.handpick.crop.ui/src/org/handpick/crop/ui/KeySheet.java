package org.handpick.crop.ui;

import java.util.List;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.handpick.workbench.theme.Palette;

/** The sheet of all keys over the editor, drawn from the bindings as they are now. */
final class KeySheet {
    private static final int MARGIN = 24;
    private static final int COLUMNS = 2;
    private static final int ALPHA = 240;
    private static final int OPAQUE = 255;
    private static final int KEY_SHARE = 4;

    /** A key and what it does. */
    record Line(String key, String meaning) {}

    private KeySheet() {}

    static void paint(GC gc, Palette palette, Rectangle canvas, List<Line> lines) {
        int row = gc.getFontMetrics().getHeight() * 3 / 2;
        int rows = Math.ceilDiv(lines.size(), COLUMNS);
        int width = Math.min(canvas.width - 2 * MARGIN, gc.textExtent("m").x * 72);
        int height = Math.min(canvas.height - 2 * MARGIN, (rows + 2) * row + MARGIN);
        Rectangle sheet = new Rectangle(
                canvas.x + (canvas.width - width) / 2, canvas.y + (canvas.height - height) / 2, width, height);
        gc.setAlpha(ALPHA);
        gc.setBackground(palette.panel());
        gc.fillRoundRectangle(sheet.x, sheet.y, sheet.width, sheet.height, MARGIN / 2, MARGIN / 2);
        gc.setAlpha(OPAQUE);
        gc.setForeground(palette.line());
        gc.drawRoundRectangle(sheet.x, sheet.y, sheet.width, sheet.height, MARGIN / 2, MARGIN / 2);
        gc.setForeground(palette.muted());
        gc.drawText(
                "Keys   (H or Esc closes; Window > Preferences > General > Keys changes them)",
                sheet.x + MARGIN,
                sheet.y + MARGIN / 2,
                true);
        int column = (width - MARGIN) / COLUMNS;
        for (int i = 0; i < lines.size(); i++) {
            int x = sheet.x + MARGIN + i / rows * column;
            int y = sheet.y + MARGIN / 2 + (i % rows + 2) * row - row / 2;
            gc.setForeground(palette.accent());
            gc.drawText(lines.get(i).key(), x, y, true);
            gc.setForeground(palette.text());
            gc.drawText(lines.get(i).meaning(), x + column / KEY_SHARE, y, true);
        }
    }
}
