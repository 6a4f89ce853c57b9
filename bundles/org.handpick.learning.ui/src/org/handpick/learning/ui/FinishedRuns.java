package org.handpick.learning.ui;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.handpick.learning.runs.RunState;
import org.handpick.learning.runs.RunSummary;

/** Which runs were finished when they were read last: where others are, another model may be the one to ask. */
final class FinishedRuns {
    private Optional<Set<String>> before = Optional.empty();

    /** @return whether one has been finished, or is gone, since the runs were read the last time; false the first time */
    boolean changed(List<RunSummary> runs) {
        Set<String> now = runs.stream()
                .filter(run -> run.state() instanceof RunState.Finished)
                .map(RunSummary::id)
                .collect(Collectors.toSet());
        boolean changed = before.isPresent() && !before.get().equals(now);
        before = Optional.of(now);
        return changed;
    }
}
