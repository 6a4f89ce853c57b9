package org.handpick.ui.tests;

import java.util.Optional;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.ui.pages.Picker;

/** What the person of these tests decides about the set at each position: rejects some, crops some, keeps an image of the others. */
final class Plan {
    private Plan() {}

    /** Decides by keys and mouse about the set that is on screen, whatever was done to it before. */
    static void decide(Picker picker, int position) {
        picker.press("r");
        int image = image(picker.set(), position) + 1;
        if (isRejected(position)) {
            picker.submit();
        } else if (isCropped(position)) {
            picker.dragCorner(image, -90, -60).submit();
        } else {
            picker.keep(image).submit();
        }
    }

    static boolean isRejected(int position) {
        return position % 5 == 4;
    }

    static boolean isCropped(int position) {
        return !isRejected(position) && position % 3 == 1;
    }

    static Optional<ImageRef> keeper(ImageSet set, int position) {
        return isRejected(position)
                ? Optional.empty()
                : Optional.of(set.images().get(image(set, position)));
    }

    private static int image(ImageSet set, int position) {
        return position % set.size();
    }
}
