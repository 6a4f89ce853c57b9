package org.handpick.learning.ui;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.handpick.core.Progress;
import org.handpick.dataset.ListDatasets;
import org.handpick.dataset.ListedDataset;
import org.handpick.learning.evaluation.Offer;
import org.handpick.learning.evaluation.Replay;
import org.handpick.learning.runs.RunSummary;
import org.handpick.workbench.forms.FormControls;

/**
 * What a run would have saved in the decisions made since it was trained. They stand in a dataset that is younger than the run, so the
 * newest is taken unless a person chooses another.
 */
final class ReplayPanel {
    private static final int[] CHART_AND_DAYS = {70, 30};
    private static final String NO_DATASET =
            "There is no dataset yet. Decide some sets in Pick, then build one of the log in the view Training.";

    private final RunsDesk runs;
    private final Answers<EvaluationDesk.Since, Replay> replays;
    private final Runnable changed;
    private final Composite whole;
    private final Combo names;
    private final Label says;
    private final SashForm figures;
    private final SavedChart chart;
    private final EvaluationTable days;
    private ListDatasets.Listing listing = new ListDatasets.Listing(List.of(), List.of());
    private Optional<Path> chosen = Optional.empty();

    /** @param changed called when another dataset is to be shown */
    ReplayPanel(Composite parent, RunsDesk runs, Answers<EvaluationDesk.Since, Replay> replays, Runnable changed) {
        this.runs = runs;
        this.replays = replays;
        this.changed = changed;
        whole = new Composite(parent, SWT.NONE);
        whole.setLayout(new GridLayout(2, false));
        new Label(whole, SWT.NONE).setText("Decisions of");
        names = new Combo(whole, SWT.READ_ONLY);
        names.setLayoutData(FormControls.wide());
        names.setToolTipText(
                "The dataset whose decisions are looked at; those made since the training of the run count");
        names.addListener(SWT.Selection, event -> {
            chosen = Optional.of(
                    listing.datasets().get(names.getSelectionIndex()).folder());
            changed.run();
        });
        says = new Label(whole, SWT.WRAP);
        says.setLayoutData(FormControls.wrapping(2));
        figures = new SashForm(whole, SWT.VERTICAL);
        figures.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        chart = new SavedChart(figures);
        days = new EvaluationTable(figures, false);
        figures.setWeights(CHART_AND_DAYS);
        show(new Replay(List.of()), "");
    }

    Control control() {
        return whole;
    }

    /** Looks which datasets there are now. */
    void list() {
        Path datasets = runs.dataArea().resolve("datasets");
        runs.act(() -> new ListDatasets(datasets).run(Progress.NONE), now -> {
            if (!whole.isDisposed() && !now.equals(listing)) {
                listing = now;
                names.setItems(now.datasets().stream().map(DatasetWords::line).toArray(String[]::new));
                dataset().map(now.datasets()::indexOf).ifPresent(names::select);
                changed.run();
            }
        });
    }

    private Optional<ListedDataset> dataset() {
        return listing.datasets().stream()
                .filter(one -> chosen.equals(Optional.of(one.folder())))
                .findFirst()
                .or(() -> listing.datasets().stream().findFirst());
    }

    /** Shows what a run would have saved, and finds it out where nobody has. */
    void show(RunSummary run, Offer offer) {
        Optional<ListedDataset> dataset = dataset();
        if (dataset.isEmpty()) {
            show(
                    new Replay(List.of()),
                    listing.problems().isEmpty() ? NO_DATASET : String.join("\n", listing.problems()));
            return;
        }
        EvaluationDesk.Since since = EvaluationDesk.Since.of(run, dataset.get().folder(), offer);
        replays.want(since);
        replays.of(since)
                .ifPresentOrElse(
                        replay ->
                                show(replay, ReplayWords.sentences(replay, run, dataset.get(), ZoneId.systemDefault())),
                        () -> show(new Replay(List.of()), replays.words(since)));
    }

    /** Finds out anew. */
    void askAgain(RunSummary run, Offer offer) {
        list();
        dataset()
                .map(dataset -> EvaluationDesk.Since.of(run, dataset.folder(), offer))
                .ifPresent(replays::wantAnew);
    }

    private void show(Replay replay, String words) {
        says.setText(words);
        figures.setVisible(!replay.steps().isEmpty());
        figures.setMaximizedControl(replay.saved().isPresent() ? null : days.control());
        chart.show(replay);
        days.show(ReplayWords.days(replay, ZoneId.systemDefault()));
        whole.layout();
    }
}
