package org.handpick.learning.ui;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.handpick.core.Progress;
import org.handpick.core.files.DesktopTrash;
import org.handpick.core.sets.SetId;
import org.handpick.learning.runs.AnnotateRun;
import org.handpick.learning.runs.RestoreRun;
import org.handpick.learning.runs.RunFolder;
import org.handpick.learning.runs.RunSummary;
import org.handpick.learning.runs.TrashRun;
import org.handpick.learning.runs.TrashedRun;
import org.handpick.learning.suggestion.ChooseAdviser;
import org.handpick.workbench.SuggestionChoices;
import org.handpick.workbench.Workplace;

/** The Runs: a table that follows them, what can be done to them, and below it their curves and how they differ. */
public final class RunsPart implements RunsDesk.Watcher {
    private static final int[] TABLE_AND_BELOW = {38, 62};

    private final RunsDesk desk;
    private final Workplace workplace;
    private final SuggestionChoices suggestions;
    private final RunsModel model = new RunsModel();
    private Composite whole;
    private RunsTable table;
    private CurvesPanel curves;
    private RunsCompared compared;
    private Label says;
    private ToolItem goOn;
    private ToolItem stop;
    private ToolItem pin;
    private ToolItem undo;
    private ToolItem abandoned;
    private List<ToolItem> forSelection = List.of();

    @Inject
    public RunsPart(RunsDesk desk, Workplace workplace, SuggestionChoices suggestions) {
        this.desk = desk;
        this.suggestions = suggestions;
        this.workplace = workplace;
    }

    @PostConstruct
    void create(Composite parent) {
        whole = parent;
        parent.setLayout(new GridLayout());
        createTools(parent);
        says = new Label(parent, SWT.WRAP);
        GridData wide = new GridData(SWT.FILL, SWT.CENTER, true, false);
        wide.widthHint = 1; // wraps to the width that there is
        says.setLayoutData(wide);
        SashForm sash = new SashForm(parent, SWT.VERTICAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        table = new RunsTable(sash, model);
        table.onRename(
                (run, name) -> annotate("Rename " + run.name(), run, folder -> AnnotateRun.rename(folder, name)));
        table.control().addListener(SWT.KeyDown, this::keyPressed);
        table.control().addListener(SWT.Selection, event -> showSelection());
        table.control().setMenu(contextMenu());
        TabFolder below = new TabFolder(sash, SWT.NONE);
        curves = new CurvesPanel(below, desk, model, this::open);
        compared = new RunsCompared(below);
        tab(below, "Curves", curves.control());
        tab(below, "Settings and Results", compared.control());
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

    private void createTools(Composite parent) {
        ToolBar bar = new ToolBar(parent, SWT.FLAT | SWT.WRAP | SWT.RIGHT);
        bar.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        goOn = tool(
                bar,
                "Continue",
                "Lets stopped, interrupted and failed runs go on from their last checkpoint",
                this::goOn);
        stop = tool(
                bar,
                "Stop",
                "Ends a training after the step at hand, with a checkpoint; takes a waiting one out",
                this::stop);
        new ToolItem(bar, SWT.SEPARATOR);
        ToolItem rename = tool(bar, "Rename", "Gives the run another name (F2)", () -> table.rename());
        ToolItem note = tool(bar, "Note…", "Says something about the run (Ctrl+Enter)", this::note);
        pin = tool(bar, "Pin", "Keeps runs on top of the list and never folds them away (P)", this::pin);
        ToolItem delete = tool(bar, "Delete", "Moves runs to the trash (Delete)", this::delete);
        undo = tool(bar, "Undo", "Takes the last change to a run back (Ctrl+Z)", this::undo);
        new ToolItem(bar, SWT.SEPARATOR);
        abandoned = new ToolItem(bar, SWT.CHECK);
        abandoned.setToolTipText("Lists runs too that failed, or were stopped before they taught anything");
        abandoned.addListener(SWT.Selection, event -> {
            model.unfold(abandoned.getSelection());
            showRows();
        });
        forSelection = List.of(rename, note, pin, delete);
    }

    private static ToolItem tool(ToolBar bar, String text, String tip, Runnable action) {
        ToolItem item = new ToolItem(bar, SWT.PUSH);
        item.setText(text);
        item.setToolTipText(tip);
        item.addListener(SWT.Selection, event -> action.run());
        return item;
    }

    private Menu contextMenu() {
        Menu menu = new Menu(table.control());
        item(menu, "Continue", this::goOn);
        item(menu, "Stop", this::stop);
        item(menu, "Use for Suggestions", this::useForSuggestions);
        new MenuItem(menu, SWT.SEPARATOR);
        item(menu, "Rename\tF2", () -> table.rename());
        item(menu, "Note…\tCtrl+Enter", this::note);
        item(menu, "Pin\tP", this::pin);
        item(menu, "Delete\tDelete", this::delete);
        item(menu, "Undo\tCtrl+Z", this::undo);
        return menu;
    }

    private static void item(Menu menu, String text, Runnable action) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.addListener(SWT.Selection, event -> action.run());
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
        showRows();
        if (grows || model.isSelectionGrowing() || !before.equals(model.selected())) {
            showSelection();
        }
    }

    @Override
    public void tell(String sentence) {
        if (!whole.isDisposed()) {
            says.setText(sentence);
            ((GridData) says.getLayoutData()).exclude = sentence.isEmpty();
            says.setVisible(!sentence.isEmpty());
            whole.layout();
        }
    }

    private void showRows() {
        table.show();
        abandoned.setText("Abandoned (" + model.abandoned() + ")");
        abandoned.setEnabled(model.abandoned() > 0);
        enableTools();
        if (model.isEmpty()) {
            tell("There is no run yet. The view Training begins one.");
        } else if (says.getText().startsWith("There is no run yet")) {
            tell("");
        }
    }

    private void enableTools() {
        List<RunSummary> selected = model.selected();
        forSelection.forEach(item -> item.setEnabled(!selected.isEmpty()));
        goOn.setEnabled(selected.stream().anyMatch(RunsModel::canGoOn));
        stop.setEnabled(selected.stream().anyMatch(RunsModel::canStop));
        pin.setText(isAllPinned(selected) ? "Unpin" : "Pin");
        undo.setEnabled(model.undoable().isPresent());
        undo.setToolTipText(model.undoable()
                .map(what -> "Takes back: " + what + " (Ctrl+Z)")
                .orElse("Nothing to take back"));
    }

    private static boolean isAllPinned(List<RunSummary> runs) {
        return !runs.isEmpty() && runs.stream().allMatch(run -> run.notes().pinned());
    }

    private void showSelection() {
        enableTools();
        curves.show();
        compared.show(model.selected());
    }

    private void keyPressed(Event event) {
        boolean ctrl = event.stateMask == SWT.MOD1;
        boolean plain = event.stateMask == 0;
        if (plain && event.keyCode == SWT.F2) {
            table.rename();
        } else if (plain && event.keyCode == SWT.DEL) {
            delete();
        } else if (ctrl && event.keyCode == 'z') {
            undo();
        } else if (ctrl && (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR)) {
            note();
        } else if (plain && event.keyCode == 'p') {
            pin();
        }
    }

    private void goOn() {
        each(RunsModel::canGoOn, desk.queue()::goOn);
    }

    private void stop() {
        each(RunsModel::canStop, desk.queue()::stop);
    }

    private interface Action {
        void on(RunFolder run);
    }

    private void each(Predicate<RunSummary> which, Action action) {
        tell("");
        model.selected().stream()
                .filter(which)
                .map(RunSummary::id)
                .forEach(id -> desk.act(() -> action.on(desk.runs().open(id))));
    }

    private void note() {
        model.selected().stream().findFirst().ifPresent(run -> {
            NoteDialog dialog =
                    new NoteDialog(whole.getShell(), run.name(), run.notes().note());
            if (dialog.open() == Window.OK) {
                String note = dialog.getValue().strip();
                annotate("Note on " + run.name(), run, folder -> AnnotateRun.note(folder, note));
            }
        });
    }

    private void useForSuggestions() {
        model.selected().stream()
                .findFirst()
                .ifPresent(run -> desk.act(
                        () -> new ChooseAdviser(desk.runs(), Optional.of(run.id())).run(Progress.NONE), choice -> {
                            if (choice.adviser().isPresent()) {
                                suggestions.choose(run.id());
                            }
                            tell(choice.sentence());
                        }));
    }

    private void pin() {
        boolean pinned = !isAllPinned(model.selected());
        model.selected()
                .forEach(run -> annotate(
                        (pinned ? "Pin " : "Unpin ") + run.name(), run, folder -> AnnotateRun.pin(folder, pinned)));
    }

    private void annotate(String what, RunSummary run, Function<RunFolder, AnnotateRun> change) {
        tell("");
        desk.act(() -> change.apply(desk.runs().open(run.id())).run(Progress.NONE), annotated -> {
            model.did(new RunsModel.Change(
                    what,
                    () -> AnnotateRun.with(desk.runs().open(run.id()), annotated.before())
                            .run(Progress.NONE)));
            desk.refresh();
        });
    }

    private void delete() {
        tell("");
        model.selected()
                .forEach(run -> desk.act(() -> trash(run), trashed -> {
                    model.did(new RunsModel.Change(
                            "Delete " + run.name(), () -> new RestoreRun(trashed).run(Progress.NONE)));
                    tell(run.name() + " is in the trash. Undo brings it back.");
                    desk.refresh();
                }));
    }

    private TrashedRun trash(RunSummary run) {
        return new TrashRun(desk.runs().open(run.id()), DesktopTrash.ofThisDesktop(), Instant.now()).run(Progress.NONE);
    }

    private void undo() {
        tell("");
        model.undo().ifPresent(change -> desk.act(change.takeBack()));
        enableTools();
    }

    private void open(String set) {
        Optional.of(new SetId(set))
                .flatMap(id -> workplace.library().flatMap(library -> library.set(id)))
                .ifPresentOrElse(
                        found -> workplace.bringUp(found.id()),
                        () -> tell(set + " is not in the library that is open."));
    }
}
