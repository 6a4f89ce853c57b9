package org.handpick.core.sets;

import java.util.List;

/** Images made from one scene, in the order they are shown. At most one is kept. */
public record ImageSet(SetId id, List<ImageRef> images) {
    /** As many images as fit side by side on a screen; larger groups are split evenly. */
    public static final int MAX_IMAGES = 4;

    public ImageSet {
        images = List.copyOf(images);
        if (images.isEmpty()) {
            throw new IllegalArgumentException("a set without images: " + id);
        }
    }

    public static ImageSet of(List<ImageRef> images) {
        return new ImageSet(SetId.of(images), images);
    }

    public int size() {
        return images.size();
    }
}
