package org.handpick.traininglog.ui;

import java.util.List;
import java.util.Optional;

/** Rows as the grid paints them. Asked on the UI thread for the rows on screen only; no answer may wait for the disk. */
interface GridRows {
    GridRows NONE = new GridRows() {
        @Override
        public int count() {
            return 0;
        }

        @Override
        public Optional<List<String>> cells(int row) {
            throw new IndexOutOfBoundsException(row);
        }

        @Override
        public boolean isFaulty(int row) {
            return false;
        }

        @Override
        public String explanation(int row) {
            throw new IndexOutOfBoundsException(row);
        }
    };

    int count();

    /** The text of each column of a row; empty until it is read, and then the grid is told. */
    Optional<List<String>> cells(int row);

    /** True for a row that does not say what is true; it is marked. */
    boolean isFaulty(int row);

    /** All that a row says, and what is wrong with it, in lines for a tooltip. */
    String explanation(int row);
}
