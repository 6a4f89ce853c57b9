package org.handpick.ui.pages;

import java.util.List;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.handpick.ui.driver.Condition;
import org.handpick.ui.driver.Driver;

/** The Set Browser as a person uses it. */
public final class Browser {
    private final Driver driver;
    private final Widgets widgets;

    public Browser(Driver driver) {
        this.driver = driver;
        this.widgets = new Widgets(driver);
    }

    /** Waits until so many sets are listed and painted. */
    public Browser awaitRows(int rows) {
        Control canvas = widgets.telling("handpick.rows");
        driver.await(Condition.equal("the number of rows", rows, () -> canvas.getData("handpick.rows")));
        return this;
    }

    /** Waits until every thumbnail on screen is made, or known to be broken. */
    public Browser awaitThumbnails() {
        Control canvas = widgets.telling("handpick.rows");
        driver.await(Condition.equal("the thumbnails", true, () -> canvas.getData("handpick.thumbnails")));
        return this;
    }

    /** Types into the search of the sets, key by key. */
    public Browser search(String text) {
        Text field = (Text) widgets.await(
                "the search of the sets",
                control -> control instanceof Text search && search.getMessage().equals("Name or set id"));
        driver.ask(() -> {
            field.setText("");
            return field;
        });
        widgets.click(field);
        driver.await(new Condition("the search has the focus", field::isFocusControl, () -> "it has not"));
        if (!text.isEmpty()) {
            driver.type(text);
        }
        driver.await(Condition.equal("the text of the search", text, field::getText));
        return this;
    }

    public Browser clearSearch() {
        return search("");
    }

    /** Chooses a state by its word, with the keyboard. */
    public Browser filter(String state) {
        Combo combo = (Combo) widgets.await(
                "the choice of a state",
                control -> control instanceof Combo
                        && control.getToolTipText() != null
                        && control.getToolTipText().contains("in this state"));
        widgets.choose(combo, state);
        return this;
    }

    /** Chooses an order by its words, with the keyboard. */
    public Browser order(String order) {
        Combo combo = (Combo) widgets.await(
                "the choice of an order",
                control ->
                        control instanceof Combo one && List.of(one.getItems()).contains(order));
        widgets.choose(combo, order);
        return this;
    }

    /** Waits until a row, from 0, is at the top. */
    public Browser awaitTop(int row) {
        Control canvas = widgets.telling("handpick.rows");
        driver.await(Condition.equal("the row at the top", row, () -> Rows.first(canvas)));
        return this;
    }

    /** Waits until each row on screen has these words. @return all of what they say, from the top */
    public List<String> awaitEach(String words) {
        Control canvas = widgets.telling("handpick.rows");
        driver.await(new Condition(
                "each row says " + words,
                () -> !Rows.words(canvas).isEmpty()
                        && Rows.words(canvas).stream().allMatch(row -> row.contains(words)),
                () -> "the rows say " + Rows.words(canvas)));
        return driver.ask(() -> Rows.words(canvas));
    }

    /** Unfolds the images in no set. @return how many are listed */
    public int unfold() {
        Control link = widgets.await(
                "the link to the images in no set",
                control -> control instanceof Link left && left.getText().contains("in no set"));
        widgets.click(link);
        Table table = (Table) widgets.await(
                "the list of images in no set",
                control -> control instanceof Table listed
                        && listed.getColumnCount() > 0
                        && listed.getColumn(0).getText().contains("no set"));
        return driver.ask(table::getItemCount);
    }

    /** Clicks on a row that is on screen, counted from 1. */
    public Browser choose(int row) {
        Control canvas = widgets.telling("handpick.rows");
        driver.click(driver.ask(() -> {
            int height = Rows.height(canvas);
            Point at = new Point(20, height * (row - 1) + height / 2);
            return canvas.toDisplay(at.x, at.y);
        }));
        return this;
    }

    /** Presses a key that the list knows. */
    public Browser press(String keys) {
        driver.press(keys);
        return this;
    }
}
