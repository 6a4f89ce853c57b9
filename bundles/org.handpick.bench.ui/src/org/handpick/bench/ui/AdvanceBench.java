package org.handpick.bench.ui;

import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.handpick.cli.bench.BenchLibrary;
import org.handpick.core.Progress;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.workbench.Workplace;

/** {@code advance}: from Enter, or from a jump to a far set, until the set is painted. */
public final class AdvanceBench extends WorkbenchBench {
    private static final ImageSize SIZE = new ImageSize(2048, 2048);
    private static final int DIFFERENT = 16;
    /** Nothing is read ahead so far from the set on screen. */
    private static final int FAR = 7;

    @Override
    public String name() {
        return "advance";
    }

    @Override
    public String summary() {
        return "P and Enter until the next set of 4 PNGs of " + SIZE
                + " is painted, its pictures made ahead (warm); and a jump to a set of which nothing is made (cold).";
    }

    @Override
    public int usualRuns() {
        return 30;
    }

    @Override
    Path draw(Path folder, Progress progress) {
        return new BenchLibrary(folder.resolve("library"), 120, ".png").paint(DIFFERENT, SIZE, progress);
    }

    @Override
    void work(Hands hands, int runs, Samples times) {
        Workplace workplace = hands.workplace();
        Control canvas = hands.telling("handpick.painted");
        for (int run = 0; run < runs; run++) {
            awaitMadeAhead(hands, canvas);
            hands.perform(() -> Hands.press(canvas, 'p', 'p'));
            SetId before = hands.ask(() -> workplace.selected().orElseThrow().id());
            Hands.Painted taken = hands.untilPainted(
                    canvas, () -> Hands.press(canvas, SWT.CR, SWT.CR), painted -> isPaintedAfter(painted, before));
            times.add("warm", taken);
            hands.await("the decision is on disk", () -> !workplace.isSubmitted(before));
        }
        int start = runs + FAR;
        int sets = hands.ask(() -> workplace.library().orElseThrow().sets().size());
        for (int run = 0; run < runs; run++) {
            awaitMadeAhead(hands, canvas);
            int at = (start + run * FAR) % (sets - FAR);
            ImageSet to =
                    hands.ask(() -> workplace.library().orElseThrow().sets().get(at));
            SetId before = hands.ask(() -> workplace.selected().orElseThrow().id());
            if (hands.ask(() ->
                            workplace.library().orElseThrow().outcome(to.id()).isPresent())
                    || to.id().equals(before)) {
                continue;
            }
            long[] first = new long[2];
            long asked = System.nanoTime();
            Hands.Painted all = hands.untilPainted(canvas, () -> workplace.select(to.id()), painted -> {
                long now = System.nanoTime();
                if (first[0] == 0 && to.id().text().equals(painted.getData("handpick.shown"))) {
                    first[0] = now;
                }
                if (first[1] == 0 && to.id().text().equals(painted.getData("handpick.first"))) {
                    first[1] = now;
                }
                return to.id().text().equals(painted.getData("handpick.painted"));
            });
            times.add("cold_set", Duration.ofNanos(first[0] - asked));
            times.add("cold_first_picture", Duration.ofNanos(first[1] - asked));
            times.add("cold_all", all.latency());
        }
    }

    private static boolean isPaintedAfter(Control canvas, SetId before) {
        Object painted = canvas.getData("handpick.painted");
        return painted != null && !painted.equals(before.text());
    }

    private static void awaitMadeAhead(Hands hands, Control canvas) {
        hands.await("the pictures to come are made", () -> Boolean.TRUE.equals(canvas.getData("handpick.ahead")));
    }
}
