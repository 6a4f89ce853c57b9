package org.handpick.sets.ui;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;

/** The answer to a {@link SetQuery}: a number for each row, so that a hundred thousand cost little. Immutable. */
final class SetListing {
    static final SetListing EMPTY = new SetListing(new int[0], 0, Map.of());

    private static final int NOT_LISTED = -1;

    private final int[] rows;
    private final int[] rowOf;
    private final Map<SetState, Integer> counts;

    /**
     * @param rows the position in the library of the set in each row
     * @param sets of the library
     * @param counts of all sets, listed or not
     */
    SetListing(int[] rows, int sets, Map<SetState, Integer> counts) {
        this.rows = rows;
        this.rowOf = new int[sets];
        this.counts = Map.copyOf(counts);
        Arrays.fill(rowOf, NOT_LISTED);
        for (int row = 0; row < rows.length; row++) {
            rowOf[rows[row]] = row;
        }
    }

    int rows() {
        return rows.length;
    }

    /** The position in the library of the set in a row. */
    int position(int row) {
        return rows[row];
    }

    /** The row of the set at a position of the library, when it is listed. */
    OptionalInt row(int position) {
        return position >= rowOf.length || rowOf[position] == NOT_LISTED
                ? OptionalInt.empty()
                : OptionalInt.of(rowOf[position]);
    }

    /** How many sets of the library are in a state. */
    int count(SetState state) {
        return counts.getOrDefault(state, 0);
    }
}
