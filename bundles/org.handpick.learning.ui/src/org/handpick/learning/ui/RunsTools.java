package org.handpick.learning.ui;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.handpick.learning.runs.RunSummary;

/** The tool bar of the Runs, and the same as a menu and as keys of their table. */
final class RunsTools {
    private final RunsModel model;
    private final RunActions actions;
    private final RunsTable table;
    private final ToolBar bar;
    private final ToolItem goOn;
    private final ToolItem stop;
    private final ToolItem pin;
    private final ToolItem undo;
    private final ToolItem abandoned;
    private final List<ToolItem> forSelection;

    /** @param unfolded called when other runs are to be listed */
    RunsTools(Composite parent, RunsModel model, RunActions actions, RunsTable table, Runnable unfolded) {
        this.model = model;
        this.actions = actions;
        this.table = table;
        bar = new ToolBar(parent, SWT.FLAT | SWT.WRAP | SWT.RIGHT);
        bar.setLayoutData(FormControls.wide());
        goOn = tool(
                "Continue",
                "Lets stopped, interrupted and failed runs go on from their last checkpoint",
                actions::goOn);
        stop = tool(
                "Stop",
                "Ends a training after the step at hand, with a checkpoint; takes a waiting one out",
                actions::stop);
        new ToolItem(bar, SWT.SEPARATOR);
        ToolItem rename = tool("Rename", "Gives the run another name (F2)", table::rename);
        ToolItem note = tool("Note…", "Says something about the run (Ctrl+Enter)", this::note);
        pin = tool("Pin", "Keeps runs on top of the list and never folds them away (P)", actions::pin);
        ToolItem delete = tool("Delete", "Moves runs to the trash (Delete)", actions::delete);
        undo = tool("Undo", "Takes the last change to a run back (Ctrl+Z)", this::undo);
        new ToolItem(bar, SWT.SEPARATOR);
        abandoned = new ToolItem(bar, SWT.CHECK);
        abandoned.setToolTipText("Lists runs too that failed, or were stopped before they taught anything");
        abandoned.addListener(SWT.Selection, event -> {
            model.unfold(abandoned.getSelection());
            unfolded.run();
        });
        forSelection = List.of(rename, note, pin, delete);
        table.control().addListener(SWT.KeyDown, this::keyPressed);
        table.control().setMenu(menu());
    }

    private ToolItem tool(String text, String tip, Runnable action) {
        ToolItem item = new ToolItem(bar, SWT.PUSH);
        item.setText(apart(text));
        item.setToolTipText(tip);
        item.addListener(SWT.Selection, event -> action.run());
        return item;
    }

    /** Flat tools without pictures stand so near to each other that they read as one sentence. */
    private static String apart(String text) {
        return " " + text + " ";
    }

    private Menu menu() {
        Menu menu = new Menu(table.control());
        item(menu, "Continue", actions::goOn);
        item(menu, "Stop", actions::stop);
        item(menu, "Use for Suggestions", actions::useForSuggestions);
        item(menu, "Use the Newest Good Run for Suggestions", actions::useTheNewestForSuggestions);
        new MenuItem(menu, SWT.SEPARATOR);
        item(menu, "Rename\tF2", table::rename);
        item(menu, "Note…\tCtrl+Enter", this::note);
        item(menu, "Pin\tP", actions::pin);
        item(menu, "Delete\tDelete", actions::delete);
        item(menu, "Undo\tCtrl+Z", this::undo);
        return menu;
    }

    private static void item(Menu menu, String text, Runnable action) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.addListener(SWT.Selection, event -> action.run());
    }

    private void keyPressed(Event event) {
        boolean ctrl = event.stateMask == SWT.MOD1;
        boolean plain = event.stateMask == 0;
        if (plain && event.keyCode == SWT.F2) {
            table.rename();
        } else if (plain && event.keyCode == SWT.DEL) {
            actions.delete();
        } else if (ctrl && event.keyCode == 'z') {
            undo();
        } else if (ctrl && (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR)) {
            note();
        } else if (plain && event.keyCode == 'p') {
            actions.pin();
        }
    }

    private void note() {
        actions.note(bar.getShell());
    }

    private void undo() {
        actions.undo();
        show();
    }

    Control control() {
        return bar;
    }

    /** Lets only be done what can be done to the runs that are selected. */
    void show() {
        List<RunSummary> selected = model.selected();
        forSelection.forEach(item -> item.setEnabled(!selected.isEmpty()));
        goOn.setEnabled(selected.stream().anyMatch(RunsModel::canGoOn));
        stop.setEnabled(selected.stream().anyMatch(RunsModel::canStop));
        pin.setText(apart(model.isSelectionPinned() ? "Unpin" : "Pin"));
        undo.setEnabled(model.undoable().isPresent());
        undo.setToolTipText(model.undoable()
                .map(what -> "Takes back: " + what + " (Ctrl+Z)")
                .orElse("Nothing to take back"));
        abandoned.setText("Abandoned (" + model.abandoned() + ")");
        abandoned.setEnabled(model.abandoned() > 0);
    }
}
