package org.handpick.learning.ui;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.handpick.core.Progress;
import org.handpick.dataset.ListedDataset;
import org.handpick.dataset.OpenDataset;
import org.handpick.dataset.UnreadableDataset;
import org.handpick.dataset.Warning;
import org.handpick.workbench.LatestAnswer;

/** What is wrong with the sets of a dataset, in sentences. Each is looked through once, as none changes. For the UI thread. */
final class DatasetProblems {
    private final LatestAnswer look;
    private final Runnable found;
    private final Map<ListedDataset, List<String>> known = new HashMap<>();
    private Optional<ListedDataset> asked = Optional.empty();

    /** @param ui runs something on the UI thread later @param found called there when there is something new to be asked for */
    DatasetProblems(Executor ui, Runnable found) {
        look = new LatestAnswer(ui, "handpick-dataset-problems");
        this.found = found;
    }

    /** What is known; nothing until it was looked through, which begins when nobody has asked for it last. */
    List<String> of(ListedDataset dataset) {
        if (!known.containsKey(dataset) && !asked.equals(Optional.of(dataset))) {
            asked = Optional.of(dataset);
            look.ask(() -> sentences(dataset), sentences -> {
                known.put(dataset, sentences);
                found.run();
            });
        }
        return known.getOrDefault(dataset, List.of());
    }

    private static List<String> sentences(ListedDataset dataset) {
        try {
            return new OpenDataset(dataset.folder())
                    .run(Progress.NONE).problems().stream()
                            .map(Warning::sentence)
                            .toList();
        } catch (UnreadableDataset e) {
            return List.of(e.getMessage()); // which is what is wrong with it
        }
    }

    void dispose() {
        look.dispose();
    }
}
