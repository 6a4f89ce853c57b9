package org.handpick.backup.ui;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.handpick.workbench.theme.Palette;

/** The stores, below a row for all of them; the one that is selected is the one that is listed and worked on. */
final class StoresTable {
    private static final String ALL = "All stores";
    private static final String WIDTHS = "stores.columns";
    private static final int STATE = 1;
    private static final int FEW_ROWS = 4;

    private final Table table;
    private final BackupsModel model;
    private final Runnable chosen;

    /** @param chosen called when a person has chosen another store */
    StoresTable(Composite parent, BackupsModel model, Remembered remembered, Runnable chosen) {
        this.model = model;
        this.chosen = chosen;
        table = new Table(parent, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER);
        table.setHeaderVisible(true);
        column("Store", 90, SWT.LEFT);
        column("State", 180, SWT.LEFT); // what matters first: a small window cuts the others off
        column("Backups", 75, SWT.RIGHT);
        column("Newest", 110, SWT.LEFT);
        column("Verified", 110, SWT.LEFT);
        column("Drill", 110, SWT.LEFT);
        column("Kind", 85, SWT.LEFT);
        column("Place", 138, SWT.LEFT);
        remembered.follow(WIDTHS, table);
        table.addListener(SWT.Selection, event -> select());
        table.addListener(SWT.MouseMove, this::explain);
        ThemeChange.on(table, this::show);
    }

    private void column(String title, int width, int style) {
        TableColumn column = new TableColumn(table, style);
        column.setText(title);
        column.setWidth(width);
    }

    Table control() {
        return table;
    }

    /** So high that the head and some rows can be seen. */
    int leastHeight() {
        int rows = Math.min(table.getItemCount(), FEW_ROWS) * table.getItemHeight();
        return table.getHeaderHeight() + rows + table.getHorizontalBar().getSize().y + 2 * table.getBorderWidth();
    }

    private void select() {
        int row = table.getSelectionIndex();
        model.chooseStore(
                row <= 0
                        ? Optional.empty()
                        : Optional.of(model.stores().get(row - 1).name()));
        chosen.run();
    }

    /** Only what has changed is set, so that who reads a row is not disturbed. */
    void show() {
        List<StoreRow> stores = model.stores();
        table.setItemCount(stores.size() + 1);
        int backups = stores.stream().mapToInt(row -> row.backups().size()).sum();
        fill(table.getItem(0), List.of(ALL, "", BackupWords.number(backups), "", "", "", "", ""));
        Instant now = Instant.now();
        for (int at = 0; at < stores.size(); at++) {
            StoreRow row = stores.get(at);
            TableItem item = table.getItem(at + 1);
            fill(item, BackupWords.cells(row, now));
            Palette palette = Palette.of(table.getParent());
            boolean isAway = row.answer().fault().isPresent();
            item.setForeground(isAway ? palette.muted() : null);
            item.setForeground(STATE, isAway ? palette.reject() : null);
        }
        int wanted = model.store().map(store -> stores.indexOf(store) + 1).orElse(0);
        if (table.getSelectionIndex() != wanted) {
            table.setSelection(wanted);
        }
    }

    private static void fill(TableItem item, List<String> cells) {
        IntStream.range(0, cells.size())
                .filter(column -> !item.getText(column).equals(cells.get(column)))
                .forEach(column -> item.setText(column, cells.get(column)));
    }

    private void explain(Event event) {
        String tip = Optional.ofNullable(table.getItem(new Point(event.x, event.y)))
                .map(table::indexOf)
                .filter(row -> row > 0 && row <= model.stores().size())
                .map(row -> tip(model.stores().get(row - 1)))
                .orElse(null);
        if (!Objects.equals(tip, table.getToolTipText())) {
            table.setToolTipText(tip);
        }
    }

    private static String tip(StoreRow row) {
        String place = row.name() + ": " + row.place().sentence();
        String self =
                row.isByItself() ? "\nIt is there by itself until a store is added, on the disk of the data." : "";
        return place + self + row.answer().fault().map(reason -> "\n" + reason).orElse("");
    }
}
