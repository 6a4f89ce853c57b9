package org.handpick.dataset;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What changed from one dataset to another. A set is the same when its images are, byte for byte, wherever they lie and whatever
 * they are called.
 *
 * @param added in the second only
 * @param removed in the first only
 * @param relabelled of which another image is kept, or another part of it
 * @param moved on another side; a set that a model learned from may now judge it
 * @param addedSources logs of the second only, path and hash
 * @param removedSources logs of the first only
 */
public record DatasetDiff(
        Counts before,
        Counts after,
        List<LabelledSet> added,
        List<LabelledSet> removed,
        List<Change> relabelled,
        List<Change> moved,
        List<String> addedSources,
        List<String> removedSources) {
    public DatasetDiff {
        Objects.requireNonNull(before);
        Objects.requireNonNull(after);
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        relabelled = List.copyOf(relabelled);
        moved = List.copyOf(moved);
        addedSources = List.copyOf(addedSources);
        removedSources = List.copyOf(removedSources);
    }

    /** A set as it was and as it is. */
    public record Change(LabelledSet before, LabelledSet after) {}

    /** What a dataset holds. @param sets by side, every side among them */
    public record Counts(String sha256, Map<Split, Long> sets, long pairs, long crops) {
        public Counts {
            Objects.requireNonNull(sha256);
            Map<Split, Long> ordered = new EnumMap<>(Split.class);
            ordered.putAll(sets);
            sets = Collections.unmodifiableMap(ordered);
        }

        static Counts of(Dataset dataset) {
            Map<Split, Long> sets = new EnumMap<>(Split.class);
            for (Split split : Split.values()) {
                sets.put(split, (long) dataset.sets(split).size());
            }
            return new Counts(
                    dataset.sha256(),
                    sets,
                    dataset.sets().stream()
                            .filter(LabelledSet::teachesRanking)
                            .mapToLong(set -> set.images().size() - 1L)
                            .sum(),
                    dataset.sets().stream().filter(LabelledSet::teachesCropping).count());
        }
    }
}
