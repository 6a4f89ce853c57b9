package org.handpick.learning.ui;

import java.util.List;
import java.util.Objects;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.handpick.learning.runs.RunSummary;

/** Settings and results: of one run, or how two differ. */
final class RunsCompared {
    private static final int WHAT_WIDTH = 310;
    private static final int LEAST_VALUE_WIDTH = 120;

    private final Composite whole;
    private final Label hint;
    private final Table table;
    private final TableColumn left;
    private final TableColumn right;
    private final Font bold;
    private List<DescribeRuns.Line> shown = List.of();

    RunsCompared(Composite parent) {
        whole = new Composite(parent, SWT.NONE);
        whole.setLayout(new GridLayout());
        hint = new Label(whole, SWT.WRAP);
        hint.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        table = new Table(whole, SWT.FULL_SELECTION | SWT.BORDER);
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        table.setHeaderVisible(true);
        column().setWidth(WHAT_WIDTH);
        left = column();
        right = column();
        table.addListener(SWT.Resize, event -> fit());
        FontData data = table.getFont().getFontData()[0];
        bold = new Font(table.getDisplay(), data.getName(), data.getHeight(), SWT.BOLD);
        table.addListener(SWT.Dispose, event -> bold.dispose());
        table.addListener(SWT.MouseMove, this::explain);
    }

    private TableColumn column() {
        return new TableColumn(table, SWT.LEFT);
    }

    /** Two runs share the room; one has all of it. */
    private void fit() {
        int room = table.getClientArea().width - WHAT_WIDTH;
        boolean areTwo = !right.getText().isEmpty();
        left.setWidth(Math.max(LEAST_VALUE_WIDTH, areTwo ? room / 2 : room));
        right.setWidth(areTwo ? Math.max(LEAST_VALUE_WIDTH, room - room / 2) : 0);
    }

    Control control() {
        return whole;
    }

    void show(List<RunSummary> runs) {
        List<DescribeRuns.Line> lines = switch (runs.size()) {
            case 1 -> DescribeRuns.one(runs.getFirst());
            case 2 -> DescribeRuns.two(runs.get(1), runs.getFirst());
            default -> List.of();
        };
        hint.setText(
                switch (runs.size()) {
                    case 1 -> "Select a second run with Ctrl to see how the two differ.";
                    case 2 -> "The older run stands on the left.";
                    default -> "Select one run to see its settings and results, or two to see how they differ.";
                });
        left.setText(
                runs.isEmpty() || runs.size() > 2
                        ? ""
                        : runs.get(runs.size() - 1).name());
        right.setText(runs.size() == 2 ? runs.getFirst().name() : "");
        fit();
        if (!lines.equals(shown)) {
            shown = lines;
            fill();
        }
        whole.layout();
    }

    private void fill() {
        table.setRedraw(false);
        table.setItemCount(shown.size());
        for (int row = 0; row < shown.size(); row++) {
            DescribeRuns.Line line = shown.get(row);
            TableItem item = table.getItem(row);
            item.setText(new String[] {line.what(), line.left(), line.right()});
            item.setFont(line.heading() ? bold : null);
        }
        table.setRedraw(true);
    }

    /** A path is longer than a column. */
    private void explain(Event event) {
        TableItem item = table.getItem(new Point(event.x, event.y));
        String tip = item == null || item.getText(1).isEmpty()
                ? null
                : item.getText(0) + "\n" + item.getText(1) + (item.getText(2).isEmpty() ? "" : "\n" + item.getText(2));
        if (!Objects.equals(tip, table.getToolTipText())) {
            table.setToolTipText(tip);
        }
    }
}
