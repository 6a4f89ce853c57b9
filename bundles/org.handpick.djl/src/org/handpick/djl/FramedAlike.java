package org.handpick.djl;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.handpick.dataset.LabelledImage;
import org.handpick.dataset.LabelledSet;
import org.handpick.djl.pictures.Picture;
import org.handpick.djl.pictures.PictureCache;
import org.handpick.djl.pictures.SameFrame;

/**
 * Which images of a set a keeper's crop can be learned from: the keeper, and the rejects that show the same frame in another light
 * or grain. They teach that a crop does not depend on those. For one thread.
 */
final class FramedAlike {
    private final PictureCache pictures;
    private final Map<LabelledSet, List<Integer>> known = new IdentityHashMap<>();

    FramedAlike(PictureCache pictures) {
        this.pictures = pictures;
    }

    /** @return positions in the set, the keeper's first; none where there is no crop */
    List<Integer> of(LabelledSet set) {
        return known.computeIfAbsent(set, this::find);
    }

    private List<Integer> find(LabelledSet set) {
        List<Integer> positions = new ArrayList<>(keeperAlone(set));
        if (positions.isEmpty()) {
            return List.of();
        }
        int keeper = positions.getFirst();
        SameFrame frame = new SameFrame(picture(set, keeper));
        for (int i = 0; i < set.images().size(); i++) {
            if (i != keeper && frame.isOf(picture(set, i))) {
                positions.add(i);
            }
        }
        return List.copyOf(positions);
    }

    private Picture picture(LabelledSet set, int position) {
        LabelledImage image = set.images().get(position);
        return pictures.of(image.file(), image.sha256());
    }

    /** The position of the keeper alone; none where there is no crop. */
    static List<Integer> keeperAlone(LabelledSet set) {
        return set.teachesCropping() ? List.of(set.label().orElseThrow().keeper()) : List.of();
    }
}
