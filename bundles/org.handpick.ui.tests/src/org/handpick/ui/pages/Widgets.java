package org.handpick.ui.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.handpick.ui.driver.Condition;
import org.handpick.ui.driver.Driver;

/** Finds controls by what a person, or an assistive technology, is told of them. */
final class Widgets {
    private final Driver driver;

    Widgets(Driver driver) {
        this.driver = driver;
    }

    /** The first control on screen that is so. @param what it is, for the report */
    Control await(String what, Predicate<Control> is) {
        driver.await(new Condition(what + " is on screen", () -> find(is).isPresent(), () -> "there is none"));
        return driver.ask(() -> find(is).orElseThrow());
    }

    /** The canvas that tells something about itself under a key. */
    Control telling(String key) {
        return await("a view that tells " + key, control -> control.getData(key) != null);
    }

    /** On the UI thread. */
    static Optional<Control> find(Predicate<Control> is) {
        return all(is).findFirst();
    }

    /** All that are on screen. On the UI thread. */
    static Stream<Control> all(Predicate<Control> is) {
        return Stream.of(Display.getCurrent().getShells())
                .flatMap(Widgets::controls)
                .filter(control -> control.isVisible() && is.test(control));
    }

    /** The choice that stands first in a row of controls with this button. */
    Combo firstBeside(String button) {
        return (Combo) await(
                "the choice beside " + button,
                control -> control instanceof Combo
                        && control.getParent().getChildren()[0].equals(control)
                        && Stream.of(control.getParent().getChildren()).anyMatch(beside -> isButton(beside, button)));
    }

    /** Chooses the first item that has these words, with the keyboard. */
    void choose(Combo combo, String words) {
        driver.await(new Condition(
                "a choice is " + words,
                () -> item(combo, words).isPresent(),
                () -> "the choices are " + List.of(combo.getItems())));
        int wanted = driver.ask(() -> item(combo, words).getAsInt());
        int now = driver.ask(combo::getSelectionIndex);
        if (now != wanted) {
            click(combo);
            for (int step = 0; step < Math.abs(wanted - now); step++) {
                driver.press(wanted > now ? "Down" : "Up");
            }
            driver.press("Return");
        }
        driver.await(Condition.equal("the choice", wanted, combo::getSelectionIndex));
    }

    private static OptionalInt item(Combo combo, String words) {
        return IntStream.range(0, combo.getItemCount())
                .filter(item -> combo.getItem(item).contains(words))
                .findFirst();
    }

    private static Stream<Control> controls(Control control) {
        Stream<Control> below = control instanceof Composite composite
                ? Stream.of(composite.getChildren()).flatMap(Widgets::controls)
                : Stream.of();
        return Stream.concat(Stream.of(control), below);
    }

    /** Presses a button of a view or of the dialog before it, once that can be done. */
    void press(String button) {
        Control found = await(button, control -> isButton(control, button) && control.isEnabled());
        driver.ask(() -> found.getShell().forceFocus());
        click(found);
    }

    static boolean isButton(Control control, String text) {
        return control instanceof Button button
                && button.getText().replace("&", "").equals(text);
    }

    /** All sentences on screen. On the UI thread. */
    static String words() {
        StringBuilder words = new StringBuilder("the window says:");
        find(control -> {
            String text = switch (control) {
                case Label label -> label.getText();
                case Link link -> link.getText();
                case Text message when !message.getEditable() -> message.getText(); // of a dialog
                default -> "";
            };
            if (!text.isBlank()) {
                words.append(" | ").append(text);
            }
            return false;
        });
        return words.toString();
    }

    /** The table on screen whose first column is so called. On the UI thread. */
    static Optional<Table> table(String column) {
        return find(control -> control instanceof Table table
                        && table.getColumnCount() > 0
                        && table.getColumn(0).getText().equals(column))
                .map(Table.class::cast);
    }

    /** The rows of that table, the cells of each beside each other. On the UI thread. */
    static List<String> rows(String column) {
        return table(column)
                .map(table -> Arrays.stream(table.getItems())
                        .map(item -> cells(table.getColumnCount(), item::getText))
                        .toList())
                .orElse(List.of());
    }

    static String cells(int columns, IntFunction<String> text) {
        return IntStream.range(0, columns).mapToObj(text).collect(Collectors.joining(" "));
    }

    /**
     * Clicks into the middle of a control. Where that is, its parent is asked: on GTK a search field that has shown its icon for clearing
     * tells the place of that icon.
     */
    void click(Control control) {
        driver.click(driver.ask(() -> {
            Rectangle bounds = control.getBounds();
            return control.getParent().toDisplay(bounds.x + bounds.width / 2, bounds.y + bounds.height / 2);
        }));
    }
}
