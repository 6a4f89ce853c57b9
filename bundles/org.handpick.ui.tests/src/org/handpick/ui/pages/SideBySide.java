package org.handpick.ui.pages;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Scrollable;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.handpick.ui.driver.Condition;
import org.handpick.ui.driver.Driver;

/** The views Side by Side of the perspective Evaluate as a person uses them; they are counted from 1, downwards. */
public final class SideBySide {
    private static final Comparator<Control> DOWNWARDS = Comparator.comparingInt(control -> control.toDisplay(0, 0).y);

    private static final String ID = "org.handpick.view.sidebyside";
    /** Into the id of a set, which begins the words of a row, with or without a mark before it. */
    private static final int ID_X = 60;

    private static final int ID_Y = 20;
    /** From the right edge, where no row has its link. */
    private static final int FROM_EDGE = 20;

    private static final Duration JUDGING = Duration.ofMinutes(2);

    private final Driver driver;
    private final Widgets widgets;

    public SideBySide(Driver driver) {
        this.driver = driver;
        this.widgets = new Widgets(driver);
    }

    /** Chooses the run of the first view, and waits until its rows are there. */
    public SideBySide choose(String run) {
        widgets.choose(widgets.firstBeside("Beside…"), run);
        driver.await(
                new Condition(
                        "sets are listed beside what " + run + " would do",
                        () -> Widgets.find(control -> ("you, " + run).equals(control.getData("handpick.legend")))
                                        .isPresent()
                                && !words(1).isEmpty(),
                        Widgets::words),
                JUDGING);
        return this;
    }

    /** Chooses what comes first. */
    public SideBySide sort(String order) {
        widgets.choose(
                (Combo) widgets.await(
                        "the choice of an order",
                        control -> control instanceof Combo one
                                && List.of(one.getItems()).contains(order)),
                order);
        return this;
    }

    /** What the rows on screen of a view say, from its top. */
    public List<String> rows(int view) {
        return driver.ask(() -> words(view));
    }

    /** Waits until the rows on screen of the first view are others. */
    public SideBySide awaitOtherRows(List<String> than) {
        driver.await(
                new Condition("other rows are shown", () -> !words(1).equals(than), () -> "the rows are " + words(1)));
        return this;
    }

    private static List<String> words(int view) {
        List<Control> views = views();
        return views.size() < view ? List.of() : Rows.words(views.get(view - 1));
    }

    private static List<Control> views() {
        return Widgets.all(Rows::is).sorted(DOWNWARDS).toList();
    }

    /** Clicks on a row of the first view, counted from 1 at its top, where there is no link. */
    public SideBySide clickRow(int row) {
        driver.click(driver.ask(() -> {
            Control view = views().getFirst();
            int right = ((Scrollable) view).getClientArea().width - FROM_EDGE;
            return view.toDisplay(right, Rows.height(view) * (row - 1) + Rows.height(view) / 2);
        }));
        return this;
    }

    /** Clicks on the id of a set in the first view. */
    public void clickId(int row) {
        driver.click(driver.ask(() -> {
            Control view = views().getFirst();
            return view.toDisplay(ID_X, Rows.height(view) * (row - 1) + ID_Y);
        }));
    }

    /** Presses a key that the view with the focus knows. */
    public SideBySide press(String keys) {
        driver.press(keys);
        return this;
    }

    /** Opens another view, for the run that is offered last, which is the one of the first view. */
    public SideBySide another() {
        widgets.press("Another…");
        driver.press("Up");
        driver.press("Return");
        driver.await(Condition.equal("the number of views", 2, () -> views().size()));
        driver.await(Condition.equal("the rows of the second view", rows(1), () -> words(2)));
        return this;
    }

    /** Closes all views but the first. */
    public void closeOthers() {
        driver.ask(() -> {
            IWorkbenchPage page =
                    PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
            for (IViewReference view : page.getViewReferences()) {
                if (view.getId().equals(ID) && view.getSecondaryId() != null) {
                    page.hideView(view);
                }
            }
            return page;
        });
    }

    /** Links a view with the others, or lets it go. */
    public SideBySide link(int view, boolean linked) {
        Button box = (Button) driver.ask(() -> Widgets.all(control -> Widgets.isButton(control, "Linked"))
                .sorted(DOWNWARDS)
                .toList()
                .get(view - 1));
        widgets.click(box);
        driver.await(Condition.equal("view " + view + " is linked", linked, box::getSelection));
        return this;
    }

    /** Waits until a row of the first view, from 0, is above what is on screen. */
    public SideBySide awaitScrolledBeyond(int row) {
        driver.await(new Condition(
                "the first view is scrolled beyond row " + row,
                () -> Rows.first(views().getFirst()) > row,
                () -> "at its top is row " + Rows.first(views().getFirst())));
        return this;
    }

    /** Waits until the first view shows its first row. */
    public SideBySide awaitAtTop() {
        driver.await(Condition.equal("the row at the top of the first view", 0, () -> Rows.first(views().getFirst())));
        return this;
    }

    /** Waits until two views have the same row at their tops. */
    public SideBySide awaitTogether() {
        driver.await(new Condition(
                "both views are at the same row",
                () -> Rows.first(views().get(0)) == Rows.first(views().get(1)),
                () -> "they are at the rows "
                        + views().stream().map(Rows::first).toList()));
        return this;
    }

    /** The row at the top of a view, from 0. */
    public int top(int view) {
        return driver.ask(() -> Rows.first(views().get(view - 1)));
    }
}
