package org.handpick.traininglog.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.SetId;
import org.handpick.traininglog.Keeper;
import org.handpick.traininglog.LogEvent;
import org.handpick.traininglog.LoggedImage;
import org.handpick.traininglog.SelectCropRow;
import org.handpick.traininglog.Suggestion;

/** Small logs to test with. */
public final class Logs {
    /** The header that a first row of two images fixed. */
    public static final String EARLIER_HEADER =
            "session_id,set_id,directory,image_count,chosen_index,chosen_path,crop_x1,crop_y1,crop_x2,crop_y2,timestamp,"
                    + "image_0_path,image_0_stage,width_0,height_0,image_1_path,image_1_stage,width_1,height_1\r\n";

    public static final String TIME = "2025-10-08T18:47:32.429632Z";

    private Logs() {}

    public static Path write(Path folder, String... content) {
        try {
            return Files.writeString(folder.resolve("log.csv"), String.join("", content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A row of one image of 1000 x 800 in the earlier format, short of the second image's four fields. */
    public static String shortRow(String set, String box) {
        String path = "crop/" + set + "/20250705_230713_stage3_enhanced.png";
        return "2025-10-08 14:46:56," + set + ",crop,1,0," + path + "," + box + "," + TIME + "," + path
                + ",stage3_enhanced,1000,800\r\n";
    }

    /** The same, padded to the header. */
    public static String row(String set, String box) {
        return shortRow(set, box).replace("\r\n", ",,,,\r\n");
    }

    /** A row of ours about a set of {@code images} images of 640 x 480. */
    public static SelectCropRow ours(int number, int images, int keeper, CropBox box) {
        List<LoggedImage> logged = IntStream.range(0, images)
                .mapToObj(i -> new LoggedImage(number + "/" + i + ".png", "stage" + i, new ImageSize(640, 480)))
                .toList();
        return new SelectCropRow(
                "session",
                new SetId("t_" + number),
                String.valueOf(number),
                logged,
                keeper < 0 ? Optional.empty() : Optional.of(new Keeper(keeper, box)),
                Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number),
                new LogEvent(
                        "e" + number,
                        Optional.empty(),
                        IntStream.range(0, images)
                                .map(i -> images - 1 - i)
                                .boxed()
                                .toList(),
                        Optional.of(new Suggestion(images - 1, Optional.of(new CropBox(0.1, 0, 0.9, 0.5)), true)),
                        Optional.of(Duration.ofMillis(1500))));
    }
}
