package org.handpick.dataset.split;

import java.util.List;
import java.util.stream.Stream;
import org.handpick.dataset.Split;

/** The sides that the sets of an earlier dataset have, by what the sets are. For one thread. */
public final class EarlierSides {
    private final LongsToMasks sides = new LongsToMasks();

    public void put(Sides.Traits set, Split side) {
        sides.add(set.content(), 1 << side.ordinal());
    }

    List<Split> of(long content) {
        int mask = sides.of(content);
        return Stream.of(Split.values())
                .filter(side -> (mask & 1 << side.ordinal()) != 0)
                .toList();
    }
}
