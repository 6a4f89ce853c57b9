package org.handpick.learning.ui;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.core.runtime.ILog;
import org.handpick.learning.runs.MetricsReader;
import org.handpick.learning.runs.RunSummary;
import org.handpick.learning.runs.Runs;
import org.handpick.learning.runs.UnreadableRun;

/** The numbers that runs have written so far. Of a run that was read before only what is new is read. For one thread. */
final class SeriesOfRuns {
    private final Runs runs;
    private final Map<String, MetricsReader> metrics = new HashMap<>();

    SeriesOfRuns(Runs runs) {
        this.runs = runs;
    }

    /** What these have; the others are forgotten. */
    List<Curves.RunSeries> read(List<RunSummary> wanted) {
        metrics.keySet().retainAll(wanted.stream().map(RunSummary::id).toList());
        return wanted.stream()
                .map(run -> new Curves.RunSeries(
                        run.id(), run.name(), read(run.id()).series()))
                .toList();
    }

    private MetricsReader read(String id) {
        MetricsReader known = metrics.computeIfAbsent(
                id, _ -> new MetricsReader(runs.folder().resolve(id).resolve("metrics.csv")));
        try {
            known.poll();
        } catch (UnreadableRun e) {
            metrics.remove(id); // begun anew at the next look; the table says what is damaged
            ILog.get().warn(e.getMessage(), e);
        }
        return known;
    }
}
