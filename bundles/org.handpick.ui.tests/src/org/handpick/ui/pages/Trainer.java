package org.handpick.ui.pages;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.handpick.ui.driver.Condition;
import org.handpick.ui.driver.Driver;

/** The perspective Train as a person works in it. */
public final class Trainer {
    private static final Duration TRAINING = Duration.ofMinutes(5);

    private final Driver driver;
    private final Widgets widgets;

    public Trainer(Driver driver) {
        this.driver = driver;
        this.widgets = new Widgets(driver);
    }

    /** Goes to the perspective. */
    public Trainer open() {
        Perspective.TRAIN.show(driver);
        widgets.await("Build…", control -> Widgets.isButton(control, "Build…"));
        return this;
    }

    /** Goes back to where sets are picked. */
    public void leave() {
        Perspective.PICK.show(driver);
    }

    /** Builds a dataset of what the dialog offers by itself, and waits until it is chosen. */
    public Trainer build(int sets) {
        widgets.press("Build…");
        widgets.press("Build");
        driver.await(new Condition(
                "a dataset of " + sets + " sets is chosen",
                () -> combo(sets + " sets").isPresent(),
                Widgets::words));
        return this;
    }

    private static Optional<Control> combo(String words) {
        return Widgets.find(
                control -> control instanceof Combo combo && combo.getText().contains(words));
    }

    /** Chooses what to train. */
    public Trainer model(String name) {
        widgets.choose(
                (Combo) widgets.await(
                        "the choice of a model",
                        control -> control instanceof Combo one
                                && List.of(one.getItems()).contains(name)),
                name);
        return this;
    }

    /** Types into a field of the settings. @param setting its name in {@code config.yaml} */
    public Trainer set(String setting, String value) {
        Text field = (Text) widgets.await(
                "the setting " + setting,
                control -> setting.equals(control.getData("handpick.setting")) && control instanceof Text);
        widgets.click(field);
        driver.press("ctrl+a");
        driver.type(value);
        driver.await(Condition.equal("the setting " + setting, value, field::getText));
        return this;
    }

    /** Asks what a training would cost, and waits for the answer. @return that */
    public String estimate() {
        widgets.press("Estimate");
        driver.await(new Condition("the costs are told", () -> says("At most"), Widgets::words), TRAINING);
        return driver.ask(() -> Widgets.find(control ->
                        control instanceof Label label && label.getText().startsWith("At most"))
                .map(label -> ((Label) label).getText())
                .orElse("nothing"));
    }

    /** Starts a training and waits until it has gone to its end. */
    public Trainer train() {
        widgets.press("Start");
        driver.await(new Condition("the training has ended", () -> says("finished"), Widgets::words), TRAINING);
        return this;
    }

    private static boolean says(String words) {
        return Widgets.find(control ->
                        control instanceof Label label && label.getText().contains(words))
                .isPresent();
    }
}
