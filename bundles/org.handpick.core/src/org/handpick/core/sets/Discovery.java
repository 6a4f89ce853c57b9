package org.handpick.core.sets;

import java.util.List;

/**
 * The sets of a folder in their order, and every image that is in none. Together they hold each image once.
 *
 * @param unreadable sub-folders whose images nobody knows, and why; a sentence each
 */
public record Discovery(List<ImageSet> sets, List<Unassigned> unassigned, List<String> unreadable) {
    public Discovery {
        sets = List.copyOf(sets);
        unassigned = List.copyOf(unassigned);
        unreadable = List.copyOf(unreadable);
    }

    Discovery withUnreadable(List<String> folders) {
        return new Discovery(sets, unassigned, folders);
    }
}
