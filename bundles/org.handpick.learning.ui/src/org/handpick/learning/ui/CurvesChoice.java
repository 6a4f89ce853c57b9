package org.handpick.learning.ui;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.handpick.workbench.forms.FormControls;
import org.handpick.workbench.theme.CheckBox;

/** Chooses which curves of runs are drawn: of which metric and which sets, over what, how smooth. */
final class CurvesChoice {
    private static final String LOSS = "loss";
    private static final int CONTROLS = 8;
    private static final int SMOOTHEST = 99;
    private static final int SCALE_WIDTH = 140;
    private static final int LEAST_SCALE_WIDTH = 60;
    private static final double PERCENT = 100;

    private final Composite row;
    private final Combo metric;
    private final Button train;
    private final Button val;
    /** The metrics, as {@code metric} calls them. */
    private List<String> offered = List.of(LOSS);

    private final Combo across;
    private final Scale smoothing;
    private final Label smoothingSays;
    private final Runnable changed;

    /** @param changed called after each change */
    CurvesChoice(Composite parent, Runnable changed) {
        this.changed = changed;
        row = FormControls.row(parent, CONTROLS);
        metric = new Combo(row, SWT.READ_ONLY);
        metric.setItems(MetricWords.of(LOSS));
        metric.select(0);
        metric.setToolTipText("The number that is drawn");
        train = split("trai&n", "Dotted: what the model learns from");
        val = split("va&l", "Solid: sets that it has not learned from");
        label("over");
        across = new Combo(row, SWT.READ_ONLY);
        for (Curves.Across each : Curves.Across.values()) {
            across.add(each.label());
        }
        across.select(Curves.Across.EPOCH.ordinal());
        across.setToolTipText("What stands below the curves");
        label("smoothing");
        smoothingSays = new Label(row, SWT.RIGHT);
        smoothing = new Scale(row, SWT.HORIZONTAL);
        smoothing.setMaximum(SMOOTHEST);
        smoothing.setPageIncrement(10);
        smoothing.setToolTipText("How much the past weighs, as in TensorBoard; the line as it is stays faint behind");
        GridData scale = new GridData(SWT.BEGINNING, SWT.CENTER, true, false);
        scale.widthHint = SCALE_WIDTH;
        scale.minimumWidth = LEAST_SCALE_WIDTH; // what there is of it in a narrow view can still be dragged
        smoothing.setLayoutData(scale);
        smoothingSays.setText(weight());
        for (Control control : List.of(metric, train, val, across, smoothing)) {
            control.addListener(SWT.Selection, event -> {
                smoothingSays.setText(weight());
                changed.run();
            });
        }
    }

    private Button split(String name, String tip) {
        Button button = CheckBox.in(row, name);
        button.setSelection(true);
        button.setToolTipText(tip);
        return button;
    }

    private void label(String text) {
        new Label(row, SWT.NONE).setText(text);
    }

    private String weight() {
        return String.format(Locale.ROOT, "%.2f", smoothing.getSelection() / PERCENT);
    }

    Control control() {
        return row;
    }

    /** @param points how many a line has room for */
    Curves.Choice chosen(int points) {
        Set<String> splits = new HashSet<>();
        if (train.getSelection()) {
            splits.add("train");
        }
        if (val.getSelection()) {
            splits.add("val");
        }
        return new Curves.Choice(
                offered.get(metric.getSelectionIndex()),
                splits,
                Curves.Across.values()[across.getSelectionIndex()],
                smoothing.getSelection() / PERCENT,
                points);
    }

    /** Offers the metrics that were found. The chosen one stays while it is among them; else another is drawn. */
    void offer(List<String> found) {
        List<String> items = MetricWords.ordered(found);
        if (!items.isEmpty() && !items.equals(offered)) {
            int at = items.indexOf(offered.get(metric.getSelectionIndex()));
            offered = items;
            metric.setItems(items.stream().map(MetricWords::of).toArray(String[]::new));
            metric.select(Math.max(at, 0));
            row.layout();
            if (at < 0) {
                changed.run();
            }
        }
    }
}
