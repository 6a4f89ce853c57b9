package org.handpick.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.model.application.ui.menu.MToolControl;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.handpick.ui.driver.XDriver;
import org.handpick.ui.pages.Evaluator;
import org.handpick.ui.pages.Keeper;
import org.handpick.ui.pages.Picker;
import org.handpick.ui.pages.RunsList;
import org.handpick.ui.pages.SideBySide;
import org.handpick.ui.pages.Themes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes the pictures of docs/images, into target/images; {@code ./test --images} copies them. */
class PicturesOfTheWorkbenchTest {
    private static final List<String> ACTIONS_OF_IDE = List.of(
            "org.eclipse.ui.edit.text.actionSet.annotationNavigation",
            "org.eclipse.ui.edit.text.actionSet.navigation",
            "org.eclipse.ui.NavigateActionSet");
    private static final String SEARCH_OF_IDE = "SearchField";
    private static final String PROGRESS = "org.eclipse.ui.views.ProgressView";

    @TempDir(factory = OtherDisk.class)
    Path folder;

    private final XDriver driver = new XDriver(PlatformUI.getWorkbench().getDisplay());
    private final Themes themes = new Themes(driver);
    private final Picker picker = new Picker(driver);
    private Path images;

    @BeforeEach
    void have_a_folder_for_pictures() throws IOException {
        images = Files.createDirectories(Sample.project().resolve("bundles/org.handpick.ui.tests/target/images"));
    }

    @Test
    void every_view_is_shown_in_light_and_dark() throws IOException {
        Files.deleteIfExists(picker.dataArea().resolve("training/select_crop_log.csv")); // of other tests
        picker.open(Sample.copyTo(folder.resolve("library")));
        asInTheProduct();
        picker.focus()
                .keep(1)
                .submit()
                .dragCorner(2, -60, -40)
                .submit()
                .keep(2)
                .submit()
                .submit()
                .keep(3)
                .submit();
        picker.dragCorner(2, -110, -70);
        driver.screenshot(images.resolve("pick-light.png"));
        picker.press("m").awaitMode("Flicker");
        driver.screenshot(images.resolve("flicker-light.png"));
        picker.press("m").awaitMode("Difference").awaitDifference();
        driver.screenshot(images.resolve("difference-light.png"));
        picker.press("m").awaitMode("Side by side").press("h").awaitHelp();
        driver.screenshot(images.resolve("keys-light.png"));
        picker.press("h");
        show("org.handpick.view.traininglog");
        picker.awaitLog().focus();
        driver.screenshot(images.resolve("training-log-light.png"));
        themes.dark();
        driver.screenshot(images.resolve("training-log-dark.png"));
        show("org.handpick.view.details");
        picker.focus();
        driver.screenshot(images.resolve("pick-dark.png"));
        themes.light();

        assertTrue(Files.size(images.resolve("pick-light.png")) > 0);
    }

    @Test
    void the_backups_are_shown_well_overdue_and_failed() throws IOException {
        Files.deleteIfExists(picker.dataArea().resolve("training/select_crop_log.csv")); // of other tests
        picker.open(Sample.copyTo(folder.resolve("library")));
        picker.keep(1).submit().keep(2).submit();
        Weeks weeks = new Weeks(picker.dataArea());
        try {
            backups(weeks, Files.createDirectory(folder.resolve("first")), "light");
            themes.dark();
            backups(weeks, Files.createDirectory(folder.resolve("second")), "dark");
        } finally {
            themes.light();
            new Keeper(driver).leave();
            weeks.forget();
        }
        assertTrue(Files.size(images.resolve("backup-failed-dark.png")) > 0);
    }

    /** Two stores with four weeks of backups; then this week's is missing, is made, and fails. */
    private void backups(Weeks weeks, Path places, String theme) throws IOException {
        Path usb = places.resolve("usb");
        Path nas = places.resolve("nas");
        weeks.forget().addStore("nas", nas).addStore("usb", usb);
        for (int week = 3; week >= 0; week--) {
            weeks.backUp("nas", nas, Duration.ofDays(8 + 7 * week)).backUp("usb", usb, Duration.ofDays(8 + 7 * week));
        }
        picker.focus().keep(1).submit();
        Keeper keeper = new Keeper(driver).open();
        asInTheProduct();
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

    @Test
    void a_model_is_shown_as_it_is_trained_judged_and_suggests() throws IOException {
        Files.deleteIfExists(picker.dataArea().resolve("training/select_crop_log.csv")); // of other tests
        TrainedRuns trained = TrainedRuns.made(picker.dataArea()).layInto(picker.dataArea());
        picker.open(Sample.copyTo(folder.resolve("library")));
        try {
            model("light");
            inTheDark(() -> model("dark"));
        } finally {
            trained.takeFrom(picker.dataArea());
        }
        assertTrue(Files.size(images.resolve("pick-suggestions-dark.png")) > 0);
    }

    private void inTheDark(Runnable work) {
        themes.dark();
        try {
            work.run();
        } finally {
            themes.light();
        }
    }

    private void model(String theme) {
        RunsList runs = new RunsList(driver).open();
        asInTheProduct();
        runs.awaitFirst(TrainedRuns.GOOD, TrainedRuns.POOR);
        runs.choose(2).press("shift+Up").awaitSelected(2).clickCurve();
        driver.screenshot(images.resolve("train-" + theme + ".png"));
        Evaluator evaluator = new Evaluator(driver).open();
        asInTheProduct();
        evaluator.choose(TrainedRuns.GOOD).awaitVerdict("Choosing the keeper: better than the best rule");
        new SideBySide(driver)
                .choose(TrainedRuns.GOOD)
                .sort("Disagreement")
                .clickRow(1)
                .press("Home")
                .awaitAtTop();
        hide(PROGRESS); // an IDE shows it for what takes long
        driver.screenshot(images.resolve("evaluate-" + theme + ".png"));
        evaluator.leave();
        asInTheProduct();
        picker.focus().press("t").awaitSuggestion();
        driver.screenshot(images.resolve("pick-suggestions-" + theme + ".png"));
        picker.press("t"); // other tests are about picking alone
    }

    private void show(String view) {
        driver.ask(() -> {
            try {
                return page().showView(view);
            } catch (PartInitException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void hide(String view) {
        driver.ask(() -> {
            Optional.ofNullable(page().findView(view)).ifPresent(page()::hideView);
            return view;
        });
    }

    /** The perspective as it was made, without what the harness of UI tests brings: an IDE, whose buttons the product does not have. */
    private void asInTheProduct() {
        driver.ask(() -> {
            IWorkbenchPage page = page();
            page.resetPerspective();
            ACTIONS_OF_IDE.forEach(page::hideActionSet);
            IWorkbenchWindow window = page.getWorkbenchWindow();
            window.getService(EModelService.class)
                    .findElements(window.getService(MWindow.class), SEARCH_OF_IDE, MToolControl.class)
                    .forEach(search -> search.setToBeRendered(false));
            return page;
        });
    }

    private static IWorkbenchPage page() {
        return PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
    }
}
