package org.handpick.learning.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.handpick.core.Progress;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.SetId;
import org.handpick.dataset.LabelledImage;
import org.handpick.dataset.LabelledSet;
import org.handpick.dataset.Split;
import org.handpick.learning.runs.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HardestSetTest {
    @TempDir
    Path folder;

    @Test
    void a_set_is_told_by_the_name_of_its_first_image_and_where_it_is() {
        LabelledImage image = new LabelledImage(
                Path.of("/lib/day/a.png"), "day/a.png", "stage", new ImageSize(3, 2), 1, "0".repeat(64));
        LabelledSet set = new LabelledSet(
                new SetId("t_1"), "/lib", Split.VAL, List.of(image, image), Optional.empty(), Instant.EPOCH, false);

        assertEquals("day/a.png  ·  2 images  ·  /lib", new HardestSet("t_1", Optional.of(set)).words());
    }

    @Test
    void without_its_dataset_a_set_keeps_its_id() throws Exception {
        Files.writeString(
                folder.resolve("environment.json"),
                "{\"dataset\":\"" + folder.resolve("gone") + "\",\"dataset_sha256\":\"" + "1".repeat(64) + "\"}");
        Files.writeString(folder.resolve("hardest.jsonl"), "{\"epoch\":3,\"sets\":[\"t_2\",\"t_1\"]}\n");
        RunFolder run = RunFolder.at(folder);

        List<HardestSet> found = new HardestSet.Find(run, 3).run(Progress.NONE);

        assertEquals(List.of(new HardestSet("t_2", Optional.empty()), new HardestSet("t_1", Optional.empty())), found);
        assertEquals("t_2  ·  the dataset of the run is gone", found.getFirst().words());
        assertEquals(List.of(), new HardestSet.Find(run, 4).run(Progress.NONE));
    }
}
