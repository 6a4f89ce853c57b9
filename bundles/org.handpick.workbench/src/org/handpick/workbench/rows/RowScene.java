package org.handpick.workbench.rows;

import java.util.Objects;
import java.util.OptionalInt;
import org.eclipse.swt.graphics.Rectangle;
import org.handpick.core.sets.ImageSet;

/**
 * Where the rows of a list of image sets stand, each with a line of words and below it the pictures beside each other. Immutable; only
 * rows on screen cost anything. All lengths are in points of the canvas.
 *
 * @param top how far the rows are scrolled
 * @param rows how many there are
 * @param line the height of a line of words
 */
public record RowScene(Shape shape, Rectangle client, long top, int rows, int line) {
    /**
     * What rows look like.
     *
     * @param padding around everything in a row
     * @param narrowest the least width of a picture's room, {@code widest} the greatest; between them as many fit the width as a
     *     set has images at most
     * @param height of a picture's room in parts of its width
     */
    public record Shape(int padding, int narrowest, int widest, double height) {}

    public RowScene {
        Objects.requireNonNull(shape);
        Objects.requireNonNull(client);
    }

    /** The width of the room for one picture. */
    public int room() {
        int free = (client.width - shape.padding()) / ImageSet.MAX_IMAGES - shape.padding();
        return Math.clamp(free, shape.narrowest(), shape.widest());
    }

    private int roomHeight() {
        return (int) (room() * shape.height());
    }

    public int rowHeight() {
        return line + roomHeight() + 3 * shape.padding();
    }

    /** Of all rows. */
    public long height() {
        return (long) rowHeight() * rows;
    }

    /** The first row on screen. */
    public int first() {
        return (int) Math.max(0, top / rowHeight());
    }

    /** Behind the last row on screen. */
    public int end() {
        return (int) Math.min(rows, (top + client.height) / rowHeight() + 1);
    }

    public Rectangle row(int row) {
        return new Rectangle(client.x, (int) ((long) row * rowHeight() - top) + client.y, client.width, rowHeight());
    }

    /** The room for the words of a row. */
    public Rectangle words(int row) {
        Rectangle at = row(row);
        return new Rectangle(at.x + shape.padding(), at.y + shape.padding(), at.width - 2 * shape.padding(), line);
    }

    /** The room for a picture of a row. @param image from 0 */
    public Rectangle picture(int row, int image) {
        Rectangle at = row(row);
        return new Rectangle(
                at.x + shape.padding() + image * (room() + shape.padding()),
                at.y + line + 2 * shape.padding(),
                room(),
                roomHeight());
    }

    /** Where a picture of a size lies in its room: whole, with its shape, in the middle. */
    public static Rectangle fitted(Rectangle room, int width, int height) {
        double scale = Math.min((double) room.width / width, (double) room.height / height);
        int wide = Math.max(1, (int) Math.round(width * scale));
        int high = Math.max(1, (int) Math.round(height * scale));
        return new Rectangle(room.x + (room.width - wide) / 2, room.y + (room.height - high) / 2, wide, high);
    }

    /** The row at a height of the canvas. */
    public OptionalInt rowAt(int y) {
        long row = (top + y - client.y) / rowHeight();
        return y >= client.y && row >= 0 && row < rows ? OptionalInt.of((int) row) : OptionalInt.empty();
    }

    /** The scroll position at which the whole row is on screen: this one, else the nearest that shows its neighbours too. */
    public long showing(int row) {
        long from = (long) row * rowHeight();
        boolean isVisible = from >= top && from + rowHeight() <= top + client.height;
        if (isVisible || rowHeight() >= client.height) {
            return isVisible ? top : from;
        }
        int beside = Math.min(rowHeight(), (client.height - rowHeight()) / 2);
        return Math.clamp(top, from + rowHeight() - client.height + beside, from - beside);
    }

    /** The scroll position within what there is to scroll. */
    public long inside(long wanted) {
        return Math.clamp(wanted, 0, Math.max(0, height() - client.height));
    }
}
