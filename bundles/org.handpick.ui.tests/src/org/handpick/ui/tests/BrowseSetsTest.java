package org.handpick.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.PlatformUI;
import org.handpick.ui.driver.XDriver;
import org.handpick.ui.pages.Browser;
import org.handpick.ui.pages.Picker;
import org.handpick.ui.pages.Trainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowseSetsTest {
    private static final int SETS = 14;

    @TempDir
    Path folder;

    private final Display display = PlatformUI.getWorkbench().getDisplay();
    private final XDriver driver = new XDriver(display);
    private final Picker picker = new Picker(driver);
    private final Browser browser = new Browser(driver);

    @AfterEach
    void showEverything() {
        browser.clearSearch().filter("All (");
    }

    @Test
    void every_view_of_the_perspective_is_there() {
        for (IViewReference view : driver.ask(() -> PlatformUI.getWorkbench()
                .getActiveWorkbenchWindow()
                .getActivePage()
                .getViewReferences())) {
            driver.ask(() -> view.getView(true));
            MPart part = driver.ask(() -> view.getPart(true).getSite().getService(MPart.class));
            assertNotNull(driver.ask(part::getObject), view.getId());
        }
    }

    @Test
    void sets_are_listed_by_state_and_by_text() throws IOException {
        picker.open(Sample.copyTo(folder.resolve("library")));
        browser.awaitRows(SETS).awaitThumbnails();
        picker.keep(1).submit().submit();

        browser.filter("Kept").awaitRows(1);
        browser.filter("To do").awaitRows(SETS - 2);
        browser.filter("All (").search("20260504_0935").awaitRows(1);
    }

    @Test
    void the_letters_that_are_keys_of_the_editor_can_be_typed_into_the_search() throws IOException {
        picker.open(Sample.copyTo(folder.resolve("library")));
        String before = picker.state();

        browser.search("pqbhm12asdfxcvnrzl[]").awaitRows(0);

        assertEquals(before, picker.state());
    }

    @Test
    void a_click_on_a_row_brings_its_set_to_the_editor() throws IOException {
        picker.open(Sample.copyTo(folder.resolve("library")));
        browser.awaitRows(SETS).choose(3);

        assertEquals(picker.library().sets().get(2), picker.awaitSet(2));
    }

    @Test
    void who_goes_back_to_picking_can_decide_at_once() throws IOException {
        picker.open(Sample.copyTo(folder.resolve("library")));
        browser.awaitRows(SETS).choose(3);
        picker.awaitSet(2);

        new Trainer(driver).open().leave();

        picker.awaitFocus().keep(1);
    }

    @Test
    void the_images_in_no_set_unfold_with_their_reasons() throws IOException {
        picker.open(Sample.copyTo(folder.resolve("library")));
        browser.awaitRows(SETS);

        assertEquals(picker.library().unassigned().size(), browser.unfold());
    }
}
