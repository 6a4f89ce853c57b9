package org.handpick.bench.ui;

import java.nio.file.Path;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.handpick.cli.bench.BenchLibrary;
import org.handpick.core.Progress;
import org.handpick.core.crop.ImageSize;

/** {@code drag}: from a move of the mouse that holds a corner of a crop box until it is painted. */
public final class DragBench extends WorkbenchBench {
    private static final ImageSize SIZE = new ImageSize(6000, 4000);
    private static final int MOVES = 40;

    @Override
    public String name() {
        return "drag";
    }

    @Override
    public String summary() {
        return "Moves a corner of a crop box, " + MOVES + " moves a run, in a set of 4 JPEGs of " + SIZE + ".";
    }

    @Override
    Path draw(Path folder, Progress progress) {
        return new BenchLibrary(folder.resolve("library"), 1, ".jpg").paint(2, SIZE, progress);
    }

    @Override
    void work(Hands hands, int runs, Samples times) {
        Control canvas = hands.telling("handpick.painted");
        hands.await("the set is painted", () -> !"".equals(canvas.getData("handpick.painted")));
        for (int run = 0; run < runs; run++) {
            Rectangle box = hands.ask(() -> ((Rectangle[]) canvas.getData("handpick.boxes"))[0]);
            int x = box.x + box.width - 2;
            int y = box.y + box.height - 2;
            hands.perform(() -> Hands.mouse(canvas, SWT.MouseDown, x, y, 1));
            for (int move = 1; move <= MOVES; move++) {
                int by = 2 * move;
                times.add(
                        "move",
                        hands.untilPainted(
                                canvas, () -> Hands.mouse(canvas, SWT.MouseMove, x - by, y - by, 0), painted -> true));
            }
            hands.perform(() -> {
                Hands.mouse(canvas, SWT.MouseUp, x - MOVES, y - MOVES, 1);
                Hands.press(canvas, 'x', 'x');
            });
        }
    }
}
