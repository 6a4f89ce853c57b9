package org.handpick.learning.evaluation;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.SetId;
import org.handpick.dataset.LabelledImage;
import org.handpick.dataset.LabelledSet;
import org.handpick.dataset.Split;
import org.handpick.learning.Proposal;

/** Labelled sets and proposals of tests. */
final class Sets {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Sets() {}

    static LabelledImage image(String stage, int width, int height, long bytes) {
        String name = stage + "_" + width + "_" + bytes + ".png";
        return new LabelledImage(
                Path.of("/images", name), name, stage, new ImageSize(width, height), bytes, "0".repeat(64));
    }

    static LabelledSet set(String id, Split split, List<LabelledImage> images, Optional<LabelledSet.Label> label) {
        return new LabelledSet(new SetId(id), "/images", split, images, label, NOON, false);
    }

    /** A set of the test split with images of rising stages. */
    static LabelledSet kept(String id, int images, int keeper, Optional<CropBox> box) {
        return set(id, Split.TEST, images(images), Optional.of(new LabelledSet.Label(keeper, box)));
    }

    static LabelledSet kept(String id, int images, int keeper) {
        return kept(id, images, keeper, Optional.empty());
    }

    static LabelledSet rejected(String id, int images) {
        return set(id, Split.TEST, images(images), Optional.empty());
    }

    static LabelledSet decided(LabelledSet set, Instant when) {
        return decided(set, when, Optional.empty());
    }

    static LabelledSet decided(LabelledSet set, Instant when, Optional<Duration> took) {
        return new LabelledSet(set.id(), set.library(), set.split(), set.images(), set.label(), when, false, took);
    }

    private static List<LabelledImage> images(int count) {
        List<String> stages =
                List.of("stage1_generated", "stage1.5_face_swapped", "stage2_upscaled", "stage3_enhanced");
        List<LabelledImage> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            images.add(image(stages.get(i), 100, 100, 1000 + i));
        }
        return images;
    }

    static Proposal scores(Double... scores) {
        return boxed(CropBox.FULL, scores);
    }

    /** The same box for every image. */
    static Proposal boxed(CropBox box, Double... scores) {
        return new Proposal(List.of(scores), Collections.nCopies(scores.length, box));
    }
}
