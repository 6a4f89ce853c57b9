package org.handpick.samples.scenes;

import org.handpick.samples.paint.Canvas;
import org.handpick.samples.paint.Dice;

/** Something to paint. */
public enum Scene {
    MOUNTAINS(new Mountains()),
    BALLOONS(new Balloons()),
    STILL_LIFE(new StillLife()),
    SEA(new Sea()),
    FOREST(new Forest()),
    CITY(new City()),
    POPPIES(new Poppies()),
    NIGHT_CAMP(new NightCamp()),
    DUNES(new Dunes()),
    GLASS(new Glass()),
    JELLYFISH(new Jellyfish()),
    PLANET(new Planet());

    /** How a scene is painted. */
    interface Painter {
        Composition paint(Canvas canvas, Dice dice);
    }

    private final Painter painter;

    Scene(Painter painter) {
        this.painter = painter;
    }

    /** Paints over all of {@code canvas}; light, place and colours come from {@code dice}. */
    public Composition paint(Canvas canvas, Dice dice) {
        return painter.paint(canvas, dice);
    }
}
