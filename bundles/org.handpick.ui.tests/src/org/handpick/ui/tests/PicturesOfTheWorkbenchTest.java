package org.handpick.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.e4.ui.css.swt.theme.IThemeManager;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.handpick.ui.driver.Condition;
import org.handpick.ui.driver.XDriver;
import org.handpick.ui.pages.Picker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes the pictures of docs/images, into target/images; {@code ./test --images} copies them. */
class PicturesOfTheWorkbenchTest {
    private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
    private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";

    @TempDir
    Path folder;

    private final Display display = PlatformUI.getWorkbench().getDisplay();
    private final XDriver driver = new XDriver(display);
    private final Picker picker = new Picker(driver);

    @Test
    void every_view_is_shown_in_light_and_dark() throws IOException {
        Path images = Files.createDirectories(Sample.project().resolve("bundles/org.handpick.ui.tests/target/images"));
        Files.deleteIfExists(picker.dataArea().resolve("training/select_crop_log.csv")); // of other tests
        picker.open(Sample.copyTo(folder.resolve("library")));
        picker.keep(1)
                .submit()
                .dragCorner(2, -60, -40)
                .submit()
                .keep(2)
                .submit()
                .submit()
                .keep(3)
                .submit();
        picker.dragCorner(2, -110, -70);
        theme(LIGHT);
        driver.screenshot(images.resolve("pick-light.png"));
        picker.press("m").awaitMode("Flicker");
        driver.screenshot(images.resolve("flicker-light.png"));
        picker.press("m").awaitMode("Difference").awaitDifference();
        driver.screenshot(images.resolve("difference-light.png"));
        picker.press("m").awaitMode("Side by side").press("h").awaitHelp();
        driver.screenshot(images.resolve("keys-light.png"));
        picker.press("h");
        show("org.handpick.view.traininglog");
        picker.awaitLog();
        driver.screenshot(images.resolve("training-log-light.png"));
        theme(DARK);
        driver.screenshot(images.resolve("training-log-dark.png"));
        show("org.handpick.view.details");
        driver.screenshot(images.resolve("pick-dark.png"));
        theme(LIGHT);

        assertTrue(Files.size(images.resolve("pick-light.png")) > 0);
    }

    private void theme(String id) {
        IThemeEngine engine = driver.ask(
                () -> PlatformUI.getWorkbench().getService(IThemeManager.class).getEngineForDisplay(display));
        driver.ask(() -> {
            engine.setTheme(id, false);
            return id;
        });
        driver.await(Condition.equal(
                "the theme",
                Optional.of(id),
                () -> Optional.ofNullable(engine.getActiveTheme()).map(ITheme::getId)));
    }

    private void show(String view) {
        driver.ask(() -> {
            try {
                return PlatformUI.getWorkbench()
                        .getActiveWorkbenchWindow()
                        .getActivePage()
                        .showView(view);
            } catch (PartInitException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
