package org.handpick.learning.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** A small table of figures, each column as wide as what stands in it. */
final class EvaluationTable {
    private final Table table;
    private final Font bold;
    private final boolean isFirstBold;

    /** @param isFirstBold whether the first row is what the others are put beside */
    EvaluationTable(Composite parent, boolean isFirstBold) {
        this.isFirstBold = isFirstBold;
        table = new Table(parent, SWT.FULL_SELECTION);
        table.setHeaderVisible(true);
        FontData data = table.getFont().getFontData()[0];
        bold = new Font(table.getDisplay(), data.getName(), data.getHeight(), SWT.BOLD);
        table.addListener(SWT.Dispose, event -> bold.dispose());
    }

    Control control() {
        return table;
    }

    void show(EvaluationWords.Table words) {
        table.setRedraw(false);
        table.removeAll();
        while (table.getColumnCount() > words.header().size()) {
            table.getColumn(table.getColumnCount() - 1).dispose();
        }
        while (table.getColumnCount() < words.header().size()) {
            new TableColumn(table, table.getColumnCount() == 0 ? SWT.LEFT : SWT.RIGHT);
        }
        for (int column = 0; column < words.header().size(); column++) {
            table.getColumn(column).setText(words.header().get(column));
        }
        words.rows().forEach(row -> new TableItem(table, SWT.NONE).setText(row.toArray(String[]::new)));
        if (isFirstBold && table.getItemCount() > 0) {
            table.getItem(0).setFont(bold);
        }
        for (TableColumn column : table.getColumns()) {
            column.pack();
        }
        table.setRedraw(true);
    }
}
