package org.handpick.sets.ui;

import java.util.OptionalInt;
import org.eclipse.swt.graphics.Rectangle;
import org.handpick.core.sets.ImageSet;

/**
 * Where rows and thumbnails stand on the canvas. Immutable; only rows on screen cost anything.
 *
 * @param top how far the rows are scrolled, in canvas points
 * @param line the height of a line of text
 */
record BrowserScene(Rectangle client, long top, int rows, int line) {
    private static final int PADDING = 6;
    private static final int LARGEST_THUMBNAIL = 160;
    private static final int SMALLEST_THUMBNAIL = 32;

    /** A whole number of thumbnails for the largest set fits the width. */
    int thumbnail() {
        int room = (client.width - PADDING) / ImageSet.MAX_IMAGES - PADDING;
        return Math.clamp(room, SMALLEST_THUMBNAIL, LARGEST_THUMBNAIL);
    }

    int rowHeight() {
        return line + thumbnail() + 3 * PADDING;
    }

    long height() {
        return (long) rowHeight() * rows;
    }

    int first() {
        return (int) Math.max(0, top / rowHeight());
    }

    /** Behind the last row on screen. */
    int end() {
        return (int) Math.min(rows, (top + client.height) / rowHeight() + 1);
    }

    Rectangle row(int row) {
        return new Rectangle(client.x, (int) ((long) row * rowHeight() - top) + client.y, client.width, rowHeight());
    }

    Rectangle label(int row) {
        Rectangle at = row(row);
        return new Rectangle(at.x + PADDING, at.y + PADDING, at.width - 2 * PADDING, line);
    }

    Rectangle thumbnail(int row, int image) {
        Rectangle at = row(row);
        int side = thumbnail();
        return new Rectangle(at.x + PADDING + image * (side + PADDING), at.y + line + 2 * PADDING, side, side);
    }

    OptionalInt rowAt(int y) {
        long row = (top + y - client.y) / rowHeight();
        return y >= client.y && row >= 0 && row < rows ? OptionalInt.of((int) row) : OptionalInt.empty();
    }

    /** The scroll position at which the whole row is on screen: this one, else the nearest that shows its neighbours too. */
    long showing(int row) {
        long from = (long) row * rowHeight();
        boolean isVisible = from >= top && from + rowHeight() <= top + client.height;
        if (isVisible || rowHeight() >= client.height) {
            return isVisible ? top : from;
        }
        int beside = Math.min(rowHeight(), (client.height - rowHeight()) / 2);
        return Math.clamp(top, from + rowHeight() - client.height + beside, from - beside);
    }

    /** The scroll position within what there is to scroll. */
    long inside(long wanted) {
        return Math.clamp(wanted, 0, Math.max(0, height() - client.height));
    }
}
