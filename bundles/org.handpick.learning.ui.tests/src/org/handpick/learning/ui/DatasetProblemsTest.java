package org.handpick.learning.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.SetId;
import org.handpick.dataset.BuildDataset;
import org.handpick.dataset.DatasetPlan;
import org.handpick.dataset.ListDatasets;
import org.handpick.dataset.ListedDataset;
import org.handpick.traininglog.Keeper;
import org.handpick.traininglog.LogEvent;
import org.handpick.traininglog.LoggedImage;
import org.handpick.traininglog.SelectCropRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetProblemsTest {
    private static final int SETS = 4;
    private static final ImageSize SIZE = new ImageSize(32, 24);

    @TempDir
    Path folder;

    private final BlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();
    private final DatasetProblems problems = new DatasetProblems(ui::add, () -> {});

    @AfterEach
    void stop() {
        problems.dispose();
    }

    @Test
    void of_a_dataset_from_before_it_is_told_what_cannot_be_learned_from_it() throws Exception {
        ListedDataset uncropped = built(CropBox.FULL);

        assertEquals(List.of(), problems.of(uncropped), "nobody waits for the disk");
        found();
        assertEquals(
                List.of(
                        "Every keeper is image 1 of its set; a model learns the place and not the picture.",
                        "Every crop is the full image; no cropping can be learned from it."),
                problems.of(uncropped));
        assertTrue(ui.isEmpty(), "it was looked through once more");
    }

    @Test
    void one_that_cannot_be_read_says_why() throws Exception {
        ListedDataset damaged = built(CropBox.FULL);
        Files.delete(damaged.folder().resolve("sets.jsonl"));

        problems.of(damaged);
        found();

        List<String> told = problems.of(damaged);
        assertEquals(1, told.size());
        assertTrue(told.getFirst().contains("sets.jsonl"), told::getFirst);
    }

    /** Does what the UI thread would. */
    private void found() throws InterruptedException {
        Optional.ofNullable(ui.poll(1, TimeUnit.MINUTES)).orElseThrow().run();
    }

    /** Always the first image is kept. */
    private ListedDataset built(CropBox crop) throws IOException {
        Path library = Files.createDirectory(folder.resolve("library")).toRealPath();
        StringBuilder rows = new StringBuilder(SelectCropRow.header());
        Random random = new Random(5);
        for (int set = 0; set < SETS; set++) {
            List<ImageRef> images = List.of(
                    new ImageRef("20260301_08%02d00_stage1_generated.png".formatted(set)),
                    new ImageRef("20260301_08%02d30_stage2_upscaled.png".formatted(set)));
            for (ImageRef image : images) {
                ImageIO.write(noise(random), "png", image.in(library).toFile());
            }
            SetId id = SetId.of(images);
            rows.append(new SelectCropRow(
                            "session",
                            id,
                            library.toString(),
                            List.of(
                                    LoggedImage.of(images.get(0), "stage1_generated", SIZE),
                                    LoggedImage.of(images.get(1), "stage2_upscaled", SIZE)),
                            Optional.of(new Keeper(0, crop)),
                            Instant.parse("2026-03-09T09:00:00Z").plus(Duration.ofSeconds(10L * set)),
                            LogEvent.of("event-" + id))
                    .csv());
        }
        Path log = Files.writeString(folder.resolve("log.csv"), rows);
        Path dataset = folder.resolve("dataset");
        new BuildDataset(List.of(log), List.of(library), dataset, DatasetPlan.DEFAULT).run(Progress.NONE);
        return ListDatasets.at(dataset);
    }

    private static BufferedImage noise(Random random) {
        BufferedImage picture = new BufferedImage(SIZE.width(), SIZE.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                picture.setRGB(x, y, random.nextInt());
            }
        }
        return picture;
    }
}
