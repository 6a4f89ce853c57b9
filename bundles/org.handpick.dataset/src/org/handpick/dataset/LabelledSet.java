package org.handpick.dataset;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.handpick.core.crop.CropBox;
import org.handpick.core.sets.SetId;

/**
 * A set and what a person decided about it.
 *
 * @param library the folder it was found under; sets of two libraries may have equal ids
 * @param images in the order of the set, 1 to 4; a set of one teaches cropping only
 * @param label empty where all images were rejected
 * @param suggestionSeen whether a suggestion was on screen, so that the decision may owe something to it
 * @param took from the set's appearance to the decision, where the log tells
 */
public record LabelledSet(
        SetId id,
        String library,
        Split split,
        List<LabelledImage> images,
        Optional<Label> label,
        Instant decided,
        boolean suggestionSeen,
        Optional<Duration> took) {
    public LabelledSet {
        Objects.requireNonNull(id);
        Objects.requireNonNull(library);
        Objects.requireNonNull(split);
        Objects.requireNonNull(label);
        Objects.requireNonNull(decided);
        Objects.requireNonNull(took);
        images = List.copyOf(images);
        if (images.isEmpty()) {
            throw new IllegalArgumentException(id + ": a set without images");
        }
        int count = images.size();
        label.ifPresent(given -> Objects.checkIndex(given.keeper(), count));
    }

    /** A set of which nobody measured how long it took. */
    public LabelledSet(
            SetId id,
            String library,
            Split split,
            List<LabelledImage> images,
            Optional<Label> label,
            Instant decided,
            boolean suggestionSeen) {
        this(id, library, split, images, label, decided, suggestionSeen, Optional.empty());
    }

    /**
     * The keeper and its crop.
     *
     * @param keeper position in the images, from 0
     * @param box empty where the log tells no crop; the full image is a crop
     */
    public record Label(int keeper, Optional<CropBox> box) {
        public Label {
            Objects.requireNonNull(box);
        }
    }

    /** Whether it says that one image is better than another. */
    public boolean teachesRanking() {
        return label.isPresent() && images.size() > 1;
    }

    /** Whether it says how an image is to be cropped. */
    public boolean teachesCropping() {
        return label.flatMap(Label::box).isPresent();
    }
}
