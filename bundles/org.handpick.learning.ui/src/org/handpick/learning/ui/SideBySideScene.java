package org.handpick.learning.ui;

import java.util.OptionalInt;
import org.eclipse.swt.graphics.Rectangle;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.ImageSet;

/**
 * Where rows and pictures stand on the canvas of the view Side by Side. Immutable; only rows on screen cost anything.
 *
 * @param top how far the rows are scrolled, in canvas points
 * @param line the height of a line of text
 */
record SideBySideScene(Rectangle client, long top, int rows, int line) {
    private static final int PADDING = 8;
    private static final int LARGEST = 220;
    private static final int SMALLEST = 48;

    /** The room for one picture; a whole number of them fits the width. */
    int side() {
        return Math.clamp((client.width - PADDING) / ImageSet.MAX_IMAGES - PADDING, SMALLEST, LARGEST);
    }

    int rowHeight() {
        return line + side() * 3 / 4 + 3 * PADDING;
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

    /** The room for an image of a row. */
    Rectangle room(int row, int image) {
        Rectangle at = row(row);
        return new Rectangle(
                at.x + PADDING + image * (side() + PADDING), at.y + line + 2 * PADDING, side(), side() * 3 / 4);
    }

    /** Where an image of a size lies in its room: whole, in the middle. */
    static Rectangle fitted(Rectangle room, ImageSize size) {
        double scale = Math.min((double) room.width / size.width(), (double) room.height / size.height());
        int width = Math.max(1, (int) Math.round(size.width() * scale));
        int height = Math.max(1, (int) Math.round(size.height() * scale));
        return new Rectangle(room.x + (room.width - width) / 2, room.y + (room.height - height) / 2, width, height);
    }

    /** Where a box of an image lies that lies at {@code image}. */
    static Rectangle box(Rectangle image, CropBox box) {
        int left = (int) Math.round(box.left() * image.width);
        int top = (int) Math.round(box.top() * image.height);
        int right = (int) Math.round(box.right() * image.width);
        int bottom = (int) Math.round(box.bottom() * image.height);
        return new Rectangle(image.x + left, image.y + top, right - left - 1, bottom - top - 1);
    }

    OptionalInt rowAt(int y) {
        long row = (top + y - client.y) / rowHeight();
        return y >= client.y && row >= 0 && row < rows ? OptionalInt.of((int) row) : OptionalInt.empty();
    }

    /** The scroll position nearest to this one at which the whole row is on screen. */
    long showing(int row) {
        long from = (long) row * rowHeight();
        return Math.clamp(top, Math.min(from, from + rowHeight() - client.height), from);
    }

    /** The scroll position within what there is to scroll. */
    long inside(long wanted) {
        return Math.clamp(wanted, 0, Math.max(0, height() - client.height));
    }
}
