package org.handpick.learning.runs;

import java.io.Closeable;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Writes what a training measures, for our views and for TensorBoard at once. For the one process that trains the run, and one
 * thread.
 *
 * <p>In TensorBoard a number of a step is {@code train/loss} over steps, and one that sums an epoch up is
 * {@code val/epoch_top1} over epochs, so that the two are never one line.
 */
public final class RunRecorder implements Closeable {
    private final Clock clock;
    private final MetricsWriter metrics;
    private final EventsWriter events;

    /** Opens the metrics of the run behind their last whole row. @throws UnwritableRun when they can't be written */
    public RunRecorder(RunFolder run, Clock clock) {
        this.clock = clock;
        this.metrics = MetricsWriter.open(run.metrics());
        try {
            this.events = EventsWriter.in(run.path(), clock.instant());
        } catch (UnwritableRun e) {
            metrics.close();
            throw e;
        }
    }

    /** What was measured of a single step. @param step how many batches were trained on over all epochs, with this one */
    public void step(long step, String split, Map<String, Double> values) {
        Instant now = now();
        values.forEach((metric, value) -> {
            metrics.append(MetricsRow.ofStep(step, split, metric, value, now));
            events.scalar(split + "/" + metric, step, value, now);
        });
    }

    /** What sums an epoch up; on the disk itself when this returns. @param epoch from 1 */
    public void epoch(int epoch, long step, String split, Map<String, Double> values) {
        Instant now = now();
        values.forEach((metric, value) -> {
            metrics.append(MetricsRow.ofEpoch(epoch, step, split, metric, value, now));
            events.scalar(split + "/epoch_" + metric, epoch, value, now);
        });
        metrics.flush();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public void close() {
        try (metrics;
                events) {
            metrics.flush();
        }
    }
}
