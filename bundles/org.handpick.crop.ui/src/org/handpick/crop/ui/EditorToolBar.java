package org.handpick.crop.ui;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.jface.dialogs.IInputValidator;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceManager;
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
import org.handpick.workbench.theme.DesktopLook;
import org.handpick.workbench.theme.Palette;

/** The buttons above the canvas, for those who look for them; each tells its key as it is bound now. */
final class EditorToolBar {
    private static final IInputValidator IS_RATIO = text -> {
        try {
            AspectLock.Ratio.parse(text);
            return null; // the platform's way to say that it is valid
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    };

    private static final int LONGEST_NAME = 24;
    private static final double ENABLED = 0.85;
    private static final double DISABLED = 0.3;

    private final CropEditorModel model;
    private final Consumer<PickAction> act;
    private final Runnable onChange;
    private final ToolBar bar;
    private final ResourceManager icons;
    private final Map<PickAction, ToolItem> items = new EnumMap<>(PickAction.class);
    private final Map<ToolItem, ImageDescriptor> drawn = new HashMap<>();
    private Palette coloured;

    EditorToolBar(Composite parent, CropEditorModel model, Consumer<PickAction> act, Runnable onChange) {
        this.model = model;
        this.act = act;
        this.onChange = onChange;
        bar = DesktopLook.of(new ToolBar(parent, SWT.FLAT | SWT.HORIZONTAL | SWT.RIGHT));
        bar.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        icons = new LocalResourceManager(JFaceResources.getResources(), bar);
        button(SWT.PUSH, "undo", PickAction.UNDO);
        button(SWT.PUSH, "redo", PickAction.REDO);
        new ToolItem(bar, SWT.SEPARATOR);
        button(SWT.PUSH, "compare", PickAction.COMPARE);
        button(SWT.DROP_DOWN, "aspect", PickAction.ASPECT_LOCK);
        button(SWT.PUSH, "fullsize", PickAction.FULL_SIZE);
        new ToolItem(bar, SWT.SEPARATOR);
        button(SWT.PUSH, "reset", PickAction.RESET_SET);
        button(SWT.CHECK, "suggest", PickAction.SUGGESTIONS);
        button(SWT.PUSH, "keys", PickAction.HELP);
        bar.addListener(SWT.MouseEnter, event -> tell());
        bar.addListener(SWT.Paint, event -> colour());
        tell();
    }

    private void button(int style, String icon, PickAction action) {
        ToolItem item = new ToolItem(bar, style);
        drawn.put(item, ImageDescriptor.createFromURL(EditorToolBar.class.getResource("/icons/" + icon + ".svg")));
        item.addListener(SWT.Selection, event -> {
            if (event.detail == SWT.ARROW) {
                showLocks(item);
            } else {
                act.accept(action);
            }
        });
        items.put(action, item);
    }

    /** Names and keys may have changed since they were shown last. */
    private void tell() {
        items.forEach((action, item) -> {
            String key = KeyNames.key(action).map(name -> " (" + name + ")").orElse("");
            item.setToolTipText(KeyNames.name(action) + key);
        });
    }

    private void showLocks(ToolItem item) {
        Menu menu = new Menu(bar);
        for (AspectLock preset : AspectLock.PRESETS) {
            lock(menu, preset);
        }
        if (!AspectLock.PRESETS.contains(model.lock())) {
            lock(menu, model.lock());
        }
        new MenuItem(menu, SWT.SEPARATOR);
        MenuItem other = new MenuItem(menu, SWT.PUSH);
        other.setText("Other…");
        other.addListener(SWT.Selection, event -> ask());
        Rectangle at = item.getBounds();
        menu.setLocation(bar.toDisplay(at.x, at.y + at.height));
        menu.addListener(SWT.Hide, event -> bar.getDisplay().asyncExec(menu::dispose));
        menu.setVisible(true);
    }

    private void lock(Menu menu, AspectLock lock) {
        MenuItem item = new MenuItem(menu, SWT.RADIO);
        item.setText(lock.label());
        item.setSelection(lock.equals(model.lock()));
        item.addListener(SWT.Selection, event -> choose(lock));
    }

    private void ask() {
        String now = model.lock() instanceof AspectLock.Ratio ratio ? ratio.label() : "16:9";
        InputDialog dialog =
                new InputDialog(bar.getShell(), "Aspect", "Width to height, such as 16:9 or 1.85:1", now, IS_RATIO);
        if (dialog.open() == Window.OK) {
            choose(AspectLock.Ratio.parse(dialog.getValue()));
        }
    }

    private void choose(AspectLock chosen) {
        model.lock(chosen);
        onChange.run();
    }

    /** The platform's own look of what is disabled is brighter on a dark ground than what is enabled. */
    private void colour() {
        Palette palette = Palette.of(bar.getParent());
        if (!palette.equals(coloured)) {
            coloured = palette;
            drawn.forEach((item, icon) -> {
                item.setImage(icons.create(TintedIcon.of(icon, palette.text(), ENABLED)));
                item.setDisabledImage(icons.create(TintedIcon.of(icon, palette.text(), DISABLED)));
            });
        }
    }

    /** Shows what is so now. */
    void update(Predicate<PickAction> isEnabled, Suggestions suggestions) {
        colour();
        items.forEach((action, item) -> {
            boolean enabled = isEnabled.test(action);
            if (item.getEnabled() != enabled) {
                item.setEnabled(enabled);
            }
        });
        setText(PickAction.COMPARE, model.comparison().mode().label());
        setText(PickAction.ASPECT_LOCK, model.lock().label());
        setText(
                PickAction.SUGGESTIONS,
                suggestions.model().map(EditorToolBar::cut).orElse(""));
        items.get(PickAction.SUGGESTIONS).setSelection(suggestions.areOn());
    }

    /** A person may call a run as long as it pleases. */
    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }

    private void setText(PickAction action, String text) {
        ToolItem item = items.get(action);
        if (!item.getText().equals(text)) {
            item.setText(text);
            bar.getParent().layout();
        }
    }
}
