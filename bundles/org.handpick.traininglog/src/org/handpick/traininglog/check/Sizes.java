package org.handpick.traininglog.check;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.handpick.core.crop.ImageSize;
import org.handpick.traininglog.reading.LogRecord;

/** Reads the size of an image from two fields of a row. */
final class Sizes {
    private Sizes() {}

    /** The size in the fields {@code at} and the next, or what is wrong with it added to {@code faults}. */
    static Optional<ImageSize> read(LogRecord row, int at, Set<Fault> faults) {
        if (row.isEmpty(at) || row.isEmpty(at + 1)) {
            faults.add(Fault.MISSING_SIZE);
            return Optional.empty();
        }
        OptionalInt width = row.integer(at);
        OptionalInt height = row.integer(at + 1);
        if (width.isEmpty() || height.isEmpty()) {
            faults.add(Fault.NOT_A_NUMBER);
            return Optional.empty();
        }
        if (width.getAsInt() <= 0 || height.getAsInt() <= 0) {
            faults.add(Fault.ZERO_SIZE);
            return Optional.empty();
        }
        return Optional.of(new ImageSize(width.getAsInt(), height.getAsInt()));
    }
}
