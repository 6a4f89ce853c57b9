package org.handpick.learning.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A run as a list shows it, read at one moment.
 *
 * @param notes its name, whether it is pinned, and the note
 * @param started when it was first begun
 * @param duration without the breaks; up to now while it is trained
 * @param lastEpoch the last one that was finished
 * @param bestEpoch the one that is best by the run's {@link Goal}, or the last that is as good but for its standard error
 * @param config empty when it can't be read
 * @param environment empty when it can't be read
 * @param metrics those of the best epoch, by {@code split/metric}; of the last epoch when none is best
 * @param damage a sentence for each file of the run that can't be read, or not all of it
 */
public record RunSummary(
        String id,
        RunNotes notes,
        RunState state,
        Optional<Instant> started,
        Optional<Duration> duration,
        OptionalInt lastEpoch,
        OptionalInt bestEpoch,
        RunConfig config,
        Optional<RunEnvironment> environment,
        Map<String, Double> metrics,
        List<String> damage) {
    /** What ended sooner without being finished taught nobody anything. */
    private static final Duration SHORT = Duration.ofMinutes(1);

    public RunSummary {
        Objects.requireNonNull(id);
        Objects.requireNonNull(notes);
        Objects.requireNonNull(state);
        Objects.requireNonNull(started);
        Objects.requireNonNull(duration);
        Objects.requireNonNull(lastEpoch);
        Objects.requireNonNull(bestEpoch);
        Objects.requireNonNull(config);
        Objects.requireNonNull(environment);
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        damage = List.copyOf(damage);
    }

    public String name() {
        return notes.name();
    }

    /**
     * True when a list may hide it: it failed, or it ended without a finished epoch, or it was stopped or interrupted within a
     * minute. One that is pinned, waits or is trained never is, and none that was taken out of the queue before it was begun: a person
     * wants it later.
     */
    public boolean isAbandoned() {
        if (notes.pinned()) {
            return false;
        }
        return switch (state) {
            case RunState.Failed _ -> true;
            case RunState.Finished _ -> lastEpoch.isEmpty();
            case RunState.Stopped stopped -> stopped.effort().isPresent() && taughtNothing();
            case RunState.Interrupted _ -> taughtNothing();
            case RunState.Queued _, RunState.Running _, RunState.Unknown _ -> false;
        };
    }

    private boolean taughtNothing() {
        return lastEpoch.isEmpty() || duration.orElse(Duration.ZERO).compareTo(SHORT) < 0;
    }
}
