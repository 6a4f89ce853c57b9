package org.handpick.cli.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.handpick.core.Progress;
import org.handpick.dataset.Split;
import org.handpick.learning.training.TrainingSettings;
import org.handpick.learning.worker.Ask;
import org.handpick.learning.worker.InstalledWorker;
import org.handpick.learning.worker.Tell;
import org.handpick.learning.worker.Worker;

/**
 * {@code embed}: how fast frozen encoders see pictures for the first time, from the file to what is remembered, and how long the
 * engine alone takes to look at four. The transformer has random weights, which takes as long as any.
 */
public final class EmbedBench implements Bench {
    private static final int DRAWN = 48;
    private static final List<String> NO_MIRROR = List.of("training.flips=false");

    /** So many pictures the engine looks at when it alone is timed. */
    private static final int LOOKED_AT = 4;

    private static final int LOOKS = 5;
    private static final int UNCOUNTED = 2;
    private static final double NANOS = Duration.ofSeconds(1).toNanos();

    private final int drawn;
    private final boolean transformer;

    public EmbedBench() {
        this(DRAWN, true);
    }

    /** @param drawn how many sets are drawn for it @param transformer whether vit-b16 takes part */
    EmbedBench(int drawn, boolean transformer) {
        this.drawn = drawn;
        this.transformer = transformer;
    }

    @Override
    public String name() {
        return "embed";
    }

    @Override
    public String summary() {
        return "Has classic and vit-b16 see drawn pictures that no cache holds yet, 8 at once for vit-b16, and vit-b16 look at 4 pictures with nothing read or kept, 5 times for each run and twice before.";
    }

    @Override
    public int usualRuns() {
        return 3;
    }

    @Override
    public List<Figure> run(Path folder, int runs, Progress progress) {
        BenchDataset sets = BenchDataset.draw(folder, drawn, progress);
        List<Figure> figures = new ArrayList<>();
        figures.add(figure("classic", sets, TrainingSettings.usualOf("classic", NO_MIRROR), folder, runs, progress));
        if (transformer) {
            List<String> frozen = new ArrayList<>(NO_MIRROR);
            frozen.add("model.weights=" + RandomWeights.write(folder.resolve("random.safetensors")));
            figures.add(figure("vit-b16", sets, TrainingSettings.usualOf("vit-b16", frozen), folder, runs, progress));
            figures.add(forward("vit-b16", folder, runs, progress));
        }
        return figures;
    }

    /** From numbers to numbers. */
    static Figure forward(String model, Path folder, int runs, Progress progress) {
        AtomicReference<Tell.Looked> looked = new AtomicReference<>();
        TrainingSettings settings = TrainingSettings.usualOf(model, List.of());
        try (Worker worker = Worker.start(new InstalledWorker(folder.resolve("engine")).program())) {
            worker.run(
                    new Ask.Forward(settings, LOOKED_AT, UNCOUNTED + LOOKS * runs),
                    tell -> {
                        if (tell instanceof Tell.Looked times) {
                            looked.set(times);
                        }
                    },
                    progress);
        }
        Times times = Times.of(Arrays.stream(looked.get().seconds())
                .skip(UNCOUNTED)
                .mapToObj(seconds -> Duration.ofNanos(Math.round(seconds * NANOS)))
                .toList());
        return new Figure(model + "_forward_" + LOOKED_AT, times.median(), "ms", times.count());
    }

    private static Figure figure(
            String model, BenchDataset sets, TrainingSettings settings, Path folder, int runs, Progress progress) {
        int images = images(sets, Split.TRAIN) + images(sets, Split.VAL);
        Path engine = folder.resolve("engine");
        List<Double> rates = new ArrayList<>();
        try (Worker worker = Worker.start(new InstalledWorker(engine).program())) {
            for (int run = 0; run <= runs; run++) {
                Path cache = folder.resolve("cache-" + model + run);
                double rate =
                        images / sets.probe(worker, settings, cache, progress).secondsToPrepare();
                if (run > 0) { // the first compiles kernels
                    rates.add(rate);
                }
            }
        }
        rates.sort(null);
        return new Figure(model, rates.get(rates.size() / 2), "images/s", runs);
    }

    private static int images(BenchDataset sets, Split split) {
        return sets.dataset().sets(split).stream()
                .mapToInt(set -> set.images().size())
                .sum();
    }
}
