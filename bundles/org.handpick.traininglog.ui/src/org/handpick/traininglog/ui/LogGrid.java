package org.handpick.traininglog.ui;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.handpick.workbench.theme.Palette;

/**
 * A table of any number of rows on one canvas: only the rows on screen are asked for and painted.
 *
 * <p>A click on a header sorts, a double click or Enter opens a row, the arrow and page keys move the selection.
 */
final class LogGrid extends Canvas {
    private static final int PADDING = 8;
    private static final int ROW_GAP = 8;
    private static final int FAULT_BAR = 3;

    private final List<GridColumn> columns;
    private GridRows rows = GridRows.NONE;
    private int selected = -1;
    private OptionalInt sortedBy = OptionalInt.empty();
    private boolean descending;
    private IntConsumer onSort = column -> {};
    private IntConsumer onOpen = row -> {};

    LogGrid(Composite parent, List<GridColumn> columns) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.V_SCROLL | SWT.NO_BACKGROUND);
        this.columns = columns;
        addListener(SWT.Paint, event -> paint(event.gc));
        addListener(SWT.Resize, event -> layOutScrollBar());
        addListener(SWT.MouseDown, this::pressed);
        addListener(SWT.MouseDoubleClick, event -> rowAt(event.y).ifPresent(onOpen));
        addListener(SWT.MouseMove, this::explain);
        addListener(SWT.KeyDown, this::keyPressed);
        addListener(SWT.FocusIn, event -> redraw());
        addListener(SWT.FocusOut, event -> redraw());
        addListener(SWT.Traverse, event -> event.doit = event.detail != SWT.TRAVERSE_RETURN);
        getVerticalBar().addListener(SWT.Selection, event -> redraw());
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = selected < 0
                        ? rows.count() + " rows"
                        : rows.cells(selected)
                                .map(cells -> String.join(", ", cells))
                                .orElse("");
            }
        });
    }

    /** Called with a column when its header is clicked. */
    void onSort(IntConsumer listener) {
        onSort = listener;
    }

    /** Called with a row when a person wants to see what it is about. */
    void onOpen(IntConsumer listener) {
        onOpen = listener;
    }

    /** Shows other rows; stays at the end when the end was on screen, so that a growing log is followed. */
    void show(GridRows shown, OptionalInt sortColumn, boolean sortedDescending) {
        ScrollBar bar = getVerticalBar();
        boolean atEnd = bar.getSelection() + bar.getThumb() >= bar.getMaximum();
        rows = shown;
        sortedBy = sortColumn;
        descending = sortedDescending;
        selected = Math.min(selected, rows.count() - 1);
        layOutScrollBar();
        if (atEnd && sortedBy.isEmpty()) {
            bar.setSelection(bar.getMaximum());
        }
        redraw();
    }

    private int rowHeight() {
        GC gc = new GC(this);
        try {
            return gc.getFontMetrics().getHeight() + ROW_GAP;
        } finally {
            gc.dispose();
        }
    }

    private int rowsOnScreen() {
        return Math.max(1, getClientArea().height / rowHeight() - 1);
    }

    private void layOutScrollBar() {
        int page = rowsOnScreen();
        ScrollBar bar = getVerticalBar();
        bar.setValues(
                bar.getSelection(), 0, Math.max(rows.count(), 1), Math.min(page, Math.max(rows.count(), 1)), 1, page);
    }

    private void paint(GC gc) {
        Palette palette = Palette.of(getParent());
        Rectangle area = getClientArea();
        int height = rowHeight();
        gc.setBackground(palette.canvas());
        gc.fillRectangle(area);
        int first = getVerticalBar().getSelection();
        int last = Math.min(rows.count(), first + rowsOnScreen() + 1);
        for (int row = first; row < last; row++) {
            paintRow(gc, palette, row, new Rectangle(area.x, area.y + (row - first + 1) * height, area.width, height));
        }
        paintHeader(gc, palette, new Rectangle(area.x, area.y, area.width, height));
    }

    private void paintHeader(GC gc, Palette palette, Rectangle at) {
        gc.setBackground(palette.panel());
        gc.fillRectangle(at);
        gc.setForeground(palette.muted());
        for (int column = 0; column < columns.size(); column++) {
            String arrow = sortedBy.equals(OptionalInt.of(column)) ? (descending ? " ▾" : " ▴") : "";
            paintCell(
                    gc,
                    columns.get(column).title() + arrow,
                    cell(column, at),
                    columns.get(column).rightAligned());
        }
        gc.setForeground(palette.line());
        gc.drawLine(at.x, at.y + at.height - 1, at.x + at.width, at.y + at.height - 1);
    }

    private void paintRow(GC gc, Palette palette, int row, Rectangle at) {
        boolean isSelected = row == selected;
        gc.setBackground(isSelected ? palette.accent() : row % 2 == 0 ? palette.canvas() : palette.panel());
        gc.fillRectangle(at);
        if (rows.isFaulty(row)) {
            gc.setBackground(palette.reject());
            gc.fillRectangle(at.x, at.y, FAULT_BAR, at.height);
        }
        gc.setForeground(isSelected ? palette.onState() : palette.text());
        List<String> cells = rows.cells(row).orElse(List.of());
        for (int column = 0; column < cells.size(); column++) {
            paintCell(
                    gc, cells.get(column), cell(column, at), columns.get(column).rightAligned());
        }
    }

    private static void paintCell(GC gc, String text, Rectangle at, boolean rightAligned) {
        Point extent = gc.textExtent(text);
        int room = at.width - 2 * PADDING;
        gc.setClipping(at.x + PADDING, at.y, Math.max(room, 0), at.height);
        int x = rightAligned && extent.x < room ? at.x + at.width - PADDING - extent.x : at.x + PADDING;
        gc.drawText(text, x, at.y + (at.height - extent.y) / 2, true);
        gc.setClipping((Rectangle) null);
    }

    private Rectangle cell(int column, Rectangle row) {
        double all = columns.stream().mapToDouble(GridColumn::share).sum();
        double before =
                columns.stream().limit(column).mapToDouble(GridColumn::share).sum();
        int left = (int) (row.width * before / all);
        int right = (int) (row.width * (before + columns.get(column).share()) / all);
        return new Rectangle(row.x + left, row.y, right - left, row.height);
    }

    private OptionalInt rowAt(int y) {
        int line = y / rowHeight() - 1;
        int row = getVerticalBar().getSelection() + line;
        return line >= 0 && row < rows.count() ? OptionalInt.of(row) : OptionalInt.empty();
    }

    private void pressed(Event event) {
        setFocus();
        if (event.y < rowHeight()) {
            for (int column = 0; column < columns.size(); column++) {
                if (cell(column, getClientArea()).contains(event.x, 0)) {
                    onSort.accept(column);
                }
            }
        } else {
            rowAt(event.y).ifPresent(this::select);
        }
    }

    private void explain(Event event) {
        OptionalInt row = rowAt(event.y);
        String tip = row.isEmpty() ? null : rows.explanation(row.getAsInt());
        if (!Objects.equals(tip, getToolTipText())) {
            setToolTipText(tip);
        }
    }

    private void keyPressed(Event event) {
        int page = rowsOnScreen();
        switch (event.keyCode) {
            case SWT.ARROW_UP -> select(selected - 1);
            case SWT.ARROW_DOWN -> select(selected + 1);
            case SWT.PAGE_UP -> select(selected - page);
            case SWT.PAGE_DOWN -> select(selected + page);
            case SWT.HOME -> select(0);
            case SWT.END -> select(rows.count() - 1);
            case SWT.CR, SWT.KEYPAD_CR -> {
                if (selected >= 0) {
                    onOpen.accept(selected);
                }
            }
            default -> {
                // every other key is for somebody else
            }
        }
    }

    private void select(int row) {
        if (rows.count() == 0) {
            return;
        }
        selected = Math.clamp(row, 0, rows.count() - 1);
        ScrollBar bar = getVerticalBar();
        int page = rowsOnScreen();
        bar.setSelection(Math.clamp(bar.getSelection(), selected - page + 1, selected));
        redraw();
    }
}
