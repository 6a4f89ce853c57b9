package org.handpick.samples.scenes;

import org.handpick.samples.paint.Canvas;
import org.handpick.samples.paint.Dice;

/** How a scene is painted. */
public interface Painter {
    /** How far its canvas has to reach beyond the frame, in heights of the frame, for frames that are off. */
    default double margin() {
        return Canvas.MARGIN;
    }

    /** Paints over all of {@code canvas}; light, place and colours come from {@code dice}. */
    Composition paint(Canvas canvas, Dice dice);
}
