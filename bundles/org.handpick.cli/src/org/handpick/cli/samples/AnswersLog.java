package org.handpick.cli.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.SetId;
import org.handpick.core.sets.Stage;
import org.handpick.core.sets.StageLadder;
import org.handpick.samples.DrawnSet;
import org.handpick.traininglog.Keeper;
import org.handpick.traininglog.LogEvent;
import org.handpick.traininglog.LoggedImage;
import org.handpick.traininglog.SelectCropRow;

/** The right answers of a drawn library as a log of decisions: what somebody would have logged who is never wrong. */
public final class AnswersLog {
    private static final String SESSION = "drawn";
    private static final Instant FIRST = Instant.parse("2026-05-05T09:00:00Z");
    private static final Duration APART = Duration.ofSeconds(20);

    private AnswersLog() {}

    /** @throws UncheckedIOException when the file is there already, or the disk refuses */
    public static void write(Path log, Path library, ImageSize size, List<DrawnSet> sets) {
        StringBuilder text = new StringBuilder(SelectCropRow.header());
        for (int i = 0; i < sets.size(); i++) {
            text.append(row(sets.get(i), library, size, FIRST.plus(APART.multipliedBy(i)))
                    .csv());
        }
        try {
            Files.writeString(log, text, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new UncheckedIOException(log + ": the log of the answers could not be written", e);
        }
    }

    private static SelectCropRow row(DrawnSet set, Path library, ImageSize size, Instant when) {
        List<ImageRef> images = set.images().stream().map(ImageRef::new).toList();
        SetId id = SetId.of(images);
        return new SelectCropRow(
                SESSION,
                id,
                library.toAbsolutePath().normalize().toString(),
                images.stream()
                        .map(image -> LoggedImage.of(image, stage(image), size))
                        .toList(),
                Optional.of(new Keeper(set.keeper(), set.crop())),
                when,
                LogEvent.of(SESSION + "-" + id));
    }

    private static String stage(ImageRef image) {
        return StageLadder.DEFAULT.stageOf(image.fileName()).map(Stage::token).orElse("unknown");
    }
}
