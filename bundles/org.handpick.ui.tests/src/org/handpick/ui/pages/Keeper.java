package org.handpick.ui.pages;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.handpick.ui.driver.Condition;
import org.handpick.ui.driver.Driver;

/** The perspective Backup as a person works in it. */
public final class Keeper {
    private static final String CONTENTS = "org.handpick.view.backupcontents";

    private final Driver driver;
    private final Widgets widgets;

    public Keeper(Driver driver) {
        this.driver = driver;
        this.widgets = new Widgets(driver);
    }

    /** Goes to the perspective, and waits until it says how safe the data is. */
    public Keeper open() {
        Perspective.BACKUP.show(driver);
        widgets.telling("handpick.safety");
        return this;
    }

    /** Goes back to where sets are picked. */
    public void leave() {
        Perspective.PICK.show(driver);
    }

    /** Goes through the wizard with a folder, whose test must succeed. */
    public Keeper addFolder(Path folder) {
        click("Add Store…").click("Next >");
        return fill("The whole path", folder.toString())
                .click("Next >")
                .click("Next >")
                .finish();
    }

    /** Ends the wizard once its test has succeeded. */
    public Keeper finish() {
        return click("Finish").awaitSaid("is added");
    }

    /** Types into a field. @param tip what its tool tip begins with */
    public Keeper fill(String tip, String text) {
        Control field = field(tip);
        driver.ask(() -> field.getShell().forceFocus());
        widgets.click(field);
        driver.press("ctrl+a");
        driver.type(text);
        return this;
    }

    private Control field(String tip) {
        return widgets.await(
                "the field '" + tip + "…'",
                control -> control instanceof Text
                        && String.valueOf(control.getToolTipText()).startsWith(tip)
                        && control.isEnabled());
    }

    /** What stands in a field as soon as it is not empty. @param tip what its tool tip begins with */
    public String read(String tip) {
        Text field = (Text) field(tip);
        driver.await(new Condition(
                "the field '" + tip + "…' is filled in", () -> !field.getText().isEmpty(), Widgets::words));
        return driver.ask(field::getText);
    }

    /** Presses a button of the view or of the dialog before it, once that can be done. */
    public Keeper click(String button) {
        widgets.press(button);
        return this;
    }

    /** Puts the pointer where it brings no tip up. */
    public Keeper rest() {
        widgets.click(widgets.await("the contents", control -> control instanceof Tree));
        return this;
    }

    /** Waits until the view says this of what was done last. */
    public Keeper awaitSaid(String words) {
        return await("the view says " + words, words);
    }

    /** Waits until the view does not say this any more. */
    public Keeper awaitUnsaid(String words) {
        driver.await(new Condition(
                "the view says no more " + words, () -> !Widgets.words().contains(words), Widgets::words));
        return this;
    }

    /** Waits until the strip has this colour. @param level {@code WELL}, {@code AMBER} or {@code RED} */
    public Keeper awaitSafety(String level) {
        driver.await(new Condition(
                "the strip is " + level,
                () -> Widgets.find(control -> level.equals(control.getData("handpick.safety")))
                        .isPresent(),
                Widgets::words));
        return this;
    }

    private Keeper await(String what, String words) {
        driver.await(new Condition(what, () -> Widgets.words().contains(words), Widgets::words));
        return this;
    }

    /** Waits until the list of backups has so many rows, and all of them say this. */
    public Keeper awaitBackups(int count, String words) {
        driver.await(new Condition(
                count + " backups that are " + words,
                () -> Widgets.rows("Made").size() == count
                        && Widgets.rows("Made").stream().allMatch(row -> row.contains(words)),
                () -> String.join("\n", Widgets.rows("Made"))));
        return this;
    }

    /** Clicks on a row of the list of backups, from 1 on, until the keys go there. */
    public Keeper chooseBackup(int row) {
        driver.click(driver.ask(() -> {
            Table table = Widgets.table("Made").orElseThrow();
            Rectangle at = table.getItem(row - 1).getBounds(0);
            return table.toDisplay(at.x + at.width / 2, at.y + at.height / 2);
        }));
        driver.await(new Condition(
                "the backup in row " + row + " is chosen, and the keys go there",
                () -> Widgets.table("Made")
                        .filter(table -> table.isFocusControl() && table.getSelectionIndex() == row - 1)
                        .isPresent(),
                Widgets::words));
        return this;
    }

    /** Presses a key where the focus is. */
    public Keeper press(String keys) {
        driver.press(keys);
        return this;
    }

    /** Waits until so many rows of the list of backups say this, whatever the others say. */
    public Keeper awaitSomeBackups(int count, String words) {
        driver.await(new Condition(
                count + " of the backups are " + words,
                () -> Widgets.rows("Made").stream()
                                .filter(row -> row.contains(words))
                                .count()
                        == count,
                () -> String.join("\n", Widgets.rows("Made"))));
        return this;
    }

    /** Waits until the contents of the backup say this of a file. */
    public Keeper awaitFile(String name, String words) {
        driver.await(new Condition(
                name + " is " + words,
                () -> files().anyMatch(row -> row.startsWith(name + " ") && row.contains(words)),
                () -> files().collect(Collectors.joining("\n"))));
        return this;
    }

    /** Gives a column of the contents another width. */
    public Keeper widen(String column, int pixels) {
        driver.ask(() -> {
            column(column).setWidth(pixels);
            return true;
        });
        return this;
    }

    /** How wide a column of the contents is. */
    public int width(String column) {
        return driver.ask(() -> column(column).getWidth());
    }

    private static TreeColumn column(String title) {
        return contents().stream()
                .flatMap(tree -> Arrays.stream(tree.getColumns()))
                .filter(column -> column.getText().equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the contents have no column " + title));
    }

    /** Closes the contents, and opens them again. */
    public Keeper reopenContents() {
        driver.ask(() -> {
            IWorkbenchPage page =
                    PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
            page.hideView(page.findView(CONTENTS));
            try {
                return page.showView(CONTENTS);
            } catch (PartInitException e) {
                throw new IllegalStateException(e);
            }
        });
        return this;
    }

    private static Optional<Tree> contents() {
        return Widgets.find(control -> control instanceof Tree files
                        && files.getColumnCount() > 0
                        && files.getColumn(0).getText().equals("File"))
                .map(Tree.class::cast);
    }

    private static Stream<String> files() {
        return contents().stream()
                .flatMap(files -> Arrays.stream(files.getItems()))
                .flatMap(Keeper::all);
    }

    private static Stream<String> all(TreeItem item) {
        return Stream.concat(
                Stream.of(Widgets.cells(item.getParent().getColumnCount(), item::getText)),
                Arrays.stream(item.getItems()).flatMap(Keeper::all));
    }
}
