package org.handpick.dataset;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.dataset.output.SetReader;
import org.handpick.dataset.split.PlacedImages;
import org.handpick.dataset.split.SetTable;
import org.handpick.dataset.split.Sight;

/**
 * Finds the sets of a dataset that can't judge what has learned from another one: those with an image that is on the train or the
 * val side of that one, byte for byte, or looks like one that is. Alike is what was alike when the dataset that was learned from
 * was made.
 */
public final class FindSeenSets implements Operation<Set<LabelledSet>> {
    private final Path learned;
    private final Path asked;

    /**
     * @param learned the folder of the dataset that was learned from
     * @param asked the folder of the dataset whose sets are asked about, on whatever side they are
     */
    public FindSeenSets(Path learned, Path asked) {
        this.learned = Objects.requireNonNull(learned);
        this.asked = Objects.requireNonNull(asked);
    }

    /** @throws UnreadableDataset as {@link OpenDataset} does */
    @Override
    public Set<LabelledSet> run(Progress progress) {
        progress.begin("Comparing " + asked + " with " + learned, 0);
        SetReader reader = SetReader.open(learned);
        PlacedImages images = new PlacedImages(reader.near());
        reader.read(line -> images.put(SetTable.traits(line.set(), Sight.NONE), line.side()), progress);
        Set<LabelledSet> seen = new HashSet<>();
        SetReader.open(asked)
                .read(
                        line -> {
                            if (images.sidesOf(SetTable.traits(line.set(), Sight.NONE)).stream()
                                    .anyMatch(side -> side != Split.TEST)) {
                                seen.add(line.labelled());
                            }
                        },
                        progress);
        return seen;
    }
}
