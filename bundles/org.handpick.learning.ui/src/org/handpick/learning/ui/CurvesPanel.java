package org.handpick.learning.ui;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.handpick.core.Progress;
import org.handpick.learning.curves.Chart;
import org.handpick.learning.curves.ExportChart;
import org.handpick.learning.curves.ExportPicture;
import org.handpick.learning.runs.HardestSets;
import org.handpick.learning.runs.MetricsReader;
import org.handpick.learning.runs.RunSummary;
import org.handpick.learning.runs.UnreadableRun;
import org.handpick.workbench.theme.CheckBox;

/** The curves of the runs that are looked at: which metric, over what, how smooth; and the hardest sets of an epoch. */
final class CurvesPanel {
    private static final int[] CHART_AND_SETS = {78, 22};
    private static final int SMOOTHEST = 99;
    private static final int SCALE_WIDTH = 140;
    private static final double PERCENT = 100;

    private final RunsDesk desk;
    private final RunsModel model;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("handpick-curves").factory());
    /** What was read of each run so far; the reader's. */
    private final Map<String, MetricsReader> metrics = new HashMap<>();

    private final Composite whole;
    private final Combo metric;
    private final Button train;
    private final Button val;
    private final Combo across;
    private final Scale smoothing;
    private final Label smoothingSays;
    private final Button export;
    private final CurvesChart chart;
    private final HardestList hardest;
    private volatile int asked;

    /** @param onOpen what to do with the id of a set that a person wants to see */
    CurvesPanel(Composite parent, RunsDesk desk, RunsModel model, Consumer<String> onOpen) {
        this.desk = desk;
        this.model = model;
        whole = new Composite(parent, SWT.NONE);
        whole.setLayout(new GridLayout());
        Composite choices = new Composite(whole, SWT.NONE);
        choices.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        GridLayout row = new GridLayout(9, false);
        row.marginHeight = 0;
        row.marginWidth = 0;
        choices.setLayout(row);
        metric = new Combo(choices, SWT.READ_ONLY);
        metric.setItems("loss");
        metric.select(0);
        metric.setToolTipText("The number that is drawn");
        train = split(choices, "&train", "Dotted: what the model learns from");
        val = split(choices, "&val", "Solid: sets that it has not learned from");
        label(choices, "over");
        across = new Combo(choices, SWT.READ_ONLY);
        for (Curves.Across each : Curves.Across.values()) {
            across.add(each.label());
        }
        across.select(Curves.Across.EPOCH.ordinal());
        across.setToolTipText("What stands below the curves");
        label(choices, "   smoothing");
        smoothing = new Scale(choices, SWT.HORIZONTAL);
        smoothing.setMaximum(SMOOTHEST);
        smoothing.setPageIncrement(10);
        smoothing.setToolTipText("How much the past weighs, as in TensorBoard; the line as it is stays faint behind");
        GridData scale = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
        scale.widthHint = SCALE_WIDTH;
        smoothing.setLayoutData(scale);
        smoothingSays = new Label(choices, SWT.NONE);
        smoothingSays.setText("0.00");
        export = new Button(choices, SWT.PUSH);
        export.setText("&Export…");
        export.setToolTipText("Writes what is shown as a picture (PNG, SVG) or a table (CSV)");
        export.setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false));
        export.addListener(SWT.Selection, event -> export());
        for (Control control : List.of(metric, train, val, across, smoothing)) {
            control.addListener(SWT.Selection, event -> show());
        }
        SashForm sash = new SashForm(whole, SWT.HORIZONTAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        chart = new CurvesChart(sash, id -> model.colour(id).orElse(0));
        hardest = new HardestList(sash, onOpen);
        sash.setWeights(CHART_AND_SETS);
        chart.onClick(this::showHardest);
        chart.control().addListener(SWT.Resize, event -> show());
        whole.addListener(SWT.Dispose, event -> reader.shutdownNow());
    }

    private static Button split(Composite parent, String name, String tip) {
        Button button = CheckBox.in(parent, name);
        button.setSelection(true);
        button.setToolTipText(tip);
        return button;
    }

    private static void label(Composite parent, String text) {
        new Label(parent, SWT.NONE).setText(text);
    }

    Control control() {
        return whole;
    }

    /** Reads what is new of the runs that are looked at, and draws them; an older wish is dropped. */
    void show() {
        smoothingSays.setText("%.2f".formatted(smoothing.getSelection() / PERCENT));
        int round = ++asked;
        List<RunSummary> runs = model.selected();
        Curves.Choice choice = choice();
        reader.execute(() -> {
            if (round == asked) {
                CurveScene scene = new Curves(choice).scene(read(runs));
                onUi(() -> show(round, scene));
            }
        });
    }

    private Curves.Choice choice() {
        Set<String> splits = new HashSet<>();
        if (train.getSelection()) {
            splits.add("train");
        }
        if (val.getSelection()) {
            splits.add("val");
        }
        return new Curves.Choice(
                metric.getText(),
                splits,
                Curves.Across.values()[across.getSelectionIndex()],
                smoothing.getSelection() / PERCENT,
                chart.points());
    }

    private void onUi(Runnable work) {
        if (!whole.isDisposed()) {
            whole.getDisplay().asyncExec(() -> {
                if (!whole.isDisposed()) {
                    work.run();
                }
            });
        }
    }

    private List<Curves.RunSeries> read(List<RunSummary> runs) {
        metrics.keySet().retainAll(runs.stream().map(RunSummary::id).toList());
        return runs.stream()
                .map(run -> new Curves.RunSeries(
                        run.id(), run.name(), read(run.id()).series()))
                .toList();
    }

    private MetricsReader read(String id) {
        MetricsReader known = metrics.computeIfAbsent(
                id, _ -> new MetricsReader(desk.runs().folder().resolve(id).resolve("metrics.csv")));
        try {
            known.poll();
        } catch (UnreadableRun e) {
            metrics.remove(id); // begun anew at the next look; the table says what is damaged
            ILog.get().warn(e.getMessage(), e);
        }
        return known;
    }

    private void show(int round, CurveScene scene) {
        if (round != asked) {
            return;
        }
        offer(scene.metrics());
        chart.show(scene);
        export.setEnabled(!scene.lines().isEmpty());
        if (scene.lines().isEmpty()) {
            hardest.show(
                    model.selected().isEmpty()
                            ? "Select runs above to see their curves, several with Ctrl or Shift."
                            : "No number of this kind is written yet.",
                    List.of());
        } else {
            hardest.hint();
        }
    }

    private void offer(List<String> found) {
        String[] items = Curves.ordered(found).toArray(String[]::new);
        if (items.length > 0 && !List.of(items).equals(List.of(metric.getItems()))) {
            String chosen = metric.getText();
            metric.setItems(items);
            int at = List.of(items).indexOf(chosen);
            metric.select(Math.max(at, 0));
            metric.getParent().layout();
            if (at < 0) {
                show();
            }
        }
    }

    private void showHardest(CurveScene.Reading reading) {
        String id = reading.line().run();
        String name = reading.line().curve().name();
        desk.act(
                () -> new HardestSets(desk.runs().open(id).hardest()).byEpoch(),
                byEpoch -> onUi(() -> {
                    int epoch = shownEpoch(reading);
                    List<String> sets = byEpoch.getOrDefault(epoch, List.of());
                    hardest.show(
                            sets.isEmpty()
                                    ? "Nothing is written on the hardest sets of epoch " + epoch + " of " + name + "."
                                    : "Hardest sets of epoch " + epoch + ", " + name.replaceAll(" · [a-z]+$", "")
                                            + ", the hardest first:",
                            sets);
                }));
    }

    private int shownEpoch(CurveScene.Reading reading) {
        return chart.scene()
                .map(scene -> scene.epoch(reading.line().run(), reading.x()).orElse(1))
                .orElse(1);
    }

    private void export() {
        Optional<Chart> shown = chart.exported();
        if (shown.isEmpty()) {
            return;
        }
        byte[] png = chart.png(); // now: the dialog would lie over it
        FileDialog dialog = new FileDialog(whole.getShell(), SWT.SAVE);
        dialog.setText("Export Curves");
        dialog.setFilterExtensions(new String[] {"*.png", "*.svg", "*.csv"});
        dialog.setFilterNames(new String[] {"Picture, PNG", "Drawing, SVG", "Table, CSV"});
        dialog.setFileName(shown.get().title() + ".png");
        String chosen = dialog.open();
        if (chosen != null) {
            String end = List.of(".png", ".svg", ".csv").get(Math.max(dialog.getFilterIndex(), 0));
            Path file = Path.of(chosen.matches(".*\\.\\w+$") ? chosen : chosen + end);
            desk.act(() -> {
                if (file.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
                    new ExportPicture(png, file).run(Progress.NONE);
                } else {
                    new ExportChart(shown.get(), file).run(Progress.NONE);
                }
            });
        }
    }
}
