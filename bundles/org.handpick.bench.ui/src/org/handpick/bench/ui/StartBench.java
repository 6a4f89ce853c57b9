package org.handpick.bench.ui;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.swt.widgets.Control;
import org.handpick.cli.bench.BenchLibrary;
import org.handpick.cli.bench.Figure;
import org.handpick.core.Progress;
import org.handpick.core.crop.ImageSize;

/** {@code start}: from the start of the process until the first set is painted. */
public final class StartBench extends WorkbenchBench {
    @Override
    public String name() {
        return "start";
    }

    @Override
    public String summary() {
        return "Starts the workbench until the first set of a small library is painted.";
    }

    @Override
    Path draw(Path folder, Progress progress) {
        return new BenchLibrary(folder.resolve("library"), 10, ".jpg").paint(4, new ImageSize(640, 480), progress);
    }

    @Override
    public List<Figure> run(Path folder, int runs, Progress progress) {
        Path library = draw(folder, progress);
        Samples all = new Samples();
        WorkbenchProcess process = new WorkbenchProcess(folder, library, name(), 1);
        process.run(progress); // the first start makes the layout and warms the files
        for (int run = 0; run < runs; run++) {
            process.run(progress).forEach(all::add);
        }
        return figures(all.times());
    }

    @Override
    void work(Hands hands, int runs, Samples times) {
        Instant started = ProcessHandle.current().info().startInstant().orElseThrow();
        times.add("library_open", Duration.between(started, Instant.now()));
        Control canvas = hands.telling("handpick.painted");
        hands.await("the first set is painted", () -> !"".equals(canvas.getData("handpick.painted")));
        times.add("first_set_painted", Duration.between(started, Instant.now()));
    }
}
