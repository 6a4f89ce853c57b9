package org.handpick.learning.ui;

import java.util.List;
import org.eclipse.swt.graphics.Color;
import org.handpick.workbench.theme.Palette;

/**
 * The colours of runs that are looked at together; after the last the first comes again.
 *
 * <p>Source: M. Okabe and K. Ito, Color Universal Design, 2008: hues that people with any colour vision tell apart. On a dark
 * ground they are lighter. They hold no handle and need no disposal.
 */
final class RunColours {
    private static final List<Color> ON_LIGHT =
            List.of(rgb(0x0072B2), rgb(0xD55E00), rgb(0x007A5A), rgb(0xB0508C), rgb(0x9A7400), rgb(0x3D8EBF));
    private static final List<Color> ON_DARK =
            List.of(rgb(0x5AB4F0), rgb(0xFF8A3D), rgb(0x2CC79A), rgb(0xE69AC6), rgb(0xF0C94A), rgb(0x9AD4F5));
    private static final int MIDDLE = 128;

    private RunColours() {}

    static Color of(int number, Palette palette) {
        List<Color> colours = palette.canvas().getGreen() < MIDDLE ? ON_DARK : ON_LIGHT;
        return colours.get(number % colours.size());
    }

    /** For files, which have a white ground. */
    static Color onPaper(int number) {
        return ON_LIGHT.get(number % ON_LIGHT.size());
    }

    private static Color rgb(int hex) {
        return new Color(hex >> 16 & 0xFF, hex >> 8 & 0xFF, hex & 0xFF);
    }
}
