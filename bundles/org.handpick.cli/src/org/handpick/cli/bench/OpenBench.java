package org.handpick.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.handpick.core.Progress;
import org.handpick.core.sets.DiscoverSets;
import org.handpick.core.sets.GroupingRule.ByStage;
import org.handpick.core.sets.Stage;
import org.handpick.core.sets.StageLadder;

/** {@code open}: a large folder listed and grouped, beside {@code find}. */
public final class OpenBench implements Bench {
    private static final int FILES = 100_000;
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss");
    private static final LocalDateTime START = LocalDateTime.of(2025, 1, 1, 0, 0);
    private static final int SECONDS_BETWEEN_FILES = 60;

    private final int files;

    public OpenBench() {
        this(FILES);
    }

    OpenBench(int files) {
        this.files = files;
    }

    @Override
    public String name() {
        return "open";
    }

    @Override
    public String summary() {
        return "Lists and groups a folder of %,d files, beside find with names and times.".formatted(files);
    }

    @Override
    public List<Figure> run(Path folder, int runs, Progress progress) {
        makeFiles(folder, progress);
        return Contest.medians(new Contest()
                .ours("discover", () -> new DiscoverSets(folder, ByStage.DEFAULT, Map.of()).run(progress))
                .peer("find", new Peer("find", "find '" + folder + "' -printf '%f %T@\\n' >/dev/null"))
                .warmUp(progress)
                .run(runs, progress));
    }

    /** Sets of four, an image a minute. */
    private void makeFiles(Path folder, Progress progress) {
        List<Stage> stages = StageLadder.DEFAULT.stages();
        try {
            for (int file = 0; file < files; file++) {
                progress.check();
                String time =
                        START.plusSeconds((long) file * SECONDS_BETWEEN_FILES).format(TIMESTAMP);
                String stage = stages.get(file % stages.size()).token();
                Files.createFile(folder.resolve(time + "_" + stage + ".png"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
