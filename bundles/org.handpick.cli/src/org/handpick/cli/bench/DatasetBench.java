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
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.SetId;
import org.handpick.dataset.BuildDataset;
import org.handpick.dataset.DatasetBuilt;
import org.handpick.dataset.DatasetPlan;
import org.handpick.traininglog.Keeper;
import org.handpick.traininglog.LogEvent;
import org.handpick.traininglog.LoggedImage;
import org.handpick.traininglog.SelectCropRow;

/**
 * {@code dataset}: a dataset made of a long log whose images are all gone, which measures rows without files; and of a short one with
 * images, which measures the files.
 */
public final class DatasetBench implements Bench {
    private static final int ROWS = 1_000_000;
    private static final int SETS = 50;
    private static final ImageSize SIZE = new ImageSize(1024, 768);
    private static final CropBox CROP = new CropBox(0.1015625, 0.05, 0.9, 0.95);
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    private final int rows;
    private final int sets;

    public DatasetBench() {
        this(ROWS, SETS);
    }

    DatasetBench(int rows, int sets) {
        this.rows = rows;
        this.sets = sets;
    }

    @Override
    public String name() {
        return "dataset";
    }

    @Override
    public String summary() {
        return "Makes a dataset of %,d rows whose images are gone, and one of %,d sets of %d images of %s."
                .formatted(rows, sets, BenchLibrary.IMAGES, SIZE);
    }

    @Override
    public int usualRuns() {
        return 3;
    }

    @Override
    public List<Figure> run(Path folder, int runs, Progress progress) {
        Path empty = empty(folder.resolve("empty"));
        Path longLog = folder.resolve("long.csv");
        write(longLog, empty, rows, progress);
        BenchLibrary library = new BenchLibrary(folder.resolve("library"), sets, ".png");
        Path images = library.paint(sets * BenchLibrary.IMAGES, SIZE, progress);
        Path shortLog = folder.resolve("short.csv");
        writeAbout(shortLog, library, progress);
        Times ofRows = times(runs, run -> build(longLog, empty, folder.resolve("rows" + run), rows, progress));
        Times ofFiles = times(runs, run -> build(shortLog, images, folder.resolve("files" + run), sets, progress));
        double second = Duration.ofSeconds(1).toMillis();
        return List.of(
                new Figure("rows_median", ofRows.median(), "ms", runs),
                new Figure("rows", rows / (ofRows.median() / second), "rows/s", runs),
                new Figure("files_median", ofFiles.median(), "ms", runs),
                new Figure("files", sets * BenchLibrary.IMAGES / (ofFiles.median() / second), "images/s", runs));
    }

    private static Times times(int runs, IntConsumer work) {
        List<Duration> times = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            int number = run;
            times.add(Times.of(() -> work.accept(number)));
        }
        return Times.of(times);
    }

    private static void build(Path log, Path images, Path out, int expected, Progress progress) {
        DatasetBuilt built = new BuildDataset(List.of(log), List.of(images), out, DatasetPlan.DEFAULT).run(progress);
        if (built.logs().getFirst().rows() != expected) {
            throw new IllegalStateException(expected + " rows were written, and others were read: " + built.logs());
        }
    }

    private static Path empty(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path log, Path library, int rows, Progress progress) {
        try (BufferedWriter writer = Files.newBufferedWriter(log)) {
            writer.write(SelectCropRow.header());
            for (int number = 0; number < rows; number++) {
                progress.check();
                int set = number;
                List<String> names = IntStream.range(0, BenchLibrary.IMAGES)
                        .mapToObj(image -> "20250101_%08d_stage%d.png".formatted(set, image))
                        .toList();
                writer.write(row(number, library, names).csv());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeAbout(Path log, BenchLibrary library, Progress progress) {
        List<String> names = library.files().stream()
                .map(file -> file.getFileName().toString())
                .toList();
        try (BufferedWriter writer = Files.newBufferedWriter(log)) {
            writer.write(SelectCropRow.header());
            for (int set = 0; set < library.sets(); set++) {
                progress.check();
                writer.write(row(
                                set,
                                library.folder(),
                                names.subList(set * BenchLibrary.IMAGES, (set + 1) * BenchLibrary.IMAGES))
                        .csv());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SelectCropRow row(int number, Path library, List<String> names) {
        return new SelectCropRow(
                "20250101T000000Z",
                new SetId("t_%012x".formatted(number)),
                library.toString(),
                names.stream().map(name -> new LoggedImage(name, "stage", SIZE)).toList(),
                Optional.of(new Keeper(number % names.size(), CROP)),
                START.plusSeconds(number),
                LogEvent.of("e%08d".formatted(number)));
    }
}
