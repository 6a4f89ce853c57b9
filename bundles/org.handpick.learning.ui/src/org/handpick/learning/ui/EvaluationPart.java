package org.handpick.learning.ui;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.PersistState;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.handpick.dataset.Split;
import org.handpick.learning.evaluation.Confusion;
import org.handpick.learning.evaluation.EvaluateRun;
import org.handpick.learning.evaluation.Evaluation;
import org.handpick.learning.evaluation.Offer;
import org.handpick.learning.evaluation.Task;
import org.handpick.workbench.OpenOutside;
import org.handpick.workbench.forms.FormControls;

/** Evaluation: how good a run is on sets that it has not seen, beside rules that need no model, and whether it is offered. */
public final class EvaluationPart {
    private static final String SPLIT = "split";
    private static final String TAB = "tab";

    private final RunsDesk runs;
    private final EvaluationDesk evaluations;
    private final MPart part;
    private Composite whole;
    private RunChoice run;
    private Combo split;
    private Label says;
    private EvaluationTable choosing;
    private EvaluationTable cropping;
    private Label confidence;
    private CalibrationChart calibration;
    private EvaluationTable stages;
    private EvaluationTable positions;
    private TabFolder tabs;
    private TabItem since;
    private ReplayPanel replay;

    @Inject
    public EvaluationPart(RunsDesk runs, EvaluationDesk evaluations, MPart part) {
        this.runs = runs;
        this.evaluations = evaluations;
        this.part = part;
    }

    @PostConstruct
    void create(Composite parent) {
        whole = parent;
        parent.setLayout(new GridLayout());
        createTools(parent);
        says = new Label(parent, SWT.WRAP);
        says.setLayoutData(FormControls.wrapping(1));
        tabs = new TabFolder(parent, SWT.NONE);
        tabs.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        choosing = new EvaluationTable(tabs, true);
        tab(tabs, "Choosing", choosing.control());
        cropping = new EvaluationTable(tabs, true);
        tab(tabs, "Cropping", cropping.control());
        tab(tabs, "Confidence", confidence(tabs));
        SashForm confusions = new SashForm(tabs, SWT.VERTICAL);
        stages = new EvaluationTable(confusions, false);
        positions = new EvaluationTable(confusions, false);
        tab(tabs, "Mix-ups", confusions);
        replay = new ReplayPanel(tabs, runs, evaluations.replays(), this::showResults);
        since = tab(tabs, "Since Training", replay.control());
        tabs.setSelection(remembered(TAB, tabs.getItemCount()));
        listDecided();
        tabs.addListener(SWT.Selection, event -> {
            listDecided();
            showResults();
        });
        parent.addListener(SWT.Activate, event -> listDecided()); // another view may have built a dataset
        showResults();
    }

    private void listDecided() {
        if (isReplayShown()) {
            replay.list();
        }
    }

    private void createTools(Composite parent) {
        Composite tools = FormControls.row(parent, 5);
        run = new RunChoice(tools, runs, evaluations, part.getPersistedState(), this::showResults, this::tell);
        split = new Combo(tools, SWT.READ_ONLY);
        Stream.of(Split.TEST, Split.VAL, Split.TRAIN)
                .forEach(side -> split.add(side.name().toLowerCase(Locale.ROOT)));
        split.select(remembered(SPLIT, split.getItemCount()));
        split.setToolTipText(
                "The sets to judge by. Only test was neither learned from nor used to stop; the others flatter the"
                        + " model");
        split.addListener(SWT.Selection, event -> showResults());
        FormControls.button(tools, "&Evaluate", "Judges the run anew", this::judgeAnew);
        FormControls.button(
                tools,
                "&Report",
                "Opens the report of the run",
                () -> run.chosen()
                        .ifPresent(chosen -> OpenOutside.open(
                                parent.getShell(),
                                runs.runs().folder().resolve(chosen.id()).resolve("report.html"),
                                "The command evaluate --report writes it.")));
    }

    /** The number that was chosen last time; the first where that is none any more. */
    private int remembered(String key, int count) {
        String text = part.getPersistedState().getOrDefault(key, "0");
        int number = text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
        return number < count ? number : 0;
    }

    @PersistState
    void persist() {
        part.getPersistedState().put(SPLIT, Integer.toString(split.getSelectionIndex()));
        part.getPersistedState().put(TAB, Integer.toString(tabs.getSelectionIndex()));
    }

    private Control confidence(Composite tabs) {
        Composite page = new Composite(tabs, SWT.NONE);
        page.setLayout(new GridLayout());
        confidence = new Label(page, SWT.WRAP);
        confidence.setLayoutData(FormControls.wrapping(1));
        Composite room = new Composite(page, SWT.NONE);
        room.setLayout(new FillLayout());
        room.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        calibration = new CalibrationChart(room);
        return page;
    }

    private static TabItem tab(TabFolder folder, String title, Control control) {
        TabItem item = new TabItem(folder, SWT.NONE);
        item.setText(title);
        item.setControl(control);
        return item;
    }

    @Focus
    void focus() {
        run.control().setFocus();
    }

    private void tell(String sentence) {
        says.setText(sentence);
        whole.layout();
    }

    private Split side() {
        return Split.valueOf(split.getText().toUpperCase(Locale.ROOT));
    }

    private void judgeAnew() {
        if (isReplayShown()) {
            run.judgedBy(side())
                    .ifPresent(result -> replay.askAgain(run.chosen().orElseThrow(), Offer.of(result.evaluation())));
        } else {
            run.judgeAnewBy(side());
        }
        showResults();
    }

    /** It is worked out only for who wants to see it, as it asks the model about other sets. */
    private boolean isReplayShown() {
        return tabs.getSelectionIndex() == tabs.indexOf(since);
    }

    private void showResults() {
        Optional<EvaluateRun.Evaluated> result = run.judgedBy(side());
        tabs.setVisible(
                result.isPresent()); // else the figures of the run before would stand below the name of this one
        result.ifPresentOrElse(this::show, () -> tell(run.words(side())));
    }

    private static void show(EvaluationTable table, Evaluation evaluation, Task task) {
        table.show(EvaluationWords.figures(evaluation, task, true), EvaluationWords.figures(evaluation, task, false));
    }

    private static void show(EvaluationTable table, Confusion confusion) {
        table.show(EvaluationWords.confusion(confusion, false), EvaluationWords.confusion(confusion, true));
    }

    private void show(EvaluateRun.Evaluated known) {
        Evaluation evaluation = known.evaluation();
        List<String> problems = known.problems();
        String left = problems.isEmpty()
                ? ""
                : "\n" + problems.size() + " sets could not be judged, the first of them: " + problems.getFirst();
        show(choosing, evaluation, Task.RANKING);
        show(cropping, evaluation, Task.CROP);
        confidence.setText(EvaluationWords.confidence(evaluation));
        calibration.show(evaluation.reliability());
        show(stages, evaluation.byStage());
        show(positions, evaluation.byPosition());
        confidence.getParent().layout();
        if (isReplayShown()) {
            replay.show(run.chosen().orElseThrow(), Offer.of(evaluation));
        }
        Split side = known.basis().split();
        tell(known.basis().sentence() + "\n" + evaluation.sets()
                + " sets; 95 % intervals in parentheses, where the view is wide enough.\n"
                + EvaluationWords.verdict(evaluation, Task.RANKING, side) + "\n"
                + EvaluationWords.verdict(evaluation, Task.CROP, side) + "\n"
                + known.consistency().sentence() + left);
    }
}
