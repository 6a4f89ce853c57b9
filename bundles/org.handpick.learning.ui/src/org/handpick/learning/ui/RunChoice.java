package org.handpick.learning.ui;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.handpick.learning.runs.RunSummary;

/** Chooses one of the runs that were trained to their end. */
final class RunChoice {
    private final Combo combo;
    private List<RunSummary> runs = List.of();
    private Optional<String> chosen;

    /**
     * @param chosen the id of the run that is chosen when it is there; else the newest is
     * @param changed called when another one is chosen
     */
    RunChoice(Composite parent, Optional<String> chosen, Runnable changed) {
        this.chosen = chosen;
        combo = new Combo(parent, SWT.READ_ONLY);
        combo.setToolTipText("The run to be judged; those that were trained to their end are offered");
        combo.addListener(SWT.Selection, event -> {
            this.chosen = Optional.of(runs.get(combo.getSelectionIndex()).id());
            changed.run();
        });
    }

    Control control() {
        return combo;
    }

    /** Offers these. @return whether another one is chosen now, or the chosen one was trained on */
    boolean show(List<RunSummary> now) {
        List<RunSummary> offered =
                now.stream().filter(EvaluationDesk::canBeJudged).toList();
        Optional<RunSummary> before = chosen();
        boolean same = offered.stream()
                .map(RunSummary::name)
                .toList()
                .equals(runs.stream().map(RunSummary::name).toList());
        runs = offered;
        if (!same) {
            combo.setItems(runs.stream().map(RunSummary::name).toArray(String[]::new));
        }
        chosen().map(runs::indexOf).ifPresent(combo::select);
        return !before.map(RunSummary::id).equals(chosen().map(RunSummary::id))
                || !before.map(RunSummary::lastEpoch).equals(chosen().map(RunSummary::lastEpoch));
    }

    Optional<RunSummary> chosen() {
        return runs.stream()
                .filter(run -> chosen.equals(Optional.of(run.id())))
                .findFirst()
                .or(() -> runs.stream().findFirst());
    }
}
