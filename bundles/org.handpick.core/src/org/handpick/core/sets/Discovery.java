package org.handpick.core.sets;

import java.util.List;

/** The sets of a folder in their order, and every image that is in none. Together they hold each image once. */
public record Discovery(List<ImageSet> sets, List<Unassigned> unassigned) {
    public Discovery {
        sets = List.copyOf(sets);
        unassigned = List.copyOf(unassigned);
    }
}
