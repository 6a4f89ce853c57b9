package org.handpick.ui.pages;

import java.time.Duration;
import java.util.Optional;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.handpick.ui.driver.Condition;
import org.handpick.ui.driver.Driver;

/** The perspective Train as a person works in it. */
public final class Trainer {
    private static final String TRAIN = "org.handpick.perspective.train";
    private static final String PICK = "org.handpick.perspective.pick";
    private static final Duration TRAINING = Duration.ofMinutes(5);

    private final Driver driver;
    private final Widgets widgets;

    public Trainer(Driver driver) {
        this.driver = driver;
        this.widgets = new Widgets(driver);
    }

    /** Goes to the perspective. */
    public Trainer open() {
        show(TRAIN);
        widgets.await("Build…", control -> isButton(control, "Build…"));
        return this;
    }

    /** Goes back to where sets are picked. */
    public void leave() {
        show(PICK);
    }

    private void show(String perspective) {
        driver.ask(() -> {
            try {
                return PlatformUI.getWorkbench()
                        .showPerspective(perspective, PlatformUI.getWorkbench().getActiveWorkbenchWindow());
            } catch (WorkbenchException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Builds a dataset of what the dialog offers by itself, and waits until it is chosen. */
    public Trainer build(int sets) {
        click("Build…");
        Control name = widgets.await("Build", control -> isButton(control, "Build"));
        driver.ask(() -> name.getShell().forceFocus());
        widgets.click(name);
        driver.await(new Condition(
                "a dataset of " + sets + " sets is chosen",
                () -> combo(sets + " sets").isPresent(),
                Trainer::words));
        return this;
    }

    private static Optional<Control> combo(String words) {
        return Widgets.find(
                control -> control instanceof Combo combo && combo.getText().contains(words));
    }

    /** Starts a training and waits until it has gone to its end. */
    public Trainer train() {
        click("Start");
        driver.await(new Condition("the training has ended", () -> says("finished"), Trainer::words), TRAINING);
        return this;
    }

    private void click(String button) {
        widgets.click(widgets.await(button, control -> isButton(control, button) && control.isEnabled()));
    }

    private static boolean isButton(Control control, String text) {
        return control instanceof Button button
                && button.getText().replace("&", "").equals(text);
    }

    private static boolean says(String words) {
        return Widgets.find(control ->
                        control instanceof Label label && label.getText().contains(words))
                .isPresent();
    }

    private static String words() {
        StringBuilder words = new StringBuilder("the view says:");
        Widgets.find(control -> {
            if (control instanceof Label label && !label.getText().isBlank()) {
                words.append(" | ").append(label.getText());
            }
            return false;
        });
        return words.toString();
    }
}
