package org.handpick.djl;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.handpick.dataset.LabelledImage;
import org.handpick.djl.pictures.PictureCache;
import org.handpick.learning.worker.Tell;

/** Brings images before the eyes of a model. What it took pains over is remembered on disk. */
interface ImageSource {
    /** Which of the images nothing is remembered of. */
    List<LabelledImage> missing(List<LabelledImage> images);

    /**
     * Sees to it that something is remembered of each, before the first step needs it.
     *
     * @return the images that can't be decoded any more, and which file it is and why; empty when it was stopped
     */
    Optional<Map<LabelledImage, String>> prepare(
            List<LabelledImage> images, Consumer<Tell> tell, BooleanSupplier stopped);

    /** The pictures that it shows; empty where it shows none. */
    Optional<PictureCache> pictures();

    /**
     * The tensors belong to the manager.
     *
     * @throws org.handpick.imaging.UnreadableImage when an image can't be decoded
     */
    Seen see(List<Seen.Placed> placed, NDManager manager);
}
