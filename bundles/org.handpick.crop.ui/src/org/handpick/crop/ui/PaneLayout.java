package org.handpick.crop.ui;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.graphics.Rectangle;
import org.handpick.core.crop.ImageSize;

/** Divides the canvas among the images so that as much of it as can be shows pictures. */
final class PaneLayout {
    private static final int GAP = 8;

    private PaneLayout() {}

    /** A rectangle for each image, in reading order, inside {@code room} and apart from each other. */
    static List<Rectangle> of(Rectangle room, List<ImageSize> images, int caption) {
        List<Rectangle> best = List.of();
        double most = -1;
        for (int columns = 1; columns <= images.size(); columns++) {
            List<Rectangle> panes = grid(room, images.size(), columns);
            double shown = 0;
            for (int i = 0; i < panes.size(); i++) {
                shown += shown(panes.get(i), images.get(i), caption);
            }
            if (shown > most) {
                most = shown;
                best = panes;
            }
        }
        return best;
    }

    private static List<Rectangle> grid(Rectangle room, int count, int columns) {
        int rows = Math.ceilDiv(count, columns);
        List<Rectangle> panes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int row = i / columns;
            int inRow = row == rows - 1 ? count - row * columns : columns;
            Rectangle line = part(room, row, rows, false);
            panes.add(part(line, i - row * columns, inRow, true));
        }
        return panes;
    }

    private static Rectangle part(Rectangle whole, int index, int count, boolean across) {
        int extent = Math.max(count, (across ? whole.width : whole.height) - GAP * (count - 1));
        int from = extent * index / count;
        int to = extent * (index + 1) / count;
        return across
                ? new Rectangle(whole.x + from + GAP * index, whole.y, to - from, whole.height)
                : new Rectangle(whole.x, whole.y + from + GAP * index, whole.width, to - from);
    }

    private static double shown(Rectangle pane, ImageSize image, int caption) {
        double scale = Math.min(
                (double) pane.width / image.width(), (double) Math.max(0, pane.height - caption) / image.height());
        return scale * scale * image.width() * image.height();
    }
}
