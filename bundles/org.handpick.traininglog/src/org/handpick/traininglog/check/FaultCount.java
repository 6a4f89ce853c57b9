package org.handpick.traininglog.check;

import java.util.List;

/**
 * How many rows have a fault.
 *
 * @param firstRows the numbers of the first of them, from 1, the header not counted; at most {@link #NAMED}
 */
public record FaultCount(long rows, List<Long> firstRows) {
    /** As many rows are named; the others are counted. */
    public static final int NAMED = 10;

    public FaultCount {
        firstRows = List.copyOf(firstRows);
    }
}
