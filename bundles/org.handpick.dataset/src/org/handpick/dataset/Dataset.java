package org.handpick.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.handpick.dataset.output.Tally;

/**
 * A dataset as {@code dataset build} wrote it into a folder.
 *
 * @param sha256 tells this dataset from every other, 64 hex digits
 */
public record Dataset(Path folder, String sha256, List<LabelledSet> sets) {
    public Dataset {
        Objects.requireNonNull(folder);
        Objects.requireNonNull(sha256);
        sets = List.copyOf(sets);
    }

    /** The sets of one side. */
    public List<LabelledSet> sets(Split split) {
        return sets.stream().filter(set -> set.split() == split).toList();
    }

    /** What is wrong with its sets, so that a model can't learn from them what it should. */
    public List<Warning> problems() {
        return sets.isEmpty() ? List.of() : Tally.of(sets).problems();
    }

    /** Whether nearly all crops, and there are some, have the shape of their image. */
    public boolean keepsShapes() {
        return Tally.of(sets).keepsShapes();
    }
}
