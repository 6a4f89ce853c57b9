package org.handpick.learning.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.handpick.core.Progress;
import org.handpick.learning.runs.RunSummary;
import org.handpick.workbench.LatestAnswer;
import org.handpick.workbench.forms.FormControls;

/** The curves of the runs that are looked at, and the hardest sets of an epoch. */
final class CurvesPanel {
    private static final int[] CHART_AND_SETS = {78, 22};

    private final RunsDesk desk;
    private final RunsModel model;
    private final Consumer<String> tell;
    private final LatestAnswer latest;
    /** For the thread of the answers. */
    private final SeriesOfRuns series;

    private final Composite whole;
    private final CurvesChoice choice;
    private final Button export;
    private final SashForm sash;
    private final ChartOrWords place;
    private final CurvesChart chart;
    private final HardestList hardest;
    /** The run whose hardest sets are listed. */
    private Optional<String> listed = Optional.empty();

    /**
     * @param onOpen what to do with the id of a set that a person wants to see
     * @param tell shows a sentence on what was done
     */
    CurvesPanel(Composite parent, RunsDesk desk, RunsModel model, Consumer<String> onOpen, Consumer<String> tell) {
        this.desk = desk;
        this.model = model;
        this.tell = tell;
        latest = new LatestAnswer(parent.getDisplay()::asyncExec, "handpick-curves");
        series = new SeriesOfRuns(desk.runs());
        whole = new Composite(parent, SWT.NONE);
        whole.setLayout(new GridLayout(2, false));
        choice = new CurvesChoice(whole, this::show);
        export = FormControls.button(
                whole, "E&xport…", "Writes what is shown as a picture (PNG, SVG) or a table (CSV)", this::export);
        sash = new SashForm(whole, SWT.HORIZONTAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        place = new ChartOrWords(sash);
        chart = new CurvesChart(place.room(), id -> model.colour(id).orElse(0));
        hardest = new HardestList(sash, desk.dataArea(), onOpen);
        sash.setWeights(CHART_AND_SETS);
        chart.onClick(this::showHardest);
        place.control().addListener(SWT.Resize, event -> show());
        whole.addListener(SWT.Dispose, event -> latest.dispose());
    }

    Control control() {
        return whole;
    }

    /** Reads what is new of the runs that are looked at, and draws them. */
    void show() {
        List<RunSummary> runs = model.selected();
        Curves curves = new Curves(choice.chosen(chart.points()));
        latest.ask(() -> curves.scene(series.read(runs)), this::show);
    }

    private void show(CurveScene scene) {
        choice.offer(scene.metrics());
        chart.show(scene);
        export.setEnabled(!scene.lines().isEmpty());
        sash.setMaximizedControl(scene.lines().isEmpty() ? place.control() : null);
        if (scene.lines().isEmpty()) {
            listed = Optional.empty();
            place.say(CurveWords.missing(scene, model.selected()));
            return;
        }
        place.show(chart.control());
        if (listed.isEmpty() || scene.lines().stream().noneMatch(line -> listed.equals(Optional.of(line.run())))) {
            listed = Optional.empty(); // the sets of a run that is not looked at any more
            hardest.hint();
        }
    }

    private void showHardest(CurveScene.Reading reading) {
        String id = reading.line().run();
        String name = reading.line().curve().name();
        int epoch = shownEpoch(reading);
        desk.act(() -> new HardestSet.Find(desk.runs().open(id), epoch).run(Progress.NONE), sets -> {
            if (whole.isDisposed()) {
                return;
            }
            listed = Optional.of(id);
            hardest.show(
                    sets.isEmpty()
                            ? "Nothing is written on the hardest sets of epoch " + epoch + " of " + name + "."
                            : "Hardest sets of epoch " + epoch + ", " + name.replaceAll(" · [a-z]+$", "")
                                    + ", the hardest first:",
                    sets);
        });
    }

    private int shownEpoch(CurveScene.Reading reading) {
        return chart.scene()
                .map(scene -> scene.epoch(reading.line().run(), reading.x()).orElse(1))
                .orElse(1);
    }

    private void export() {
        List<String> names = model.selected().stream().map(RunSummary::name).toList();
        chart.exported()
                .flatMap(shown -> new ExportCurvesDialog(shown, chart.png(), names).open(whole.getShell()))
                .ifPresent(write -> desk.act(
                        () -> write.run(Progress.NONE), file -> tell.accept("The curves are in " + file + ".")));
    }
}
