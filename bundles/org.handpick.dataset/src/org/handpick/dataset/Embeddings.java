package org.handpick.dataset;

import java.util.Optional;

/**
 * What an encoder has seen in images that it was shown before. It tells near-duplicates that a perceptual hash does not: turned,
 * cut, or of the same subject. Nothing here knows an encoder; whoever has a dataset built may hand over what is known of one.
 */
public interface Embeddings {
    /** From this cosine on the images of two embeddings are near-duplicates. */
    double ALIKE_FROM = 0.97;

    /** Tells the encoder, with its weights and how it is shown pictures, from every other. */
    String encoder();

    /**
     * What was seen of an image as a whole; all of them are of one length. Empty for one that was never shown.
     *
     * @param sha256 of the file, 64 hex digits
     */
    Optional<float[]> of(String sha256);
}
