package org.handpick.traininglog.check;

import java.util.Objects;
import java.util.Set;
import org.handpick.traininglog.DecisionRow;

/** What became of one row of a log of decisions: every row is one of these. */
public sealed interface JudgedRow {
    /** Its number in the log, from 1; the header is not counted. */
    long number();

    /**
     * A decision that stands, mended where that could be done from the row itself.
     *
     * @param faults what was mended, and what is worth knowing
     */
    record InForce(long number, DecisionRow decision, Set<Fault> faults) implements JudgedRow {
        public InForce {
            Objects.requireNonNull(decision);
            faults = Set.copyOf(faults);
        }
    }

    /** A decision that a later row takes back. @param event its id */
    record Undone(long number, String event) implements JudgedRow {
        public Undone {
            Objects.requireNonNull(event);
        }
    }

    /** The row that takes a decision back. @param undone the id of that decision's event */
    record Undo(long number, String undone) implements JudgedRow {
        public Undo {
            Objects.requireNonNull(undone);
        }
    }

    /** A row that says nothing that could be relied on. @param fault the first that it is left out for */
    record LeftOut(long number, Fault fault) implements JudgedRow {
        public LeftOut {
            Objects.requireNonNull(fault);
        }
    }
}
