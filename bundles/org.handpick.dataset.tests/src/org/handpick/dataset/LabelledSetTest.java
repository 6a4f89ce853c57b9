package org.handpick.dataset;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.SetId;
import org.junit.jupiter.api.Test;

class LabelledSetTest {
    @Test
    void a_keeper_is_one_of_the_images() {
        LabelledImage image = new LabelledImage(
                Path.of("a.png"), "a.png", "stage1_generated", new ImageSize(3, 2), 10, "0".repeat(64));
        assertThrows(
                IndexOutOfBoundsException.class,
                () -> new LabelledSet(
                        new SetId("t_1"),
                        "library",
                        Split.TRAIN,
                        List.of(image),
                        Optional.of(new LabelledSet.Label(1, Optional.empty())),
                        Instant.EPOCH,
                        false));
    }
}
