package org.handpick.traininglog.check;

import java.util.Set;
import org.handpick.traininglog.reading.LogRecord;

/**
 * For logs that hold no decisions to learn from: the number of fields, a time and a path.
 *
 * @param columns how many fields a row has; -1 for a format that is not known
 * @param time the field with the time, -1 where there is none
 * @param path the field with the path
 */
record PlainRules(int columns, int time, int path) implements RowRules {
    @Override
    public void judge(LogRecord row, Set<Fault> faults) {
        if (columns < 0) {
            faults.add(Fault.UNKNOWN_FORMAT);
            return;
        }
        if (row.size() != columns) {
            faults.add(Fault.MALFORMED_ROW);
            return;
        }
        if (time >= 0) {
            RowRules.time(row.field(time), faults);
        }
        if (row.isEmpty(path)) {
            faults.add(Fault.MISSING_PATH);
        }
    }
}
