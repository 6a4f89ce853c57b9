package org.handpick.backup.ui;

import java.time.ZoneId;
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
import org.handpick.backup.StoredBackup;
import org.handpick.workbench.theme.Palette;

/** The backups in the stores; a click on the head of a column orders them by it. */
final class BackupsTable {
    private static final String WIDTHS = "backups.columns";
    private static final String ORDER = "backups.order";
    private static final int[] USUAL_WIDTHS = {135, 90, 120, 80, 60, 80, 135, 135};

    private final Table table;
    private final BackupsModel model;
    private final Runnable chosen;
    private List<BackupRow> shown = List.of();

    /** @param chosen called when a person has chosen another backup */
    BackupsTable(Composite parent, BackupsModel model, Remembered remembered, Runnable chosen) {
        this.model = model;
        this.chosen = chosen;
        model.order(BackupsModel.Order.parse(remembered.text(ORDER)));
        table = new Table(parent, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER);
        table.setHeaderVisible(true);
        for (BackupsModel.Column column : BackupsModel.Column.values()) {
            column(column);
        }
        remembered.follow(WIDTHS, table);
        table.addListener(
                SWT.Dispose, event -> remembered.put(ORDER, model.order().text()));
        table.addListener(SWT.Selection, event -> select());
        table.addListener(SWT.MouseMove, this::explain);
        ThemeChange.on(table, this::show);
        showOrder();
    }

    private void column(BackupsModel.Column column) {
        boolean isNumber = column == BackupsModel.Column.SIZE
                || column == BackupsModel.Column.FILES
                || column == BackupsModel.Column.RECORDS;
        TableColumn head = new TableColumn(table, isNumber ? SWT.RIGHT : SWT.LEFT);
        head.setText(column.title());
        head.setWidth(USUAL_WIDTHS[column.ordinal()]);
        head.addListener(SWT.Selection, event -> {
            model.orderBy(column);
            showOrder();
            show();
        });
    }

    private void showOrder() {
        table.setSortColumn(table.getColumn(model.order().column().ordinal()));
        table.setSortDirection(model.order().descends() ? SWT.DOWN : SWT.UP);
    }

    Table control() {
        return table;
    }

    private void select() {
        int row = table.getSelectionIndex();
        model.choose(row < 0 ? Optional.empty() : Optional.of(shown.get(row).key()));
        chosen.run();
    }

    /** Takes the rows of the model. */
    void show() {
        shown = model.rows();
        table.setItemCount(shown.size());
        for (int row = 0; row < shown.size(); row++) {
            fill(table.getItem(row), shown.get(row));
        }
        int wanted = IntStream.range(0, shown.size())
                .filter(row -> model.chosen()
                        .filter(chosen -> chosen.key().equals(shown.get(row).key()))
                        .isPresent())
                .findFirst()
                .orElse(-1);
        if (table.getSelectionIndex() != wanted) {
            table.setSelection(wanted);
        }
    }

    private void fill(TableItem item, BackupRow row) {
        List<String> cells = BackupWords.cells(row, ZoneId.systemDefault());
        for (int column = 0; column < cells.size(); column++) {
            if (!item.getText(column).equals(cells.get(column))) {
                item.setText(column, cells.get(column));
            }
        }
        Palette palette = Palette.of(table.getParent());
        StoredBackup backup = row.backup();
        item.setForeground(row.isThere() ? null : palette.muted());
        item.setForeground(
                BackupsModel.Column.STATE.ordinal(),
                backup.damage().isPresent()
                        ? palette.reject()
                        : backup.verified().isPresent() ? item.getForeground() : palette.warning());
    }

    private void explain(Event event) {
        String tip = Optional.ofNullable(table.getItem(new Point(event.x, event.y)))
                .map(table::indexOf)
                .filter(row -> row >= 0 && row < shown.size())
                .map(row -> BackupWords.tip(shown.get(row)))
                .orElse(null);
        if (!Objects.equals(tip, table.getToolTipText())) {
            table.setToolTipText(tip);
        }
    }
}
