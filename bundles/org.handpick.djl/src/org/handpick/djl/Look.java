package org.handpick.djl;

import java.nio.file.Path;
import java.util.Optional;
import org.handpick.core.crop.CropBox;
import org.handpick.dataset.LabelledImage;

/**
 * An image as a model is to see it.
 *
 * @param sha256 of the file, 64 hex digits
 * @param mirrored whether it is seen in a mirror
 * @param part what of it, in the mirror where there is one, is taken for the whole; empty for all of it
 */
record Look(Path file, String sha256, boolean mirrored, Optional<CropBox> part) {
    static Look at(LabelledImage image, boolean mirrored) {
        return new Look(image.file(), image.sha256(), mirrored, Optional.empty());
    }

    Look part(CropBox box) {
        return new Look(file, sha256, mirrored, Optional.of(box));
    }

    Look inMirror() {
        return new Look(file, sha256, !mirrored, part);
    }
}
