package org.handpick.learning.evaluation;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.handpick.core.Progress;
import org.handpick.dataset.Dataset;
import org.handpick.dataset.DatasetException;
import org.handpick.dataset.FindSeenSets;
import org.handpick.dataset.LabelledSet;
import org.handpick.dataset.OpenDataset;
import org.handpick.dataset.Split;
import org.handpick.learning.runs.RunEnvironment;
import org.handpick.learning.runs.RunFolder;
import org.handpick.learning.runs.UnreadableRun;

/**
 * What a run has learned from and stopped by, and so which sets of a dataset can't judge it.
 *
 * @param dataset the one that the run was trained with
 * @param hasSeen whether a set of the dataset asked about has an image that the run learned from or stopped by, or one that looks like
 *     one
 */
record LearnedFrom(Dataset dataset, Predicate<LabelledSet> hasSeen) {
    LearnedFrom {
        Objects.requireNonNull(dataset);
        Objects.requireNonNull(hasSeen);
    }

    /**
     * @param asked the dataset whose sets are asked about
     * @throws UnreadableRun when the run's dataset is not there any more, or is another one now: then nobody can tell
     */
    static LearnedFrom of(RunFolder run, Dataset asked, Progress progress) {
        RunEnvironment environment = run.environment();
        if (asked.sha256().equals(environment.datasetSha256())) {
            return new LearnedFrom(asked, set -> set.split() != Split.TEST);
        }
        Dataset own = own(run, environment, progress);
        Set<LabelledSet> seen = new FindSeenSets(own.folder(), asked.folder()).run(progress);
        return new LearnedFrom(own, seen::contains);
    }

    private static Dataset own(RunFolder run, RunEnvironment environment, Progress progress) {
        if (environment.dataset().isEmpty()) {
            throw unknown(run, "it doesn't say from which dataset it has learned");
        }
        Path folder = Path.of(environment.dataset());
        try {
            Dataset own = new OpenDataset(folder).run(progress);
            if (own.sha256().equals(environment.datasetSha256())) {
                return own;
            }
        } catch (DatasetException e) {
            UnreadableRun refused = unknown(run, "its own dataset can't be read (" + e.getMessage() + ")");
            refused.initCause(e);
            throw refused;
        }
        throw unknown(run, "the dataset in " + folder + " is another one now than the one it has learned from");
    }

    private static UnreadableRun unknown(RunFolder run, String why) {
        return new UnreadableRun(
                run.path(),
                why + ", so nobody can tell which sets it has seen; bring its dataset back, or train a new run");
    }

    /** The sets of a side of a dataset that say anything. */
    static List<LabelledSet> labelled(Dataset of, Split side) {
        return of.sets(side).stream()
                .filter(set -> set.teachesRanking() || set.teachesCropping())
                .toList();
    }
}
