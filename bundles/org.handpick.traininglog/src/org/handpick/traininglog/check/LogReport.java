package org.handpick.traininglog.check;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.handpick.traininglog.reading.LogFormat;

/**
 * What a log holds, and what is wrong with it.
 *
 * @param rows how many rows it has, broken ones included
 * @param valid how many of them can be used as they stand
 * @param faults in the order of {@link Fault}; what no row has is not in it
 */
public record LogReport(
        Path file, LogFormat format, long rows, long valid, Map<Fault, FaultCount> faults, Census census) {
    public LogReport {
        Map<Fault, FaultCount> ordered = new EnumMap<>(Fault.class);
        ordered.putAll(faults);
        faults = Collections.unmodifiableMap(ordered);
    }

    /** How many rows have {@code fault}. */
    public long count(Fault fault) {
        return faults.containsKey(fault) ? faults.get(fault).rows() : 0;
    }
}
