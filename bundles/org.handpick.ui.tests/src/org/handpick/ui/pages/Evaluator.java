package org.handpick.ui.pages;

import java.time.Duration;
import java.util.List;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.TabFolder;
import org.handpick.ui.driver.Condition;
import org.handpick.ui.driver.Driver;

/** The view Evaluation as a person uses it. */
public final class Evaluator {
    private static final Duration JUDGING = Duration.ofMinutes(2);

    private final Driver driver;
    private final Widgets widgets;

    public Evaluator(Driver driver) {
        this.driver = driver;
        this.widgets = new Widgets(driver);
    }

    /** Goes to the perspective. */
    public Evaluator open() {
        Perspective.EVALUATE.show(driver);
        widgets.await("Evaluate", control -> Widgets.isButton(control, "Evaluate"));
        return this;
    }

    /** Goes back to where sets are picked. */
    public void leave() {
        Perspective.PICK.show(driver);
    }

    /** Chooses a run to be judged. */
    public Evaluator choose(String run) {
        widgets.choose(widgets.firstBeside("Evaluate"), run);
        return this;
    }

    /** Waits until the view says this of the run. */
    public Evaluator awaitVerdict(String words) {
        driver.await(
                new Condition(
                        "the view says " + words,
                        () -> Widgets.find(control -> control instanceof Label label
                                        && label.getText().contains(words))
                                .isPresent(),
                        Widgets::words),
                JUDGING);
        return this;
    }

    /** The figures of the model and of the rules, a row each that begins with the name. */
    public List<String> figures() {
        return driver.ask(() -> Widgets.rows(""));
    }

    /** Goes to one of the pages. */
    public Evaluator page(int page) {
        TabFolder pages = (TabFolder) widgets.await("the pages", control -> control instanceof TabFolder);
        driver.ask(() -> {
            pages.setFocus();
            return pages.getSelectionIndex();
        });
        while (driver.ask(pages::getSelectionIndex) != page) {
            int before = driver.ask(pages::getSelectionIndex);
            driver.press(before < page ? "Right" : "Left");
            driver.await(new Condition(
                    "another page", () -> pages.getSelectionIndex() != before, () -> "it is still page " + before));
        }
        return this;
    }
}
