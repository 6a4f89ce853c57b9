package org.handpick.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.e4.ui.css.swt.theme.IThemeManager;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.handpick.ui.driver.Condition;
import org.handpick.ui.driver.XDriver;
import org.handpick.ui.pages.Keeper;
import org.handpick.ui.pages.Picker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes the pictures of docs/images, into target/images; {@code ./test --images} copies them. */
class PicturesOfTheWorkbenchTest {
    private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
    private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";

    @TempDir(factory = OtherDisk.class)
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

    @Test
    void the_backups_are_shown_well_overdue_and_failed() throws IOException {
        Path images = Files.createDirectories(Sample.project().resolve("bundles/org.handpick.ui.tests/target/images"));
        Files.deleteIfExists(picker.dataArea().resolve("training/select_crop_log.csv")); // of other tests
        picker.open(Sample.copyTo(folder.resolve("library")));
        picker.keep(1).submit().keep(2).submit();
        Weeks weeks = new Weeks(picker.dataArea());
        try {
            theme(LIGHT);
            backups(weeks, Files.createDirectory(folder.resolve("first")), images, "light");
            theme(DARK);
            backups(weeks, Files.createDirectory(folder.resolve("second")), images, "dark");
        } finally {
            theme(LIGHT);
            new Keeper(driver).leave();
            weeks.forget();
        }
        assertTrue(Files.size(images.resolve("backup-failed-dark.png")) > 0);
    }

    /** Two stores with four weeks of backups; then this week's is missing, is made, and fails. */
    private void backups(Weeks weeks, Path places, Path images, String theme) throws IOException {
        Path usb = places.resolve("usb");
        Path nas = places.resolve("nas");
        weeks.forget().addStore("nas", nas).addStore("usb", usb);
        for (int week = 3; week >= 0; week--) {
            weeks.backUp("nas", nas, Duration.ofDays(8 + 7 * week)).backUp("usb", usb, Duration.ofDays(8 + 7 * week));
        }
        picker.focus().keep(1).submit();
        Keeper keeper = new Keeper(driver).open();
        keeper.awaitSafety("AMBER").awaitBackups(8, "✓ sound");
        keeper.click("Delete Old…").click("Cancel").awaitUnsaid("records backed up"); // in the other theme
        keeper.awaitFile("select_crop_log.csv", "grown by 1 record");
        keeper.rest();
        driver.screenshot(images.resolve("backup-overdue-" + theme + ".png"));
        weeks.backUp("nas", nas, Duration.ofHours(3)).backUp("usb", usb, Duration.ofHours(3));
        keeper.leave();
        picker.focus().keep(1).submit();
        keeper.open().awaitSafety("WELL").awaitBackups(10, "✓ sound").awaitSaid("1 decision since");
        keeper.awaitFile("select_crop_log.csv", "grown by 1 record").rest();
        driver.screenshot(images.resolve("backup-well-" + theme + ".png"));
        Files.move(usb, places.resolve("unplugged"));
        keeper.click("Back Up Now").awaitSaid("usb: no backup was made.").awaitSafety("RED");
        keeper.awaitSomeBackups(6, "✓ sound")
                .awaitSomeBackups(5, "not there now")
                .awaitFile("select_crop_log.csv", "same")
                .rest();
        driver.screenshot(images.resolve("backup-failed-" + theme + ".png"));
        keeper.leave();
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
