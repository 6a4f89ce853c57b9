package org.handpick.learning.ui;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.dataset.DatasetException;
import org.handpick.dataset.LabelledSet;
import org.handpick.dataset.OpenDataset;
import org.handpick.learning.runs.HardestSets;
import org.handpick.learning.runs.RunFolder;

/**
 * A set that a model had much trouble with.
 *
 * @param set what the dataset of the run knows of it; empty where that is gone
 */
record HardestSet(String id, Optional<LabelledSet> set) {
    HardestSet {
        Objects.requireNonNull(id);
        Objects.requireNonNull(set);
    }

    /** The name of its first image and where it was found; its id where nobody knows. */
    String words() {
        return set.map(known -> known.images().getFirst().name() + "  ·  "
                        + known.images().size() + " images  ·  " + known.library())
                .orElse(id + "  ·  the dataset of the run is gone");
    }

    /** Finds the hardest sets of an epoch, the hardest first, as the dataset of the run knows them. */
    record Find(RunFolder run, int epoch) implements Operation<List<HardestSet>> {
        @Override
        public List<HardestSet> run(Progress progress) {
            List<String> ids = new HardestSets(run.hardest()).byEpoch().getOrDefault(epoch, List.of());
            Map<String, LabelledSet> known = ids.isEmpty() ? Map.of() : known(progress);
            return ids.stream()
                    .map(id -> new HardestSet(id, Optional.ofNullable(known.get(id))))
                    .toList();
        }

        private Map<String, LabelledSet> known(Progress progress) {
            Map<String, LabelledSet> known = new HashMap<>();
            String dataset = run.environment().dataset();
            if (dataset.isEmpty()) {
                return known;
            }
            try {
                new OpenDataset(Path.of(dataset))
                        .run(progress)
                        .sets()
                        .forEach(set -> known.putIfAbsent(set.id().text(), set));
            } catch (DatasetException e) {
                // the rows say that it is gone
            }
            return known;
        }
    }
}
