package org.handpick.cli.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.handpick.core.Progress;
import org.handpick.core.sets.DiscoverSets;
import org.handpick.core.sets.GroupingRule.ByStage;

/** {@code discover}: a large folder listed and grouped, beside {@code find}. */
public final class DiscoverBench implements Bench {
    private static final int FILES = 100_000;

    private final int files;

    public DiscoverBench() {
        this(FILES);
    }

    DiscoverBench(int files) {
        this.files = files;
    }

    @Override
    public String name() {
        return "discover";
    }

    @Override
    public String summary() {
        return "Lists and groups a folder of %,d files, beside find with names and times.".formatted(files);
    }

    @Override
    public List<Figure> run(Path folder, int runs, Progress progress) {
        new BenchLibrary(folder, files / BenchLibrary.IMAGES, ".png").touch(progress);
        return Contest.medians(new Contest()
                .ours("discover", () -> new DiscoverSets(folder, ByStage.DEFAULT, Map.of()).run(progress))
                .peer("find", Peer.named("find", "find '" + folder + "' -printf '%f %T@\\n' >/dev/null"))
                .warmUp(progress)
                .run(runs, progress));
    }
}
