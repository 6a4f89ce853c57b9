package org.handpick.learning.ui;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** A small table of figures, each column as wide as what stands in it; with fewer words where there is not room for all of them. */
final class EvaluationTable {
    private final Table table;
    private final Font bold;
    private final boolean isFirstBold;
    private EvaluationWords.Table whole = new EvaluationWords.Table(List.of(), List.of());
    private EvaluationWords.Table brief = whole;
    private EvaluationWords.Table shown = whole;

    /** @param isFirstBold whether the first row is what the others are put beside */
    EvaluationTable(Composite parent, boolean isFirstBold) {
        this.isFirstBold = isFirstBold;
        table = new Table(parent, SWT.FULL_SELECTION);
        table.setHeaderVisible(true);
        FontData data = table.getFont().getFontData()[0];
        bold = new Font(table.getDisplay(), data.getName(), data.getHeight(), SWT.BOLD);
        table.addListener(SWT.Dispose, event -> bold.dispose());
        table.addListener(SWT.Resize, event -> fit());
    }

    Control control() {
        return table;
    }

    void show(EvaluationWords.Table words) {
        show(words, words);
    }

    /** @param briefly the same in fewer words */
    void show(EvaluationWords.Table words, EvaluationWords.Table briefly) {
        whole = words;
        brief = briefly;
        fill(whole);
        fit();
    }

    private void fit() {
        if (whole.equals(brief)) {
            return;
        }
        boolean isWhole = shown.equals(whole);
        if (isWhole && needed() > table.getClientArea().width) {
            fill(brief);
        } else if (!isWhole) {
            table.setRedraw(false);
            fill(whole);
            if (needed() > table.getClientArea().width) {
                fill(brief);
            }
            table.setRedraw(true);
        }
    }

    private int needed() {
        return Stream.of(table.getColumns()).mapToInt(TableColumn::getWidth).sum();
    }

    private void fill(EvaluationWords.Table words) {
        shown = words;
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
