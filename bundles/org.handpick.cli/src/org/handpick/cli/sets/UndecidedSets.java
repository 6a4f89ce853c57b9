package org.handpick.cli.sets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.handpick.cli.Output;
import org.handpick.core.sets.DiscoverSets;
import org.handpick.core.sets.Discovery;
import org.handpick.core.sets.GroupingRule;
import org.handpick.picking.Library;
import org.handpick.picking.OpenLibrary;

/** The sets of a folder that nobody has decided: all of them where it is no library yet. */
public final class UndecidedSets {
    private UndecidedSets() {}

    /** What is left of a library; its images that were decided about are in no set. */
    public static Discovery of(Path root, GroupingRule rule, Output output) {
        if (!Files.isDirectory(root.resolve(Library.FOLDER))) {
            return new DiscoverSets(root, rule, Map.of()).run(output.progress());
        }
        try (Library library = new OpenLibrary(root, rule).run(output.progress())) {
            return new Discovery(
                    library.sets().stream()
                            .filter(set -> library.outcome(set.id()).isEmpty())
                            .toList(),
                    library.unassigned(),
                    library.unreadable());
        }
    }
}
