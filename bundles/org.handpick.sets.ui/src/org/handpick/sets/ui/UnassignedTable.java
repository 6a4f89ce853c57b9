package org.handpick.sets.ui;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.handpick.core.sets.Unassigned;
import org.handpick.workbench.ClipboardText;

/** The images that are in no set, and why. Items are made as they come on screen. */
final class UnassignedTable {
    private static final int NAME_WIDTH = 240;
    private static final int REASON_WIDTH = 320;

    private final Table table;
    private List<Unassigned> images = List.of();
    private boolean isShown;

    UnassignedTable(Composite parent) {
        table = new Table(parent, SWT.VIRTUAL | SWT.MULTI | SWT.FULL_SELECTION | SWT.BORDER);
        table.setHeaderVisible(true);
        column("Image in no set", NAME_WIDTH);
        column("Why", REASON_WIDTH);
        table.addListener(SWT.SetData, this::fill);
        table.addListener(SWT.MouseMove, this::explain);
        Menu menu = new Menu(table);
        MenuItem copy = new MenuItem(menu, SWT.PUSH);
        copy.setText("Copy Names");
        copy.addListener(SWT.Selection, event -> copy());
        table.setMenu(menu);
    }

    private void column(String title, int width) {
        TableColumn column = new TableColumn(table, SWT.LEFT);
        column.setText(title);
        column.setWidth(width);
    }

    Table control() {
        return table;
    }

    /** @return true when they are others than those shown before */
    boolean show(List<Unassigned> unassigned) {
        if (isShown && images.equals(unassigned)) {
            return false;
        }
        isShown = true;
        images = unassigned;
        table.setItemCount(images.size());
        table.clearAll();
        return true;
    }

    private void fill(Event event) {
        Unassigned left = images.get(event.index);
        ((TableItem) event.item)
                .setText(new String[] {left.image().name(), left.reason().sentence()});
    }

    /** A narrow view cuts names and reasons. */
    private void explain(Event event) {
        TableItem item = table.getItem(new Point(event.x, event.y));
        String tip = item == null ? null : item.getText(0) + ": " + item.getText(1);
        if (!Objects.equals(tip, table.getToolTipText())) {
            table.setToolTipText(tip);
        }
    }

    private void copy() {
        String names = IntStream.of(table.getSelectionIndices())
                .mapToObj(row -> images.get(row).image().name())
                .collect(Collectors.joining("\n"));
        if (!names.isEmpty()) {
            ClipboardText.put(table.getDisplay(), names);
        }
    }
}
