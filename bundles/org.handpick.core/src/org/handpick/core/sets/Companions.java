package org.handpick.core.sets;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The companions of the images of one folder: files that share an image's stem and go where it goes.
 *
 * <p>A file that is an image itself is nobody's companion. The sidecar {@code <text before _stage>.decision} is shared by
 * the images of a set; it goes with an image only when no other image of the folder shares that text.
 */
public final class Companions {
    private static final String SHARED_EXTENSION = ".decision";
    private static final String STAGE = "_stage";

    private final Map<String, List<ImageRef>> byStem = new HashMap<>();
    private final Map<String, Integer> imagesByPrefix = new HashMap<>();

    /** @param files every file of one folder, images and others, from one listing */
    public Companions(Collection<ImageRef> files) {
        for (ImageRef file : files) {
            if (DiscoverSets.isImage(file.fileName())) {
                imagesByPrefix.merge(prefix(file), 1, Integer::sum);
            } else {
                byStem.computeIfAbsent(file.stem(), stem -> new ArrayList<>()).add(file);
            }
        }
        byStem.values().forEach(companions -> companions.sort(null));
    }

    /** What goes where {@code image} goes, by name. */
    public List<ImageRef> of(ImageRef image) {
        List<ImageRef> found = new ArrayList<>(byStem.getOrDefault(image.stem(), List.of()));
        String prefix = prefix(image);
        if (!prefix.equals(image.stem()) && imagesByPrefix.getOrDefault(prefix, 0) <= 1) {
            byStem.getOrDefault(prefix, List.of()).stream()
                    .filter(file -> file.fileName().equals(prefix + SHARED_EXTENSION))
                    .forEach(found::add);
        }
        return List.copyOf(found);
    }

    private static String prefix(ImageRef image) {
        int stage = image.stem().indexOf(STAGE);
        return stage < 0 ? image.stem() : image.stem().substring(0, stage);
    }
}
