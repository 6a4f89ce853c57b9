package org.handpick.crop.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.graphics.Rectangle;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.Handle;
import org.handpick.core.crop.ImageSize;

/** Where everything stands on the canvas of the Crop Editor. Immutable; hit tests are questions to it. */
record EditorScene(Rectangle strip, Rectangle hints, List<Pane> panes) {
    /** Half the side of the square around a handle that takes hold of it, in canvas points. */
    static final int GRAB = 20;

    private static final int MARGIN = 8;

    EditorScene {
        panes = List.copyOf(panes);
    }

    /**
     * The place of one image.
     *
     * @param index its position in the set
     * @param bounds the pane
     * @param area the part of the pane for the picture
     * @param caption the part for words about it
     * @param box its crop box on the canvas
     */
    record Pane(int index, Rectangle bounds, Rectangle area, Rectangle caption, Placement image, Rectangle box) {
        /** Where a handle stands. */
        Rectangle handle(Handle handle) {
            int x = box.x + box.width * (handle.horizontal() + 1) / 2;
            int y = box.y + box.height * (handle.vertical() + 1) / 2;
            return new Rectangle(x - GRAB, y - GRAB, 2 * GRAB, 2 * GRAB);
        }
    }

    /** What is under the pointer: a handle of a pane's box, its body, or no box but the picture itself. */
    record Hit(Pane pane, Optional<Handle> handle) {}

    /**
     * @param shown the positions that are on screen, one for a mode that lays images over each other
     * @param line the height of a line of text
     */
    static EditorScene of(
            Rectangle client,
            int line,
            List<Integer> shown,
            List<ImageSize> sizes,
            List<CropBox> boxes,
            List<Lens> lenses) {
        int bar = line + MARGIN;
        Rectangle strip = new Rectangle(client.x, client.y, client.width, bar);
        Rectangle hints = new Rectangle(client.x, client.y + Math.max(bar, client.height - bar), client.width, bar);
        Rectangle room = new Rectangle(
                client.x + MARGIN,
                client.y + bar + MARGIN,
                Math.max(1, client.width - 2 * MARGIN),
                Math.max(1, client.height - 2 * bar - 2 * MARGIN));
        List<Rectangle> bounds =
                PaneLayout.of(room, shown.stream().map(sizes::get).toList(), bar);
        List<Pane> panes = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            int index = shown.get(i);
            Rectangle pane = bounds.get(i);
            int captionTop = Math.max(1, pane.height - bar);
            Rectangle area = new Rectangle(pane.x, pane.y, pane.width, captionTop);
            Rectangle caption = new Rectangle(pane.x, pane.y + captionTop, pane.width, pane.height - captionTop);
            Placement placement = Placement.of(sizes.get(index), area, lenses.get(index));
            panes.add(new Pane(index, pane, area, caption, placement, placement.onCanvas(boxes.get(index))));
        }
        return new EditorScene(strip, hints, panes);
    }

    Optional<Pane> paneAt(int x, int y) {
        return panes.stream().filter(pane -> pane.area().contains(x, y)).findFirst();
    }

    Optional<Hit> hit(int x, int y) {
        return paneAt(x, y).map(pane -> new Hit(pane, handleAt(pane, x, y)));
    }

    /** Corners before edges before the body; of several corners within reach the nearest, since a box may be small. */
    private static Optional<Handle> handleAt(Pane pane, int x, int y) {
        Optional<Handle> nearest = Optional.empty();
        double least = Double.MAX_VALUE;
        for (Handle handle : Handle.values()) {
            Rectangle at = pane.handle(handle);
            if (handle != Handle.BODY && at.contains(x, y)) {
                double distance = Math.hypot(x - at.x - GRAB, y - at.y - GRAB) - (handle.isCorner() ? GRAB : 0);
                if (distance < least) {
                    least = distance;
                    nearest = Optional.of(handle);
                }
            }
        }
        if (nearest.isEmpty() && pane.box().contains(x, y)) {
            return Optional.of(Handle.BODY);
        }
        return nearest;
    }
}
