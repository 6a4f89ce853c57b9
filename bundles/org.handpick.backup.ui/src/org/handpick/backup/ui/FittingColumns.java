package org.handpick.backup.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;

/** Makes the columns of a table as wide as what stands in them, and the last one at least as wide as what the others leave. */
final class FittingColumns {
    private FittingColumns() {}

    /** A column with words. */
    static void add(Table table, String title) {
        new TableColumn(table, SWT.LEFT).setText(title);
    }

    /** To be called when other rows are there. */
    static void fit(Table table) {
        int left = table.getClientArea().width;
        for (TableColumn column : table.getColumns()) {
            column.pack();
            if (table.indexOf(column) == table.getColumnCount() - 1) {
                column.setWidth(Math.max(left, column.getWidth()));
            }
            left -= column.getWidth();
        }
    }
}
