package org.handpick.djl;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.handpick.dataset.LabelledImage;
import org.handpick.learning.worker.Tell;

/** Where the images of a model come from. @param each of its halves, in their order */
record Sources(List<ImageSource> each) {
    /** Which of the images one of them does not remember. */
    List<LabelledImage> missing(List<LabelledImage> images) {
        Set<LabelledImage> missing = new LinkedHashSet<>();
        each.forEach(source -> missing.addAll(source.missing(images)));
        return List.copyOf(missing);
    }

    /** As {@link ImageSource#prepare}, for all of them. */
    Optional<Map<LabelledImage, String>> prepare(
            List<LabelledImage> images, Consumer<Tell> tell, BooleanSupplier stopped) {
        Map<LabelledImage, String> unreadable = new LinkedHashMap<>();
        for (ImageSource source : each) {
            List<LabelledImage> rest = images.stream()
                    .filter(image -> !unreadable.containsKey(image))
                    .toList();
            Optional<Map<LabelledImage, String>> more = source.prepare(rest, tell, stopped);
            if (more.isEmpty()) {
                return Optional.empty();
            }
            unreadable.putAll(more.get());
        }
        return Optional.of(unreadable);
    }
}
