package org.handpick.learning.ui;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.handpick.workbench.theme.Palette;

/**
 * How the frames of each run are drawn where several runs are looked at over each other: by a colour and by dashes, as not everybody
 * sees colours. What a person did is blue and whole, so no run is either.
 */
enum RunLine {
    FIRST(7, 5) {
        @Override
        Color colour(Palette palette) {
            return palette.suggestion();
        }
    },
    SECOND(2, 4) {
        @Override
        Color colour(Palette palette) {
            return RunColours.of(ORANGE, palette);
        }
    },
    THIRD(16, 5) {
        @Override
        Color colour(Palette palette) {
            return RunColours.of(PINK, palette);
        }
    },
    FOURTH(14, 4, 2, 4) {
        @Override
        Color colour(Palette palette) {
            return RunColours.of(OCHRE, palette);
        }
    };

    /** More frames than these over each other are no longer told apart. */
    static final int MOST = values().length;

    private static final List<RunLine> ALL = List.of(values());
    // the numbers of the colours of runs
    private static final int ORANGE = 1;
    private static final int PINK = 3;
    private static final int OCHRE = 4;

    private final int[] dashes;

    RunLine(int... dashes) {
        this.dashes = dashes;
    }

    /** @param run counted from 0 */
    static RunLine of(int run) {
        return ALL.get(run);
    }

    abstract Color colour(Palette palette);

    /** Draws with this line. */
    void draw(GC gc, Palette palette, Runnable what) {
        gc.setForeground(colour(palette));
        gc.setLineDash(dashes);
        what.run();
        gc.setLineStyle(SWT.LINE_SOLID);
    }
}
