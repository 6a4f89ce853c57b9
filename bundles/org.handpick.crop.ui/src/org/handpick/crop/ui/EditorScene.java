package org.handpick.crop.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.graphics.Rectangle;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.Handle;
import org.handpick.core.crop.ImageSize;

/**
 * Where everything stands on the canvas of the Crop Editor, in points. Immutable; hit tests are questions to it.
 *
 * @param strip for the title at the top
 * @param bar for what Enter would do, at the bottom
 * @param banner over the panes, for what must be read; only painted when there is something to say
 */
record EditorScene(Rectangle strip, Rectangle bar, Rectangle banner, List<Pane> panes) {
    /** How far from a corner, and from an edge, a box is taken hold of, in points; less where a box is small. */
    static final int CORNER_REACH = 22;

    static final int EDGE_REACH = 10;

    /** The frame of a pane, which tells its state. */
    static final int FRAME = 4;

    private static final int MARGIN = 8;
    private static final int PADDING = 12;

    EditorScene {
        panes = List.copyOf(panes);
    }

    /** An image to be placed: its position in the set, and how it is looked at. */
    record Subject(int index, ImageSize size, CropBox box, Lens lens) {}

    /**
     * The place of one image.
     *
     * @param index its position in the set
     * @param bounds the pane
     * @param header for its key and state
     * @param area the part of the pane for the picture
     * @param footer for what is known about it
     * @param image where the picture lies
     * @param box its crop box on the canvas
     */
    record Pane(
            int index,
            Rectangle bounds,
            Rectangle header,
            Rectangle area,
            Rectangle footer,
            Placement image,
            Rectangle box) {
        /** What of the box is under a point: a corner before an edge, an edge before the inside; empty outside. */
        Optional<Handle> handleAt(int x, int y) {
            if (horizontal(x, CORNER_REACH) != 0 && vertical(y, CORNER_REACH) != 0) {
                return handle(horizontal(x, CORNER_REACH), vertical(y, CORNER_REACH));
            }
            boolean beside = y >= box.y && y < box.y + box.height;
            boolean above = x >= box.x && x < box.x + box.width;
            if (beside && horizontal(x, EDGE_REACH) != 0) {
                return handle(horizontal(x, EDGE_REACH), 0);
            }
            if (above && vertical(y, EDGE_REACH) != 0) {
                return handle(0, vertical(y, EDGE_REACH));
            }
            return box.contains(x, y) ? Optional.of(Handle.BODY) : Optional.empty();
        }

        private int horizontal(int x, int reach) {
            return side(x, box.x, box.width, reach);
        }

        private int vertical(int y, int reach) {
            return side(y, box.y, box.height, reach);
        }

        /** -1 near the first edge, 1 near the second, else 0. The middle third of a box is never near an edge. */
        private static int side(int at, int from, int length, int reach) {
            int inwards = Math.min(reach, length / 3);
            if (at >= from - reach && at < from + inwards) {
                return -1;
            }
            return at >= from + length - inwards && at < from + length + reach ? 1 : 0;
        }

        private static Optional<Handle> handle(int horizontal, int vertical) {
            for (Handle handle : Handle.values()) {
                if (handle.horizontal() == horizontal && handle.vertical() == vertical) {
                    return Optional.of(handle);
                }
            }
            return Optional.empty();
        }
    }

    /** What is under the pointer: the pane whose picture it is, and what of its box; empty outside the box. */
    record Hit(Pane pane, Optional<Handle> handle) {}

    /**
     * Places the images on a canvas.
     *
     * @param subjects those on screen, one for a mode that lays images over each other
     * @param line the height of a line of text in points
     */
    static EditorScene of(Rectangle client, int line, List<Subject> subjects) {
        int row = line + PADDING;
        Rectangle strip = new Rectangle(client.x, client.y, client.width, row);
        Rectangle bar = new Rectangle(client.x, client.y + Math.max(row, client.height - row), client.width, row);
        Rectangle room = new Rectangle(
                client.x + MARGIN,
                strip.y + strip.height + MARGIN,
                Math.max(1, client.width - 2 * MARGIN),
                Math.max(1, bar.y - strip.y - strip.height - 2 * MARGIN));
        Rectangle banner = new Rectangle(room.x, room.y, room.width, Math.min(room.height, 2 * line + 2 * PADDING));
        ImageSize border = new ImageSize(2 * FRAME, 2 * row + FRAME);
        List<Rectangle> bounds =
                PaneLayout.of(room, subjects.stream().map(Subject::size).toList(), border);
        List<Pane> panes = new ArrayList<>();
        for (int i = 0; i < subjects.size(); i++) {
            panes.add(pane(subjects.get(i), bounds.get(i), row));
        }
        return new EditorScene(strip, bar, banner, panes);
    }

    private static Pane pane(Subject subject, Rectangle at, int row) {
        int width = Math.max(1, at.width - 2 * FRAME);
        int words = Math.min(row, Math.max(0, (at.height - FRAME - 1) / 2));
        Rectangle header = new Rectangle(at.x, at.y, at.width, words);
        Rectangle area = new Rectangle(at.x + FRAME, at.y + words, width, Math.max(1, at.height - 2 * words - FRAME));
        Rectangle footer = new Rectangle(at.x, area.y + area.height, at.width, words);
        Placement image = Placement.of(subject.size(), area, subject.lens());
        return new Pane(subject.index(), at, header, area, footer, image, image.onCanvas(subject.box()));
    }

    /** The pane whose picture is under a point. */
    Optional<Pane> paneAt(int x, int y) {
        return panes.stream().filter(pane -> pane.area().contains(x, y)).findFirst();
    }

    /** The pane of an image by its position in the set, if it is on screen. */
    Optional<Pane> pane(int index) {
        return panes.stream().filter(pane -> pane.index() == index).findFirst();
    }

    Optional<Hit> hit(int x, int y) {
        return paneAt(x, y).map(pane -> new Hit(pane, pane.handleAt(x, y)));
    }
}
