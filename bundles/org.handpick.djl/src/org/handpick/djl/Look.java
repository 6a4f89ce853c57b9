package org.handpick.djl;

import java.nio.file.Path;
import java.util.Optional;
import org.handpick.core.crop.CropBox;
import org.handpick.dataset.LabelledImage;
import org.handpick.djl.pictures.Light;

/**
 * An image as a model is to see it.
 *
 * @param sha256 of the file, 64 hex digits
 * @param mirrored whether it is seen in a mirror
 * @param part what of it, in the mirror where there is one, is taken for the whole; empty for all of it
 * @param light in which light it is seen; only a backbone that learns sees it in another than it was taken in
 */
record Look(Path file, String sha256, boolean mirrored, Optional<CropBox> part, Light light) {
    /** At the image as it is. */
    static Look at(Path file, String sha256) {
        return new Look(file, sha256, false, Optional.empty(), Light.AS_TAKEN);
    }

    static Look at(LabelledImage image, boolean mirrored) {
        Look direct = at(image.file(), image.sha256());
        return mirrored ? direct.inMirror() : direct;
    }

    Look part(CropBox box) {
        return new Look(file, sha256, mirrored, Optional.of(box), light);
    }

    Look inMirror() {
        return new Look(file, sha256, !mirrored, part, light);
    }

    Look in(Light other) {
        return new Look(file, sha256, mirrored, part, other);
    }
}
