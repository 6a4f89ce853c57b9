package org.handpick.crop.ui;

import java.util.function.Consumer;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.handpick.core.crop.AspectLock;

/** The buttons above the canvas, for those who look for them; each says its key. */
final class EditorToolBar {
    private final CropEditorModel model;
    private final Runnable onChange;
    private final ToolBar bar;
    private final ToolItem undo;
    private final ToolItem redo;
    private final ToolItem mode;
    private final ToolItem lock;

    EditorToolBar(Composite parent, CropEditorModel model, Consumer<PickAction> act, Runnable onChange) {
        this.model = model;
        this.onChange = onChange;
        bar = new ToolBar(parent, SWT.FLAT | SWT.HORIZONTAL);
        bar.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        undo = button("↶ Undo", "Take back the last decision, files and log", PickAction.UNDO, act);
        redo = button("↷ Redo", "Do again what was taken back last", PickAction.REDO, act);
        new ToolItem(bar, SWT.SEPARATOR);
        mode = button("", "Compare side by side, in turn, or by what differs", PickAction.COMPARE, act);
        lock = new ToolItem(bar, SWT.DROP_DOWN);
        lock.setToolTipText(
                "The shape that a crop keeps (" + EditorView.key(PickAction.ASPECT_LOCK) + " goes through them)");
        lock.addListener(SWT.Selection, event -> showLocks());
        button("100 %", "One pixel of the image on one of the screen, and back", PickAction.FULL_SIZE, act);
        new ToolItem(bar, SWT.SEPARATOR);
        button("Skip set", "Leave the set as it is and go on", PickAction.SKIP_SET, act);
        button("Submit", "Carry the decision out and go on", PickAction.SUBMIT, act);
        new ToolItem(bar, SWT.SEPARATOR);
        button("Keys", "Every key on one sheet", PickAction.HELP, act);
    }

    private ToolItem button(String text, String tip, PickAction action, Consumer<PickAction> act) {
        ToolItem item = new ToolItem(bar, SWT.PUSH);
        item.setText(text);
        item.setToolTipText(tip + " (" + EditorView.key(action) + ")");
        item.addListener(SWT.Selection, event -> act.accept(action));
        return item;
    }

    private void showLocks() {
        Menu menu = new Menu(bar);
        for (AspectLock preset : AspectLock.PRESETS) {
            MenuItem item = new MenuItem(menu, SWT.RADIO);
            item.setText(preset.label());
            item.setSelection(preset.equals(model.lock()));
            item.addListener(SWT.Selection, event -> choose(preset));
        }
        new MenuItem(menu, SWT.SEPARATOR);
        MenuItem other = new MenuItem(menu, SWT.PUSH);
        other.setText("Other…");
        other.addListener(SWT.Selection, event -> ask());
        Rectangle at = lock.getBounds();
        menu.setLocation(bar.toDisplay(at.x, at.y + at.height));
        menu.addListener(SWT.Hide, event -> bar.getDisplay().asyncExec(menu::dispose));
        menu.setVisible(true);
    }

    private void ask() {
        InputDialog dialog = new InputDialog(
                bar.getShell(),
                "Aspect",
                "Width to height, such as 16:9 or 1.85:1",
                model.lock().label(),
                text -> {
                    try {
                        AspectLock.Ratio.parse(text);
                        return null; // the platform's way to say that it is valid
                    } catch (IllegalArgumentException e) {
                        return e.getMessage();
                    }
                });
        if (dialog.open() == Window.OK) {
            choose(AspectLock.Ratio.parse(dialog.getValue()));
        }
    }

    private void choose(AspectLock chosen) {
        model.lock(chosen);
        onChange.run();
    }

    void update(boolean writable) {
        undo.setEnabled(writable);
        redo.setEnabled(writable);
        setText(mode, model.mode().label());
        setText(lock, "Aspect: " + model.lock().label());
    }

    private void setText(ToolItem item, String text) {
        if (!item.getText().equals(text)) {
            item.setText(text);
            bar.getParent().layout();
        }
    }
}
