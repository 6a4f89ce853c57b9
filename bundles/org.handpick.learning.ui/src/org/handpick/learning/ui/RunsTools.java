package org.handpick.learning.ui;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.handpick.learning.runs.RunState;
import org.handpick.learning.runs.RunSummary;
import org.handpick.workbench.forms.FormControls;
import org.handpick.workbench.theme.DesktopLook;

/** The tool bar of the Runs, and the same as a menu and as keys of their table. */
final class RunsTools {
    private final RunsModel model;
    private final RunActions actions;
    private final SuggestingRun suggesting;
    private final RunsTable table;
    private final Runnable compare;
    private final ToolBar bar;
    private final Menu menu;
    private final Tool goOn;
    private final Tool stop;
    private final Tool rename;
    private final Tool note;
    private final Tool pin;
    private final Tool delete;
    private final Tool undo;
    private final ToolItem abandoned;
    private final MenuItem use;
    private final MenuItem useNewest;

    /** Something that can be done, in the tool bar and in the menu. */
    private record Tool(ToolItem item, MenuItem entry, String key) {
        void enable(boolean can) {
            item.setEnabled(can);
            entry.setEnabled(can);
        }

        void text(String tool, String menu) {
            item.setText(apart(tool));
            entry.setText(menu + (key.isEmpty() ? "" : "\t" + key));
        }
    }

    /** @param unfolded called when other runs are to be listed @param compare shows settings and results */
    RunsTools(
            Composite parent,
            RunsModel model,
            RunActions actions,
            SuggestingRun suggesting,
            RunsTable table,
            Runnable unfolded,
            Runnable compare) {
        this.model = model;
        this.actions = actions;
        this.suggesting = suggesting;
        this.table = table;
        this.compare = compare;
        bar = DesktopLook.of(new ToolBar(parent, SWT.FLAT | SWT.WRAP | SWT.RIGHT));
        bar.setLayoutData(FormControls.wide());
        menu = new Menu(table.control());
        entry("Settings and Results\tEnter", compare);
        new MenuItem(menu, SWT.SEPARATOR);
        goOn = tool(
                "Continue",
                "",
                "Lets stopped, interrupted and failed runs go on from their last checkpoint",
                actions::goOn);
        stop = tool(
                "Stop",
                "",
                "Ends a training after the step at hand, with a checkpoint; takes a waiting one out of the queue",
                actions::stop);
        new ToolItem(bar, SWT.SEPARATOR);
        use = entry("Use for Suggestions", actions::useForSuggestions);
        useNewest = entry("Use the Newest Good Run for Suggestions", actions::useTheNewestForSuggestions);
        new MenuItem(menu, SWT.SEPARATOR);
        rename = tool("Rename", "F2", "Gives the run another name", table::rename);
        note = tool("Note…", "Ctrl+Enter", "Says something about the run", this::note);
        pin = tool("Pin", "P", "Keeps runs on top of the list and never folds them away", actions::pin);
        delete = tool("Delete", "Delete", "Moves runs to the trash", actions::delete);
        undo = tool("Undo", "Ctrl+Z", "Takes the last change to a run back", this::undo);
        new ToolItem(bar, SWT.SEPARATOR);
        abandoned = new ToolItem(bar, SWT.CHECK);
        abandoned.setToolTipText("Lists runs too that failed, or were stopped before they taught anything");
        abandoned.addListener(SWT.Selection, event -> {
            model.unfold(abandoned.getSelection());
            unfolded.run();
        });
        table.control().addListener(SWT.KeyDown, this::keyPressed);
        table.control().setMenu(menu);
    }

    private Tool tool(String text, String key, String tip, Runnable action) {
        ToolItem item = new ToolItem(bar, SWT.PUSH);
        item.setToolTipText(tip + (key.isEmpty() ? "" : " (" + key + ")"));
        item.addListener(SWT.Selection, event -> action.run());
        Tool tool = new Tool(item, entry(text, action), key);
        tool.text(text, text);
        return tool;
    }

    private MenuItem entry(String text, Runnable action) {
        MenuItem entry = new MenuItem(menu, SWT.PUSH);
        entry.setText(text);
        entry.addListener(SWT.Selection, event -> action.run());
        return entry;
    }

    /** Flat tools without pictures stand so near to each other that they read as one sentence. */
    private static String apart(String text) {
        return " " + text + " ";
    }

    /** A key that means something here means nothing else, such as the search of a table. */
    private void keyPressed(Event event) {
        Optional<Runnable> meant = meant(event);
        event.doit = meant.isEmpty();
        meant.ifPresent(Runnable::run);
    }

    private Optional<Runnable> meant(Event event) {
        boolean isEnter = event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR;
        if (event.stateMask == SWT.MOD1) {
            return event.keyCode == 'z'
                    ? Optional.of(this::undo)
                    : isEnter ? Optional.of(this::note) : Optional.empty();
        }
        if (event.stateMask != 0) {
            return Optional.empty();
        }
        return switch (event.keyCode) {
            // GTK itself would leave one of several runs selected
            case SWT.CR, SWT.KEYPAD_CR -> Optional.of(compare);
            case SWT.F2 -> Optional.of(table::rename);
            case SWT.DEL -> Optional.of(actions::delete);
            case 'p' -> Optional.of(actions::pin);
            default -> Optional.empty();
        };
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
        Optional<RunSummary> only = model.only();
        goOn.enable(selected.stream().anyMatch(RunsModel::canGoOn));
        stop.enable(selected.stream().anyMatch(actions::canStop));
        rename.enable(only.isPresent());
        note.enable(only.isPresent());
        pin.enable(!selected.isEmpty());
        pin.text(model.isSelectionPinned() ? "Unpin" : "Pin", model.isSelectionPinned() ? "Unpin" : "Pin");
        delete.enable(!selected.isEmpty());
        undo.enable(model.undoable().isPresent());
        undo.text("Undo", model.undoable().map(what -> "Undo: " + what).orElse("Undo"));
        undo.item()
                .setToolTipText(model.undoable()
                        .map(what -> "Takes back: " + what + " (Ctrl+Z)")
                        .orElse("Nothing to take back"));
        use.setEnabled(only.filter(run -> run.state() instanceof RunState.Finished && !suggesting.isChosen(run))
                .isPresent());
        useNewest.setEnabled(suggesting.isAnyChosen());
        abandoned.setText("Abandoned (" + model.abandoned() + ")");
        abandoned.setEnabled(model.abandoned() > 0);
    }
}
