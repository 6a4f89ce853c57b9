package org.handpick.crop.ui;

import java.util.Optional;
import org.handpick.core.crop.AspectLock;
import org.handpick.core.crop.BoxDrag;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.Handle;
import org.handpick.core.crop.ImageSize;

/** A crop box that the mouse holds, from press to release. Points of the canvas in, boxes out. */
final class BoxGrip {
    /** A pointer that stays within so many points has clicked, and changes no crop. */
    private static final double CLICK = 3;

    private final EditorScene.Pane pane;
    private final BoxDrag drag;
    private final double pressedX;
    private final double pressedY;
    private boolean moved;

    /**
     * Takes hold of what is under the pointer. Outside the box, and inside one that is the whole image, a new box is drawn.
     *
     * @param box of the image under the pointer
     */
    BoxGrip(EditorScene.Hit hit, CropBox box, AspectLock lock, double x, double y) {
        pane = hit.pane();
        pressedX = x;
        pressedY = y;
        ImageSize size = pane.image().size();
        double imageX = pane.image().imageX(x);
        double imageY = pane.image().imageY(y);
        drag = draws(hit, box)
                ? BoxDrag.drawing(size, lock, imageX, imageY)
                : new BoxDrag(size, box.on(size), hit.handle().orElseThrow(), lock, imageX, imageY);
    }

    /** True where a drag draws a new box. */
    static boolean draws(EditorScene.Hit hit, CropBox box) {
        return hit.handle().isEmpty() || box.isFull() && hit.handle().get() == Handle.BODY;
    }

    /** The position of the image. */
    int image() {
        return pane.index();
    }

    /** The box while the pointer is at a point, which may lie outside the canvas; empty while it is a click. */
    Optional<CropBox> at(double x, double y) {
        moved |= Math.hypot(x - pressedX, y - pressedY) >= CLICK;
        Placement image = pane.image();
        return moved
                ? Optional.of(drag.at(image.imageX(x), image.imageY(y)).normalised(image.size()))
                : Optional.empty();
    }
}
