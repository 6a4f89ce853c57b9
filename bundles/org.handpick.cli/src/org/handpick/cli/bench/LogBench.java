package org.handpick.cli.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.SetId;
import org.handpick.traininglog.Keeper;
import org.handpick.traininglog.LogEvent;
import org.handpick.traininglog.LoggedImage;
import org.handpick.traininglog.SelectCropRow;
import org.handpick.traininglog.check.CheckLog;
import org.handpick.traininglog.check.LogReport;

/** {@code log}: a long decision log checked. */
public final class LogBench implements Bench {
    private static final int ROWS = 1_000_000;
    private static final int IMAGES = 4;
    private static final ImageSize SIZE = new ImageSize(2048, 2048);
    private static final CropBox CROP = new CropBox(0.1015625, 0.05, 0.9, 0.95);
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    private final int rows;

    public LogBench() {
        this(ROWS);
    }

    LogBench(int rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return "log";
    }

    @Override
    public String summary() {
        return "Checks a log of %,d decisions, each about %d images.".formatted(rows, IMAGES);
    }

    @Override
    public List<Figure> run(Path folder, int runs, Progress progress) {
        Path log = folder.resolve("log.csv");
        write(log, progress);
        List<Duration> times = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            times.add(Times.of(() -> check(log, progress)));
        }
        Times check = Times.of(times);
        double perSecond = rows / (check.median() / Duration.ofSeconds(1).toMillis());
        return List.of(
                new Figure("check_median", check.median(), "ms", runs), new Figure("check", perSecond, "rows/s", runs));
    }

    private void check(Path log, Progress progress) {
        LogReport report = new CheckLog(log).run(progress);
        if (report.valid() != rows) {
            throw new IllegalStateException("a log without faults was found to have some: " + report.faults());
        }
    }

    private void write(Path log, Progress progress) {
        try (BufferedWriter writer = Files.newBufferedWriter(log)) {
            writer.write(SelectCropRow.header());
            for (int number = 0; number < rows; number++) {
                progress.check();
                writer.write(row(number).csv());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SelectCropRow row(int number) {
        List<LoggedImage> images = IntStream.range(0, IMAGES)
                .mapToObj(image -> new LoggedImage(
                        "batch/20250101_%08d_stage%d.png".formatted(number, image), "stage" + image, SIZE))
                .toList();
        return new SelectCropRow(
                "20250101T000000Z",
                new SetId("t_%012x".formatted(number)),
                "batch",
                images,
                Optional.of(new Keeper(number % IMAGES, CROP)),
                START.plusSeconds(number),
                LogEvent.of("e%08d".formatted(number)));
    }
}
