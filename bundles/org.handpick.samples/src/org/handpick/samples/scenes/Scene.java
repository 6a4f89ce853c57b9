package org.handpick.samples.scenes;

import org.handpick.samples.paint.Canvas;
import org.handpick.samples.paint.Dice;

/** Something to paint. */
public enum Scene implements Painter {
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

    private final Painter painter;

    Scene(Painter painter) {
        this.painter = painter;
    }

    @Override
    public Composition paint(Canvas canvas, Dice dice) {
        return painter.paint(canvas, dice);
    }
}
