package org.handpick.learning.ui;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.handpick.dataset.Split;
import org.handpick.learning.evaluation.EvaluateRun;
import org.handpick.learning.runs.RunSummary;
import org.handpick.workbench.forms.FormControls;

/**
 * Chooses one of the runs that were trained to their end, the newest unless a person chooses another, and has it judged. Follows the
 * runs and what is found out about them while its control is there. Takes two columns of its parent.
 */
final class RunChoice implements RunsDesk.Watcher {
    /** What the memory of a view calls the run that a person wants to see. */
    static final String RUN = "run";

    private final Combo combo;
    private final Button newest;
    private final Map<String, String> memory;
    private final EvaluationDesk evaluations;
    private final Runnable changed;
    private final Consumer<String> says;
    private List<RunSummary> runs = List.of();
    private Optional<String> wanted;

    /**
     * @param memory of the view, in which a person's choice stays
     * @param changed called when there is another run to choose or to show, or something new is known of one
     * @param says shows a sentence on what could not be done
     */
    RunChoice(
            Composite parent,
            RunsDesk desk,
            EvaluationDesk evaluations,
            Map<String, String> memory,
            Runnable changed,
            Consumer<String> says) {
        this.evaluations = evaluations;
        this.memory = memory;
        this.changed = changed;
        this.says = says;
        wanted = Optional.ofNullable(memory.get(RUN));
        combo = new Combo(parent, SWT.READ_ONLY);
        combo.setLayoutData(FormControls.wide());
        combo.setToolTipText("The run to be judged; those that were trained to their end are offered");
        combo.addListener(SWT.Selection, event -> choose(runs.get(combo.getSelectionIndex())));
        newest = FormControls.button(
                parent, "&Newest", "", () -> runs.stream().findFirst().ifPresent(this::choose));
        showNewest();
        combo.addListener(SWT.Dispose, event -> {
            desk.leave(this);
            evaluations.leave(changed);
        });
        evaluations.join(changed);
        desk.join(this);
    }

    private void choose(RunSummary run) {
        wanted = Optional.of(run.id());
        memory.put(RUN, run.id());
        combo.select(runs.indexOf(run));
        showNewest();
        changed.run();
    }

    /** The button is there where the run that was trained last is not the one that is shown. */
    private void showNewest() {
        Optional<RunSummary> other = runs.stream().findFirst().filter(run -> !chosen().equals(Optional.of(run)));
        newest.setVisible(other.isPresent());
        ((GridData) newest.getLayoutData()).exclude = other.isEmpty();
        other.ifPresent(run -> newest.setToolTipText("Goes to " + run.name() + ", which was trained last"));
        newest.getParent().layout();
    }

    Control control() {
        return combo;
    }

    /** Those that a person can choose from, the newest first. */
    List<RunSummary> offered() {
        return runs;
    }

    Optional<RunSummary> chosen() {
        return runs.stream()
                .filter(run -> wanted.equals(Optional.of(run.id())))
                .findFirst()
                .or(() -> runs.stream().findFirst());
    }

    /** What came of judging the chosen run, which begins when nobody has done so; empty until then. */
    Optional<EvaluateRun.Evaluated> judgedBy(Split split) {
        return chosen().flatMap(run -> evaluations.judged(run, split));
    }

    /** Why nothing came of it, in a sentence. */
    String words(Split split) {
        return chosen().map(run -> evaluations.words(run, split))
                .orElse("No run was trained to its end yet. The perspective Train begins one.");
    }

    void judgeAnewBy(Split split) {
        chosen().ifPresent(run -> evaluations.judgeAnew(run, split));
    }

    @Override
    public boolean isOnScreen() {
        return combo.isVisible();
    }

    @Override
    public void show(List<RunSummary> now) {
        List<RunSummary> offered =
                now.stream().filter(EvaluationDesk::canBeJudged).toList();
        boolean sameNames = names(offered).equals(names(runs));
        boolean same = sameNames && trained(offered).equals(trained(runs));
        runs = offered;
        if (!sameNames) {
            combo.setItems(names(runs).toArray(String[]::new));
        }
        chosen().map(runs::indexOf).ifPresent(combo::select);
        showNewest();
        if (!same) {
            changed.run();
        }
    }

    private static List<String> names(List<RunSummary> runs) {
        return runs.stream().map(RunSummary::name).toList();
    }

    /** Which runs there are, and how far they were trained. */
    private static List<String> trained(List<RunSummary> runs) {
        return runs.stream().map(run -> run.id() + " " + run.lastEpoch()).toList();
    }

    @Override
    public void tell(String sentence) {
        says.accept(sentence);
    }
}
