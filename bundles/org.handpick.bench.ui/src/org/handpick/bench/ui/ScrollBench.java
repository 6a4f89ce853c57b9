package org.handpick.bench.ui;

import java.nio.file.Path;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.handpick.cli.bench.BenchLibrary;
import org.handpick.core.Progress;
import org.handpick.core.crop.ImageSize;

/** {@code scroll}: from a turn of the wheel until the Set Browser is painted, over a large library. */
public final class ScrollBench extends WorkbenchBench {
    private static final ImageSize SIZE = new ImageSize(320, 240);
    private static final int SETS = 100_000;
    private static final int DIFFERENT = 16;
    private static final int TURNS = 60;

    @Override
    public String name() {
        return "scroll";
    }

    @Override
    public String summary() {
        return "Turns the wheel over %,d sets, %d turns a run, up and down over thumbnails that were made."
                .formatted(SETS, TURNS);
    }

    @Override
    Path draw(Path folder, Progress progress) {
        return new BenchLibrary(folder.resolve("library"), SETS, ".jpg").paint(DIFFERENT, SIZE, progress);
    }

    @Override
    void work(Hands hands, int runs, Samples times) {
        Control canvas = hands.telling("handpick.rows");
        hands.await("all sets are listed", () -> Integer.valueOf(SETS).equals(canvas.getData("handpick.rows")));
        turn(hands, canvas, -1, new Samples());
        hands.await("thumbnails are made", () -> Boolean.TRUE.equals(canvas.getData("handpick.thumbnails")));
        turn(hands, canvas, 1, new Samples());
        for (int run = 0; run < runs; run++) {
            turn(hands, canvas, -1, times);
            turn(hands, canvas, 1, times);
        }
    }

    private static void turn(Hands hands, Control canvas, int direction, Samples times) {
        for (int turn = 0; turn < TURNS; turn++) {
            times.add(
                    "turn",
                    hands.untilPainted(
                            canvas,
                            () -> Hands.mouse(canvas, SWT.MouseVerticalWheel, 40, 40, 3 * direction),
                            painted -> true));
        }
    }
}
