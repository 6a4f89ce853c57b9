package org.handpick.ui.pages;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.handpick.ui.driver.Condition;
import org.handpick.ui.driver.Driver;

/** The view Runs as a person uses it, by the keys of its table. */
public final class RunsList {
    private static final String FIRST_COLUMN = "Name";
    private static final String HARDEST = "Hardest sets of epoch";
    /** A click so near to a curve is meant for it. */
    private static final int REACH = 24;

    private final Driver driver;
    private final Widgets widgets;

    public RunsList(Driver driver) {
        this.driver = driver;
        this.widgets = new Widgets(driver);
    }

    /** Goes to the perspective that the view is in. */
    public RunsList open() {
        Perspective.TRAIN.show(driver);
        widgets.await("the list of runs", control -> control instanceof Table table && isRuns(table));
        return this;
    }

    private static boolean isRuns(Table table) {
        return Widgets.table(FIRST_COLUMN).equals(Optional.of(table));
    }

    public void leave() {
        Perspective.PICK.show(driver);
    }

    /** Waits until these runs are listed, in this order, before all others. */
    public RunsList awaitFirst(String... names) {
        driver.await(new Condition(
                "the first runs are " + List.of(names),
                () -> names(names.length).equals(List.of(names)),
                () -> "they are " + names(names.length)));
        return this;
    }

    private static List<String> names(int most) {
        return table().stream()
                .flatMap(table -> Arrays.stream(table.getItems()))
                .limit(most)
                .map(item -> item.getText(0))
                .toList();
    }

    /** Waits until the row of a run says this. */
    public RunsList awaitRow(String name, String words) {
        driver.await(new Condition(
                name + " says " + words,
                () -> Widgets.rows(FIRST_COLUMN).stream().anyMatch(row -> row.startsWith(name) && row.contains(words)),
                () -> String.join("\n", Widgets.rows(FIRST_COLUMN))));
        return this;
    }

    /** Waits until no run is so called. */
    public RunsList awaitGone(String name) {
        driver.await(new Condition(
                "there is no " + name,
                () -> Widgets.rows(FIRST_COLUMN).stream().noneMatch(row -> row.startsWith(name)),
                () -> String.join("\n", Widgets.rows(FIRST_COLUMN))));
        return this;
    }

    /** Clicks on a row, counted from 1, and waits until it alone is selected. */
    public RunsList choose(int row) {
        driver.click(driver.ask(() -> {
            Table table = table().orElseThrow();
            Rectangle at = table.getItem(row - 1).getBounds(0);
            return table.toDisplay(at.x + at.width / 2, at.y + at.height / 2);
        }));
        return awaitSelected(1);
    }

    /** Waits until so many runs are selected and the keys go to the list. */
    public RunsList awaitSelected(int count) {
        driver.await(new Condition(
                count + " runs are selected",
                () -> table().filter(table -> table.isFocusControl() && table.getSelectionCount() == count)
                        .isPresent(),
                () -> "selected are " + table().map(Table::getSelectionCount) + ", the focus is on "
                        + Display.getCurrent().getFocusControl()));
        return this;
    }

    /** Waits until these runs alone are selected, which is what is shown of them below. */
    public RunsList awaitSelected(String... names) {
        driver.await(new Condition(
                "selected is " + List.of(names),
                () -> selected().equals(List.of(names)),
                () -> "selected is " + selected()));
        return this;
    }

    private static List<String> selected() {
        return table().stream()
                .flatMap(table -> Arrays.stream(table.getSelection()))
                .map(item -> item.getText(0))
                .toList();
    }

    private static Optional<Table> table() {
        return Widgets.table(FIRST_COLUMN);
    }

    /** Presses keys that the list knows. */
    public RunsList press(String keys) {
        driver.press(keys);
        return this;
    }

    /** Writes over the name of the selected run where it stands. */
    public RunsList rename(String name) {
        driver.press("F2");
        driver.await(new Condition(
                "the name can be changed",
                () -> Display.getCurrent().getFocusControl() instanceof Text text && text.getParent() instanceof Table,
                () -> "the focus is on " + Display.getCurrent().getFocusControl()));
        driver.type(name);
        driver.press("Return");
        return this;
    }

    /** Writes a note on the selected run. */
    public RunsList note(String words) {
        driver.press("ctrl+Return");
        driver.await(new Condition(
                "the note can be written",
                () -> Display.getCurrent().getFocusControl() instanceof Text text && isDialog(text.getShell(), "Note"),
                () -> "the focus is on " + Display.getCurrent().getFocusControl()));
        driver.type(words);
        driver.press("ctrl+Return");
        return awaitSelected(1);
    }

    private static boolean isDialog(Shell shell, String title) {
        return shell.getText().equals(title);
    }

    /** Clicks on a curve, and waits until the hardest sets of that epoch are listed. */
    public RunsList clickCurve() {
        Control plot = widgets.telling("handpick.curves");
        int height = driver.ask(() -> plot.getSize().y);
        for (int y = REACH; y < height && !driver.ask(() -> Widgets.words().contains(HARDEST)); y += REACH) {
            int down = y;
            driver.click(driver.ask(() -> plot.toDisplay(plot.getSize().x / 2, down)));
        }
        return awaitSaid(HARDEST);
    }

    /** Writes the curves that are shown into a file, as what its ending says. */
    public RunsList export(Path file) {
        widgets.press("Export…");
        driver.awaitWindow("Export Curves");
        driver.press("ctrl+a"); // the name that is offered
        driver.type(file.toString());
        driver.press("Return");
        return awaitSaid("The curves are in " + file + ".");
    }

    /** Waits until the comparison of two runs has a row that begins so and tells both. */
    public RunsList awaitDifference(String what, String left, String right) {
        String wanted = what + " " + left + " " + right;
        driver.await(new Condition(
                "the runs differ by " + wanted,
                () -> Widgets.rows("").contains(wanted),
                () -> String.join("\n", Widgets.rows(""))));
        return this;
    }

    /** Waits until the settings and results have this heading, in bold. */
    public RunsList awaitHeading(String words) {
        driver.await(new Condition(
                "the heading " + words + " is bold",
                () -> Widgets.table("").stream()
                        .flatMap(table -> Arrays.stream(table.getItems()))
                        .anyMatch(row -> row.getText(0).equals(words) && isBold(row)),
                () -> String.join("\n", Widgets.rows(""))));
        return this;
    }

    private static boolean isBold(TableItem row) {
        return (row.getFont().getFontData()[0].getStyle() & SWT.BOLD) != 0;
    }

    /** Waits until the view says this of what was done last. */
    public RunsList awaitSaid(String words) {
        driver.await(
                new Condition("the view says " + words, () -> Widgets.words().contains(words), Widgets::words));
        return this;
    }
}
