package org.handpick.crop.ui;

import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.swt.graphics.Rectangle;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;

/** What the tests of the Crop Editor are about: sets that exist by name only, on a canvas of a usual size. */
final class Sets {
    static final Rectangle CANVAS = new Rectangle(0, 0, 1300, 700);
    static final int LINE = 16;
    static final ImageSize SIZE = new ImageSize(1600, 1200);

    static final ImageSet FOUR = ImageSet.of(List.of(
            new ImageRef("day/20260504_091207_stage1_generated.png"),
            new ImageRef("day/20260504_091459_stage1.5_face_swapped.png"),
            new ImageRef("day/20260504_091619_stage2_upscaled.png"),
            new ImageRef("day/20260504_091740_stage3_enhanced.png")));
    static final ImageSet TWO = ImageSet.of(List.of(new ImageRef("a.png"), new ImageRef("b.png")));

    private Sets() {}

    /** A model that shows a set whose images are all as large as {@link #SIZE}. */
    static CropEditorModel modelOf(ImageSet set) {
        CropEditorModel model = new CropEditorModel();
        show(model, set);
        return model;
    }

    static void show(CropEditorModel model, ImageSet set) {
        model.show(set);
        IntStream.range(0, set.size()).forEach(image -> model.sized(image, SIZE));
    }
}
