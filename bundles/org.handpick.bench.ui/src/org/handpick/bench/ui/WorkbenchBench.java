package org.handpick.bench.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handpick.cli.bench.Bench;
import org.handpick.cli.bench.Figure;
import org.handpick.cli.bench.Times;
import org.handpick.core.Progress;

/** A bench in two processes: one draws the library and counts, in the other the workbench is open and times are taken. */
abstract class WorkbenchBench implements Bench {
    private static final double P95 = 95;

    /** Draws what the workbench opens first. @return its folder, below {@code folder} */
    abstract Path draw(Path folder, Progress progress);

    /** Works in the open workbench, on a thread of its own. @param times takes what is measured */
    abstract void work(Hands hands, int runs, Samples times);

    @Override
    public List<Figure> run(Path folder, int runs, Progress progress) {
        Path library = draw(folder, progress);
        return figures(new WorkbenchProcess(folder, library, name(), runs)
                .run(progress)
                .times());
    }

    /** The median and the 95th percentile of everything that was measured. */
    static List<Figure> figures(Map<String, Times> times) {
        List<Figure> figures = new ArrayList<>();
        times.forEach((metric, measured) -> {
            figures.add(new Figure(metric + "_median", measured.median(), "ms", measured.count()));
            figures.add(new Figure(metric + "_p95", measured.percentile(P95), "ms", measured.count()));
        });
        return figures;
    }
}
