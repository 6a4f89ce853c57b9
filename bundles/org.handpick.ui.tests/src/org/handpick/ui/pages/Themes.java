package org.handpick.ui.pages;

import java.util.Map;
import java.util.Optional;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.handlers.RadioState;
import org.handpick.ui.driver.Condition;
import org.handpick.ui.driver.Driver;

/** The themes in the menu Window, and how well words can be read in them. */
public final class Themes {
    private static final String PREFIX = "org.eclipse.e4.ui.css.theme.e4_";
    /** Of 255, by Rec. 709 luma. */
    private static final double LEAST_CONTRAST = 80;

    private final Driver driver;

    public Themes(Driver driver) {
        this.driver = driver;
    }

    public Themes light() {
        return choose("default");
    }

    public Themes dark() {
        return choose("dark");
    }

    /** Chooses as the menu does, and does not start again. */
    private Themes choose(String theme) {
        driver.ask(() -> {
            Display.getCurrent()
                    .asyncExec(() -> execute(PREFIX + theme)); // it ends only with the question that it asks
            return theme;
        });
        driver.await(new Condition(
                "the question whether to start again", () -> question().isPresent(), () -> "none"));
        driver.press("Escape");
        driver.await(new Condition("the question is gone", () -> question().isEmpty(), () -> "it is there"));
        return this;
    }

    private static void execute(String theme) {
        ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);
        ParameterizedCommand command = ParameterizedCommand.generateCommand(
                commands.getCommand("org.handpick.command.theme"), Map.of(RadioState.PARAMETER_ID, theme));
        try {
            PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(command, null);
        } catch (CommandException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Control> question() {
        return Widgets.find(
                control -> control instanceof Shell shell && shell.getText().equals("Theme"));
    }

    /** Waits until all words of labels and tables on screen stand out from what they stand on. */
    public Themes awaitReadable() {
        driver.await(new Condition(
                "all words can be read",
                () -> unreadable().isEmpty(),
                () -> unreadable().map(Themes::words).orElse("they can")));
        return this;
    }

    private static Optional<Control> unreadable() {
        return Widgets.find(control -> (control instanceof Label || control instanceof Table)
                && Math.abs(luma(control.getForeground()) - luma(control.getBackground())) < LEAST_CONTRAST);
    }

    private static double luma(Color color) {
        return 0.2126 * color.getRed() + 0.7152 * color.getGreen() + 0.0722 * color.getBlue();
    }

    private static String words(Control control) {
        return control + " is " + control.getForeground() + " on " + control.getBackground();
    }
}
