package org.handpick.traininglog.check;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of the rows of a log; {@code rows} is {@code written} and all that were dropped.
 *
 * @param rows how many rows the log has
 * @param written how many of them are in the output
 * @param repaired by fault, how many of the written rows were mended; a row with two faults counts for both
 * @param dropped by fault, how many rows were left out for it or set apart; a row counts for its first fault only
 */
public record RepairReport(long rows, long written, Map<Fault, Long> repaired, Map<Fault, Long> dropped) {
    public RepairReport {
        repaired = ordered(repaired);
        dropped = ordered(dropped);
    }

    private static Map<Fault, Long> ordered(Map<Fault, Long> counts) {
        Map<Fault, Long> ordered = new EnumMap<>(Fault.class);
        ordered.putAll(counts);
        return Collections.unmodifiableMap(ordered);
    }
}
