package org.handpick.dataset.split;

import java.util.List;
import java.util.stream.Stream;
import org.handpick.dataset.Split;

/** The images of sets that have a side: tells on which sides one is that a set has too, or one that looks like it. For one thread. */
public final class PlacedImages {
    private final LooksAlike looks;
    private final LongsToMasks contents = new LongsToMasks();
    private final SeenAlike seen = new SeenAlike();

    /** @param near up to so many bits of difference two images look alike */
    public PlacedImages(int near) {
        this.looks = new LooksAlike(near);
    }

    public void put(Sides.Traits set, Split side) {
        for (long image : set.images()) {
            contents.add(image, bit(side));
        }
        for (long look : set.looks()) {
            looks.add(look, bit(side));
        }
        for (float[] vector : set.seen()) {
            seen.add(vector, bit(side));
        }
    }

    /** What an encoder saw counts for nothing any more. */
    void forgetSeen() {
        seen.clear();
    }

    /** The sides that hold an image of the set, byte for byte, or one that looks like one of its images. */
    public List<Split> sidesOf(Sides.Traits set) {
        int mask = 0;
        for (long image : set.images()) {
            mask |= contents.of(image);
        }
        for (long look : set.looks()) {
            mask |= looks.near(look);
        }
        for (float[] vector : set.seen()) {
            mask |= seen.near(vector);
        }
        int found = mask;
        return Stream.of(Split.values())
                .filter(side -> (found & bit(side)) != 0)
                .toList();
    }

    private static int bit(Split side) {
        return 1 << side.ordinal();
    }
}
