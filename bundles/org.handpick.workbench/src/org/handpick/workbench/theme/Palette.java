package org.handpick.workbench.theme;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Control;

/**
 * The colours of everything Handpick draws itself, in light and in dark.
 *
 * <p>States are blue and red, which the colour-blind tell apart, and never colour alone: each has a shape and a word too.
 * A canvas asks for its palette at every paint, so it follows a change of theme by itself. The colours hold no handle and
 * need no disposal.
 *
 * @param canvas what pictures lie on
 * @param panel rows, headers and strips that stand out from the canvas
 * @param line hairlines and frames of what has no state
 * @param text words
 * @param muted words of less weight
 * @param keep the keeper, and a set that has one
 * @param reject a reject, and a set all of whose images are
 * @param skip what is left where it is
 * @param broken what cannot be read
 * @param warning what is to be done soon
 * @param accent selection and focus
 * @param suggestion what a model proposes
 * @param onState words on a surface coloured by state
 * @param shade what lies outside a crop box, drawn half transparent
 */
public record Palette(
        Color canvas,
        Color panel,
        Color line,
        Color text,
        Color muted,
        Color keep,
        Color reject,
        Color skip,
        Color broken,
        Color warning,
        Color accent,
        Color suggestion,
        Color onState,
        Color shade) {
    private static final Palette LIGHT = new Palette(
            rgb(0xF3F4F6),
            rgb(0xFFFFFF),
            rgb(0xCBD0D8),
            rgb(0x1B1F24),
            rgb(0x5F6773),
            rgb(0x0B62D6),
            rgb(0xC62828),
            rgb(0x7A6A00),
            rgb(0x8A3FA0),
            rgb(0xA85400),
            rgb(0x0B62D6),
            rgb(0x00796B),
            rgb(0xFFFFFF),
            rgb(0x101214));
    private static final Palette DARK = new Palette(
            rgb(0x1E2024),
            rgb(0x2A2D33),
            rgb(0x454A53),
            rgb(0xE8EAED),
            rgb(0x9AA2AE),
            rgb(0x5AA2FF),
            rgb(0xFF6B60),
            rgb(0xE0C24A),
            rgb(0xD08BE8),
            rgb(0xFFB454),
            rgb(0x5AA2FF),
            rgb(0x4DD0B5),
            rgb(0x101214),
            rgb(0x000000));

    private static final int MIDDLE_GREY = 128;

    /** The palette that suits the theme in which {@code control} stands. UI thread only. */
    public static Palette of(Control control) {
        return isDark(control.getBackground()) ? DARK : LIGHT;
    }

    /** By Rec. 709 luma. */
    private static boolean isDark(Color color) {
        return 0.2126 * color.getRed() + 0.7152 * color.getGreen() + 0.0722 * color.getBlue() < MIDDLE_GREY;
    }

    private static Color rgb(int hex) {
        return new Color(hex >> 16 & 0xFF, hex >> 8 & 0xFF, hex & 0xFF);
    }
}
