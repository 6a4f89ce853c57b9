package org.handpick.crop.ui;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;
import org.handpick.workbench.theme.Palette;

/** The sheet of all keys over the editor, as they are bound now. */
final class KeySheet {
    private static final int MARGIN = 24;
    private static final int VEIL = 150;
    private static final int ROUND = 14;
    private static final double ROW = 1.6;
    /** In a small editor lines stand closer, and letters get smaller down to this. */
    private static final double CLOSEST_ROW = 1.15;

    private static final float SMALLEST = 0.6f;

    /** What is done to an image: one key for each place. */
    private record ImageRow(String meaning, List<PickAction> actions) {}

    /** Keys that belong together and mean one thing. */
    private record Line(List<PickAction> actions, String meaning) {}

    private static final List<ImageRow> IMAGES = List.of(
            new ImageRow("Keep; again: keep none", PickAction.KEEP),
            new ImageRow("Skip: leave in place", PickAction.SKIP_IMAGE),
            new ImageRow("Reset the crop", PickAction.RESET_CROP),
            new ImageRow("Copy the timestamp", PickAction.COPY_TIME));

    private static final List<Line> SET = List.of(
            new Line(List.of(PickAction.SUBMIT), "Submit, then the next set"),
            new Line(List.of(PickAction.SKIP_SET), "Skip the whole set"),
            new Line(List.of(PickAction.RESET_SET), "Reset states and crops"),
            new Line(List.of(PickAction.UNDO_CHANGE), "Undo a change to the set"),
            new Line(List.of(PickAction.SUGGESTIONS), "Show suggestions, or none"),
            new Line(List.of(PickAction.ACCEPT_SUGGESTION), "Take the suggestion over"),
            new Line(List.of(PickAction.PREVIOUS, PickAction.NEXT), "Previous, next set"),
            new Line(List.of(PickAction.UNDO), "Undo the last decision"),
            new Line(List.of(PickAction.REDO), "Redo it"),
            new Line(List.of(PickAction.JUDGE_AGAIN), "Judge a decided set again"),
            new Line(List.of(PickAction.QUIT), "Quit"));

    private static final List<Line> VIEW = List.of(
            new Line(List.of(PickAction.FULL_SIZE), "100 %, and the whole again"),
            new Line(List.of(PickAction.COMPARE), "Side by side, flicker, difference"),
            new Line(List.of(PickAction.NEXT_PAIR), "Compare another two"),
            new Line(List.of(PickAction.ASPECT_LOCK), "Next shape that a crop keeps"),
            new Line(
                    List.of(PickAction.MOVE_LEFT, PickAction.MOVE_RIGHT, PickAction.MOVE_UP, PickAction.MOVE_DOWN),
                    "Move the box"),
            new Line(
                    List.of(PickAction.NARROWER, PickAction.WIDER, PickAction.SHORTER, PickAction.TALLER),
                    "Size the box"),
            new Line(List.of(PickAction.HELP), "This sheet"));

    private static final List<String> MOUSE = List.of(
            "Drag a corner, an edge or the box: crop, and keep that image. Drag outside the box: a new box.",
            "Wheel: zoom at the pointer. Right button, or Space and drag: pan. Both move all images; with Shift one alone.",
            "Every key can be changed: Window > Preferences > Keys.");

    private final Brush brush;
    private final GC gc;
    private final Palette palette;

    KeySheet(Brush brush) {
        this.brush = brush;
        this.gc = brush.gc();
        this.palette = brush.palette();
    }

    void paint(Rectangle editor) {
        brush.tint(editor, palette.shade(), VEIL);
        int rows = 2 + IMAGES.size() + 1 + Math.max(SET.size(), VIEW.size()) + MOUSE.size();
        int room = editor.height - 3 * MARGIN;
        int row = (int) (brush.lineHeight() * Math.clamp((double) room / rows / brush.lineHeight(), CLOSEST_ROW, ROW));
        int wide = brush.width("m") * 80;
        int high = rows * row + 2 * MARGIN + row / 2;
        float scale = Math.clamp(
                Math.min((float) editor.width / (wide + MARGIN), (float) editor.height / (high + MARGIN)), SMALLEST, 1);
        Transform smaller = new Transform(gc.getDevice());
        try {
            smaller.scale(scale, scale);
            gc.setTransform(smaller);
            Rectangle canvas = new Rectangle(
                    (int) (editor.x / scale), (int) (editor.y / scale), (int) (editor.width / scale), (int)
                            (editor.height / scale));
            paint(canvas, row, wide, high);
        } finally {
            gc.setTransform(null);
            smaller.dispose();
        }
    }

    private void paint(Rectangle canvas, int row, int wide, int high) {
        int width = Math.min(canvas.width - MARGIN, wide);
        int height = Math.min(canvas.height - MARGIN, high);
        Rectangle sheet = new Rectangle(
                canvas.x + (canvas.width - width) / 2, canvas.y + (canvas.height - height) / 2, width, height);
        gc.setBackground(palette.panel());
        gc.fillRoundRectangle(sheet.x, sheet.y, sheet.width, sheet.height, ROUND, ROUND);
        gc.setForeground(palette.line());
        gc.drawRoundRectangle(sheet.x, sheet.y, sheet.width - 1, sheet.height - 1, ROUND, ROUND);
        int x = sheet.x + MARGIN;
        int inner = sheet.width - 2 * MARGIN;
        Rectangle line = new Rectangle(x, sheet.y + MARGIN, inner, row);
        heading(line);
        line = images(below(line, row));
        line = below(line, row / 2);
        Rectangle left = new Rectangle(x, line.y, inner / 2 - MARGIN, row);
        Rectangle right = new Rectangle(x + inner / 2, line.y, inner / 2, row);
        Rectangle end = lines("Set", SET, left);
        lines("View and crop", VIEW, right);
        line = new Rectangle(x, end.y + row / 2, inner, row);
        for (String sentence : MOUSE) {
            brush.words(sentence, x, line, inner, palette.muted());
            line = below(line, row);
        }
    }

    private static Rectangle below(Rectangle line, int by) {
        return new Rectangle(line.x, line.y + by, line.width, line.height);
    }

    private void heading(Rectangle line) {
        brush.bold(true);
        brush.words("Keys", line.x, line, line.width, palette.text());
        brush.bold(false);
        String close = brush.key(PickAction.HELP) + " or Esc closes";
        brush.words(close, line.x + line.width - brush.width(close), line, line.width, palette.muted());
    }

    private Rectangle images(Rectangle first) {
        int column = first.width / (PickAction.KEEP.size() + 3);
        int start = first.x + 3 * column;
        for (int image = 0; image < PickAction.KEEP.size(); image++) {
            brush.words("Image " + (image + 1), start + image * column, first, column, palette.muted());
        }
        Rectangle line = first;
        for (ImageRow row : IMAGES) {
            line = below(line, line.height);
            brush.words(row.meaning(), line.x, line, 3 * column, palette.text());
            for (PickAction action : row.actions()) {
                brush.key(brush.key(action), start + action.image() * column, line);
            }
        }
        return below(line, line.height);
    }

    private Rectangle lines(String title, List<Line> lines, Rectangle first) {
        brush.bold(true);
        brush.words(title, first.x, first, first.width, palette.text());
        brush.bold(false);
        int meaning = first.x + first.width * 2 / 5;
        Rectangle at = first;
        for (Line line : lines) {
            at = below(at, at.height);
            int x = at.x;
            for (String key : names(line.actions())) {
                x = brush.key(key, x, at);
            }
            int start = Math.max(meaning, x);
            brush.words(line.meaning(), start, at, at.x + at.width - start, palette.text());
        }
        return below(at, at.height);
    }

    /** The keys of a line; of four the first, where they differ in their last sign only, with the others behind it. */
    private List<String> names(List<PickAction> actions) {
        List<String> names = new ArrayList<>(actions.stream().map(brush::key).toList());
        if (names.size() < PickAction.KEEP.size()) {
            return names;
        }
        String first = names.getFirst();
        String common = first.substring(0, first.lastIndexOf('+') + 1);
        return names.stream().allMatch(name -> name.startsWith(common))
                ? List.of(names.stream()
                        .map(name -> name.substring(common.length()))
                        .reduce(common, (all, sign) -> all + sign))
                : names;
    }
}
