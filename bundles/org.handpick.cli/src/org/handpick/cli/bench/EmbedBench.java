package org.handpick.cli.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.handpick.core.Progress;
import org.handpick.dataset.Split;
import org.handpick.learning.training.TrainingSettings;
import org.handpick.learning.worker.InstalledWorker;
import org.handpick.learning.worker.Worker;

/**
 * {@code embed}: how fast frozen encoders see pictures for the first time, from the file to what is remembered. The transformer has
 * random weights, which takes as long as any.
 */
public final class EmbedBench implements Bench {
    private static final int DRAWN = 48;
    private static final List<String> NO_MIRROR = List.of("training.flips=false");

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
        return "Has classic and vit-b16 see drawn pictures that no cache holds yet, 8 at once for vit-b16.";
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
        }
        return figures;
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
