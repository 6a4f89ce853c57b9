package org.handpick.bench.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.swt.widgets.Control;
import org.handpick.cli.bench.BenchLibrary;
import org.handpick.cli.bench.Figure;
import org.handpick.cli.bench.Peer;
import org.handpick.cli.bench.Times;
import org.handpick.core.Progress;
import org.handpick.core.crop.ImageSize;
import org.handpick.workbench.Workplace;

/** {@code open}: a large folder opened until the Set Browser shows its sets. */
public final class OpenBench extends WorkbenchBench {
    private static final int SETS = 25_000;
    private static final ImageSize SIZE = new ImageSize(64, 48);

    @Override
    public String name() {
        return "open";
    }

    @Override
    public String summary() {
        return "Opens a folder of %,d files until the Set Browser shows its sets, beside find with names and times."
                .formatted(SETS * BenchLibrary.IMAGES);
    }

    @Override
    Path draw(Path folder, Progress progress) {
        new BenchLibrary(folder.resolve("large"), SETS, ".jpg").paint(1, SIZE, progress);
        return new BenchLibrary(folder.resolve("small"), 1, ".jpg").paint(1, SIZE, progress);
    }

    @Override
    public List<Figure> run(Path folder, int runs, Progress progress) {
        List<Figure> figures = new ArrayList<>(super.run(folder, runs, progress));
        String large = folder.resolve("large").toString();
        Peer find = Peer.named("find", "find '" + large + "' -printf '%f %T@\\n' >/dev/null");
        if (find.isInstalled()) {
            find.run();
            Times times = Times.of(IntStream.range(0, runs)
                    .mapToObj(run -> Times.of(find::run))
                    .toList());
            figures.add(new Figure("find_median", times.median(), "ms", runs));
            figures.add(new Figure("ratio_to_find", figures.getFirst().value() / times.median(), "x", runs));
        }
        return figures;
    }

    @Override
    void work(Hands hands, int runs, Samples times) {
        Workplace workplace = hands.workplace();
        Path small = hands.ask(() -> workplace.library().orElseThrow().root());
        Control canvas = hands.telling("handpick.rows");
        for (int run = 0; run <= runs; run++) {
            Hands.Painted opened = hands.untilPainted(
                    canvas,
                    () -> workplace.open(small.resolveSibling("large")),
                    painted -> Integer.valueOf(SETS).equals(painted.getData("handpick.rows")));
            if (run > 0) {
                times.add("opened", opened.latency()); // the first time warms up
            }
            hands.perform(() -> workplace.open(small));
            hands.await("the small library is open", () -> Integer.valueOf(1).equals(canvas.getData("handpick.rows")));
        }
    }
}
