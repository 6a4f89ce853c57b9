package org.handpick.learning.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Where a run is on its way. */
public sealed interface RunState {
    /**
     * The time a run has taken.
     *
     * @param started when it was first begun
     * @param worked without the breaks, if it was stopped and continued
     */
    record Effort(Instant started, Duration worked) {
        public Effort {
            Objects.requireNonNull(started);
            Objects.requireNonNull(worked);
        }

        Effort with(Duration more) {
            return new Effort(started, worked.plus(more.isNegative() ? Duration.ZERO : more));
        }
    }

    /** Waits for its turn. @param before what it took before it was queued again */
    record Queued(Optional<Effort> before) implements RunState {
        public Queued {
            Objects.requireNonNull(before);
        }
    }

    /**
     * Is being trained.
     *
     * @param before what it took before {@code since}; nothing, when it was begun then
     * @param process the one that trains it, alive when this was read
     */
    record Running(Effort before, Instant since, ProcessMark process) implements RunState {
        public Running {
            Objects.requireNonNull(before);
            Objects.requireNonNull(since);
            Objects.requireNonNull(process);
        }
    }

    /** Was being trained by a process that is gone. Never written: it is what {@link Running} is found to be. */
    record Interrupted(Effort effort) implements RunState {
        public Interrupted {
            Objects.requireNonNull(effort);
        }
    }

    /** A person stopped it, or took it out of the queue. It can be continued. */
    record Stopped(Optional<Effort> effort) implements RunState {
        public Stopped {
            Objects.requireNonNull(effort);
        }
    }

    /** Went to its end. */
    record Finished(Effort effort) implements RunState {
        public Finished {
            Objects.requireNonNull(effort);
        }
    }

    /** Could not go on. @param reason a sentence for a person */
    record Failed(Optional<Effort> effort, String reason) implements RunState {
        public Failed {
            Objects.requireNonNull(effort);
            Objects.requireNonNull(reason);
        }
    }

    /** Its {@code state.json} can't be read; the summary says why. */
    record Unknown() implements RunState {}

    /** The time it has taken up to {@code now}; empty when it was never begun. */
    default Optional<Effort> effort(Instant now) {
        return switch (this) {
            case Queued queued -> queued.before();
            case Running running -> Optional.of(running.before().with(Duration.between(running.since(), now)));
            case Interrupted interrupted -> Optional.of(interrupted.effort());
            case Stopped stopped -> stopped.effort();
            case Finished finished -> Optional.of(finished.effort());
            case Failed failed -> failed.effort();
            case Unknown _ -> Optional.empty();
        };
    }
}
