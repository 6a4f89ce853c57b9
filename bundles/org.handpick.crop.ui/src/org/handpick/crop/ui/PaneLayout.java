package org.handpick.crop.ui;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.graphics.Rectangle;
import org.handpick.core.crop.ImageSize;

/** Divides the canvas among the images so that as much of it as can be shows pictures. */
final class PaneLayout {
    private static final int GAP = 8;
    /** A grid must show the images so much larger than the row before it, which is easier to compare. */
    private static final double BETTER = 1.08;

    private PaneLayout() {}

    /**
     * A rectangle for each image, in reading order, inside {@code room} and apart from each other. Of a row, a column and
     * the grids between them, the one is chosen that shows the images largest; the row where others are no better.
     *
     * @param border what of a pane's width and height is not for the picture
     */
    static List<Rectangle> of(Rectangle room, List<ImageSize> images, ImageSize border) {
        List<Rectangle> best = grid(room, images.size(), Math.max(1, images.size()));
        double most = 0;
        for (int columns = images.size(); columns >= 1; columns--) {
            List<Rectangle> panes = grid(room, images.size(), columns);
            double shown = 0;
            for (int i = 0; i < panes.size(); i++) {
                shown += shown(panes.get(i), images.get(i), border);
            }
            if (shown > most * BETTER) {
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
        int length = across ? whole.width : whole.height;
        int gap = length > GAP * count * 2 ? GAP : 0;
        int extent = Math.max(0, length - gap * (count - 1));
        int from = extent * index / count + gap * index;
        int size = extent * (index + 1) / count - extent * index / count;
        return across
                ? new Rectangle(whole.x + from, whole.y, size, whole.height)
                : new Rectangle(whole.x, whole.y + from, whole.width, size);
    }

    /** How many points of the canvas show the image. */
    private static double shown(Rectangle pane, ImageSize image, ImageSize border) {
        double scale = Math.min(
                (double) Math.max(0, pane.width - border.width()) / image.width(),
                (double) Math.max(0, pane.height - border.height()) / image.height());
        return scale * scale * image.width() * image.height();
    }
}
