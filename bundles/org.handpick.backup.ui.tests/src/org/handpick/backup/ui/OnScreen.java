package org.handpick.backup.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** A window of a test, and controls found by the words that a person finds them by. */
final class OnScreen implements AutoCloseable {
    private final Shell shell = new Shell(Display.getDefault());

    Shell shell() {
        return shell;
    }

    /** The field behind a label that begins so. */
    static Text field(Composite area, String label) {
        return behind(area, label, Text.class);
    }

    static Combo choice(Composite area, String label) {
        return behind(area, label, Combo.class);
    }

    /** What is chosen by its words. */
    static void choose(Combo combo, String item) {
        int index = combo.indexOf(item);
        if (index < 0) {
            throw new NoSuchElementException(item + " is none of " + List.of(combo.getItems()));
        }
        combo.select(index);
        combo.notifyListeners(SWT.Selection, new Event());
    }

    /** The button whose words begin so. */
    static Button button(Composite area, String words) {
        return first(
                area,
                control -> control instanceof Button button
                        && plain(button.getText()).startsWith(words),
                words,
                Button.class);
    }

    /** Switches a box that can be ticked. */
    static void tick(Button box, boolean on) {
        box.setSelection(on);
        box.notifyListeners(SWT.Selection, new Event());
    }

    static boolean has(Composite area, Class<? extends Control> type) {
        return all(area).stream().anyMatch(type::isInstance);
    }

    static <C extends Control> C only(Composite area, Class<C> type) {
        return first(area, type::isInstance, type.getSimpleName(), type);
    }

    /** The control behind a label that begins so. */
    static <C extends Control> C behind(Composite area, String label, Class<C> type) {
        List<Control> all = all(area);
        for (int i = 0; i + 1 < all.size(); i++) {
            if (all.get(i) instanceof Label before && plain(before.getText()).startsWith(label)) {
                return type.cast(all.get(i + 1));
            }
        }
        throw new NoSuchElementException("there is no field " + label);
    }

    private static <C extends Control> C first(Composite area, Predicate<Control> wanted, String words, Class<C> type) {
        return all(area).stream()
                .filter(wanted)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("there is no " + words));
    }

    private static String plain(String text) {
        return text.replace("&", "");
    }

    private static List<Control> all(Composite area) {
        List<Control> all = new ArrayList<>();
        for (Control child : area.getChildren()) {
            all.add(child);
            if (child instanceof Composite inner && !(child instanceof Combo)) {
                all.addAll(all(inner));
            }
        }
        return all;
    }

    @Override
    public void close() {
        shell.dispose();
    }
}
