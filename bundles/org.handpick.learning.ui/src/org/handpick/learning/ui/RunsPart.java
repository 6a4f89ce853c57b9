package org.handpick.learning.ui;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.handpick.core.sets.SetId;
import org.handpick.learning.runs.RunState;
import org.handpick.learning.runs.RunSummary;
import org.handpick.workbench.SuggestionChoices;
import org.handpick.workbench.Workplace;
import org.handpick.workbench.events.SuggestingRunChosen;
import org.handpick.workbench.forms.FormControls;

/** The Runs: a table that follows them, what can be done to them, and below it their curves and how they differ. */
public final class RunsPart implements RunsDesk.Watcher {
    private static final int COMPARED = 1;
    private static final int[] TABLE_AND_BELOW = {38, 62};
    private static final String NO_RUN = "There is no run yet. The view Training begins one.";

    private final RunsDesk desk;
    private final Workplace workplace;
    private final RunsModel model = new RunsModel();
    private final RunActions actions;
    private final SuggestingRun suggesting;

    private Composite whole;
    private RunsTools tools;
    private RunsTable table;
    private TabFolder below;
    private CurvesPanel curves;
    private RunsCompared compared;
    private Label says;

    @Inject
    public RunsPart(RunsDesk desk, Workplace workplace, SuggestionChoices suggestions) {
        this.desk = desk;
        this.workplace = workplace;
        this.actions = new RunActions(desk, model, suggestions, this::tell);
        this.suggesting = new SuggestingRun(desk, suggestions, this::suggestingChanged);
    }

    @PostConstruct
    void create(Composite parent) {
        whole = parent;
        parent.setLayout(new GridLayout());
        SashForm sash = new SashForm(parent, SWT.VERTICAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        table = new RunsTable(sash, model, this::state, suggesting::sentence);
        table.onRename(actions::rename);
        table.control().addListener(SWT.Selection, event -> {
            tell(""); // what was said is about something else
            showSelection();
        });
        tools = new RunsTools(parent, model, actions, suggesting, table, this::showRows, this::compare);
        tools.control().moveAbove(sash);
        says = new Label(FormControls.place(parent, 1, 1), SWT.WRAP);
        says.setLayoutData(FormControls.wrapping(1));
        below = new TabFolder(sash, SWT.NONE);
        curves = new CurvesPanel(below, desk, model, this::open, this::tell);
        compared = new RunsCompared(below);
        tab(below, "Curves", curves.control());
        tab(below, "Settings and Results", compared.control());
        table.control().addListener(SWT.MouseDoubleClick, event -> compare());
        sash.setWeights(TABLE_AND_BELOW);
        tell("");
        showSelection();
        desk.join(this);
    }

    private static void tab(TabFolder folder, String title, Control control) {
        TabItem item = new TabItem(folder, SWT.NONE);
        item.setText(title);
        item.setControl(control);
    }

    @PreDestroy
    void dispose() {
        desk.leave(this);
    }

    @Focus
    void focus() {
        table.control().setFocus();
    }

    @Override
    public boolean isOnScreen() {
        return !whole.isDisposed() && whole.isVisible();
    }

    @Override
    public void show(List<RunSummary> runs) {
        if (whole.isDisposed()) {
            return;
        }
        boolean isFirst = model.isEmpty() && !runs.isEmpty();
        boolean grows = model.isSelectionGrowing();
        List<RunSummary> before = model.selected();
        model.show(runs);
        if (isFirst) {
            model.rows().stream().findFirst().ifPresent(run -> model.select(List.of(run.id())));
        }
        suggesting.show(runs);
        showRows();
        if (grows || model.isSelectionGrowing() || !before.equals(model.selected())) {
            showSelection();
        }
    }

    @Override
    public void tell(String sentence) {
        if (!whole.isDisposed()) {
            says.setText(sentence.replace("&", "&&"));
            whole.layout(true, true);
        }
    }

    @Override
    public void asked(String run) {
        model.await(run);
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void chosen(@UIEventTopic(SuggestingRunChosen.TOPIC) SuggestingRunChosen event) {
        suggesting.ask();
    }

    private void suggestingChanged() {
        if (!whole.isDisposed()) {
            showRows();
        }
    }

    private String state(RunSummary run) {
        return desk.isStopping(run.id()) && run.state() instanceof RunState.Running
                ? "Stops"
                : RunWords.state(run.state()) + suggesting.words(run);
    }

    /** Shows the settings and results of what is selected. */
    private void compare() {
        below.setSelection(COMPARED);
    }

    private void showRows() {
        table.show();
        tools.show();
        if (model.isEmpty()) {
            tell(NO_RUN);
        } else if (says.getText().equals(NO_RUN)) {
            tell("");
        }
    }

    private void showSelection() {
        tools.show();
        curves.show();
        compared.show(model.selected());
    }

    private void open(String set) {
        Optional.of(new SetId(set))
                .flatMap(id -> workplace.library().flatMap(library -> library.set(id)))
                .ifPresentOrElse(
                        found -> workplace.bringUp(found.id()),
                        () -> tell(set + " is not in the library that is open."));
    }
}
