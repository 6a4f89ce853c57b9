package org.handpick.crop.ui;

import java.util.function.Function;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.handpick.workbench.rows.FittingWords;
import org.handpick.workbench.theme.Palette;

/** What the Crop Editor is painted with: words, keys, states. Lives for one paint event; allocates nothing that lasts. */
final class Brush {
    /** The space around words, in points. */
    static final int PADDING = 8;

    private static final int ROUND = 6;
    private static final int OPAQUE = 255;

    private final GC gc;
    private final Palette palette;
    private final Function<PickAction, String> keys;

    /** @param keys the key of an action, as people read it */
    Brush(GC gc, Palette palette, Function<PickAction, String> keys) {
        this.gc = gc;
        this.palette = palette;
        this.keys = keys;
        gc.setAntialias(SWT.ON);
        gc.setTextAntialias(SWT.ON);
    }

    GC gc() {
        return gc;
    }

    Palette palette() {
        return palette;
    }

    String key(PickAction action) {
        return keys.apply(action);
    }

    int lineHeight() {
        return gc.getFontMetrics().getHeight();
    }

    void fill(Rectangle at, Color color) {
        gc.setBackground(color);
        gc.fillRectangle(at);
    }

    /** Fills half transparently. @param alpha 0 for nothing to 255 for all */
    void tint(Rectangle at, Color color, int alpha) {
        gc.setAlpha(alpha);
        fill(at, color);
        gc.setAlpha(OPAQUE);
    }

    /** A frame inside a rectangle. */
    void frame(Rectangle at, Color color, int width) {
        gc.setBackground(color);
        gc.fillRectangle(at.x, at.y, at.width, width);
        gc.fillRectangle(at.x, at.y + at.height - width, at.width, width);
        gc.fillRectangle(at.x, at.y + width, width, at.height - 2 * width);
        gc.fillRectangle(at.x + at.width - width, at.y + width, width, at.height - 2 * width);
    }

    void bold(boolean on) {
        gc.setFont(
                on
                        ? JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT)
                        : JFaceResources.getDefaultFont());
    }

    int width(String text) {
        return gc.textExtent(text).x;
    }

    /** Words in the middle of a row's height, cut with an ellipsis where they are too long; where the next ones begin. */
    int words(String text, int x, Rectangle row, int room, Color color) {
        String fitting = FittingWords.of(gc, text, room);
        gc.setForeground(color);
        gc.drawText(fitting, x, middle(row), true);
        return x + width(fitting);
    }

    private int middle(Rectangle row) {
        return row.y + (row.height - lineHeight()) / 2;
    }

    /** A key as it looks on the keyboard; where what follows begins. */
    int key(String name, int x, Rectangle row) {
        int height = lineHeight() + 4;
        Rectangle cap = new Rectangle(x, row.y + (row.height - height) / 2, keyWidth(name), height);
        gc.setBackground(palette.canvas());
        gc.fillRoundRectangle(cap.x, cap.y, cap.width, cap.height, ROUND, ROUND);
        gc.setForeground(palette.line());
        gc.drawRoundRectangle(cap.x, cap.y, cap.width - 1, cap.height - 1, ROUND, ROUND);
        gc.setForeground(palette.text());
        gc.drawText(name, cap.x + (cap.width - width(name)) / 2, cap.y + 2, true);
        return cap.x + cap.width + PADDING;
    }

    int keyWidth(String name) {
        return Math.max(lineHeight() + 6, width(name) + 2 * PADDING);
    }

    /** A word on its colour with the shape of its state before it; where what follows begins. */
    int pill(ImageState state, String word, int x, Rectangle row) {
        bold(true);
        int height = lineHeight() + 4;
        Rectangle pill = new Rectangle(x, row.y + (row.height - height) / 2, pillWidth(word), height);
        gc.setBackground(color(state));
        gc.fillRoundRectangle(pill.x, pill.y, pill.width, pill.height, height, height);
        gc.setForeground(palette.onState());
        shape(state, new Rectangle(pill.x + PADDING, pill.y, height / 2, height));
        gc.drawText(word, pill.x + PADDING + height / 2 + 6, pill.y + 2, true);
        bold(false);
        return pill.x + pill.width + PADDING;
    }

    /** The width of a pill in bold; without a word of its shape alone. */
    int pillWidth(String word) {
        bold(true);
        int width = (word.isEmpty() ? 0 : width(word) + 6) + (lineHeight() + 4) / 2 + 2 * PADDING + 2;
        bold(false);
        return width;
    }

    /** A check, a cross, a dash or an exclamation mark in the foreground colour, in the middle of a rectangle. */
    private void shape(ImageState state, Rectangle at) {
        int r = Math.max(3, at.width / 2);
        int x = at.x + at.width / 2;
        int y = at.y + at.height / 2;
        gc.setLineWidth(2);
        gc.setLineCap(SWT.CAP_ROUND);
        switch (state) {
            case KEEP -> gc.drawPolyline(new int[] {x - r, y, x - r / 3, y + r - 1, x + r, y - r + 1});
            case REJECT -> {
                gc.drawLine(x - r + 1, y - r + 1, x + r - 1, y + r - 1);
                gc.drawLine(x - r + 1, y + r - 1, x + r - 1, y - r + 1);
            }
            case SKIP -> gc.drawLine(x - r + 1, y, x + r - 1, y);
            case BROKEN -> {
                gc.drawLine(x, y - r, x, y + 1);
                gc.drawLine(x, y + r, x, y + r);
            }
        }
        gc.setLineWidth(1);
        gc.setLineCap(SWT.CAP_FLAT);
    }

    Color color(ImageState state) {
        return switch (state) {
            case KEEP -> palette.keep();
            case REJECT -> palette.reject();
            case SKIP -> palette.skip();
            case BROKEN -> palette.broken();
        };
    }

    /** Words in the middle of a rectangle, on as many lines as they need. */
    void centred(String text, Rectangle at, Color color) {
        String wrapped = wrapped(text, at.width - 4 * PADDING);
        Point extent = gc.textExtent(wrapped);
        int y = at.y + (at.height - extent.y) / 2;
        gc.setForeground(color);
        for (String line : wrapped.split("\n", -1)) {
            gc.drawText(line, at.x + (at.width - width(line)) / 2, y, true);
            y += lineHeight();
        }
    }

    /** Words broken into lines at spaces, so that they fit a width. */
    String wrapped(String text, int room) {
        StringBuilder wrapped = new StringBuilder();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && width(line + " " + word) > room) {
                wrapped.append(line).append('\n');
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        return wrapped.append(line).toString();
    }
}
