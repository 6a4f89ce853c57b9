package org.handpick.learning.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** A small table of figures. Where there is not room for all of its words it has fewer. */
final class EvaluationTable {
    /** Around the words of a cell, in points. */
    private static final int MARGIN = 16;

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
        table.setScrollbarsMode(SWT.NONE); // a bar that is seen only under the pointer tells nobody that there is more
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
        fill(fitting());
    }

    private void fit() {
        if (fitting().equals(shown)) {
            setWidths(widths(shown));
        } else {
            fill(fitting());
        }
    }

    private EvaluationWords.Table fitting() {
        return sum(widths(whole)) <= table.getClientArea().width ? whole : brief;
    }

    private static int sum(List<Integer> widths) {
        return widths.stream().mapToInt(Integer::intValue).sum();
    }

    /** How wide each column has to be. The platform's own packing keeps the width of words that were there before. */
    private List<Integer> widths(EvaluationWords.Table words) {
        GC gc = new GC(table);
        try {
            gc.setFont(bold); // as headers are
            List<Integer> widths = new ArrayList<>();
            for (int column = 0; column < words.header().size(); column++) {
                int at = column;
                widths.add(MARGIN
                        + Stream.concat(
                                        Stream.of(words.header().get(at)),
                                        words.rows().stream().map(row -> row.get(at)))
                                .mapToInt(text -> gc.textExtent(text).x)
                                .max()
                                .orElse(0));
            }
            return widths;
        } finally {
            gc.dispose();
        }
    }

    private void fill(EvaluationWords.Table words) {
        shown = words;
        table.setRedraw(false);
        table.removeAll();
        int columns = words.header().size() + 1;
        while (table.getColumnCount() > columns) {
            table.getColumn(table.getColumnCount() - 1).dispose();
        }
        while (table.getColumnCount() < columns) {
            new TableColumn(table, table.getColumnCount() == 0 ? SWT.LEFT : SWT.RIGHT);
        }
        for (int column = 0; column < words.header().size(); column++) {
            table.getColumn(column).setText(words.header().get(column));
            table.getColumn(column).setToolTipText(words.tips().get(column));
        }
        table.getColumn(columns - 1).setText("");
        table.getColumn(columns - 1).setToolTipText(null);
        words.rows().forEach(row -> new TableItem(table, SWT.NONE).setText(row.toArray(String[]::new)));
        if (isFirstBold && table.getItemCount() > 0) {
            table.getItem(0).setFont(bold);
        }
        setWidths(widths(words));
        table.setRedraw(true);
    }

    /** Columns of numbers are equally wide where there is room; an empty last one takes what is left, so that they stay together. */
    private void setWidths(List<Integer> widths) {
        if (widths.isEmpty()) {
            return;
        }
        int widest = widths.stream().skip(1).mapToInt(Integer::intValue).max().orElse(0);
        boolean areEqual = widths.getFirst() + widest * (widths.size() - 1) <= table.getClientArea().width;
        for (int column = 0; column < widths.size(); column++) {
            table.getColumn(column).setWidth(column == 0 || !areEqual ? widths.get(column) : widest);
        }
        int used = Stream.of(table.getColumns())
                .limit(widths.size())
                .mapToInt(TableColumn::getWidth)
                .sum();
        table.getColumn(widths.size()).setWidth(Math.max(1, table.getClientArea().width - used));
    }
}
