package org.handpick.ui.tests;

import org.eclipse.ui.PlatformUI;
import org.handpick.ui.driver.XDriver;
import org.handpick.ui.pages.RunsList;
import org.handpick.ui.pages.Themes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangeThemeTest {
    private final XDriver driver = new XDriver(PlatformUI.getWorkbench().getDisplay());
    private final RunsList list = new RunsList(driver);

    @AfterEach
    void leave_the_perspective() {
        list.leave();
    }

    @Test
    void words_can_be_read_in_the_light_theme_after_the_dark_one() {
        list.open();
        Themes themes = new Themes(driver).dark().awaitReadable();

        themes.light().awaitReadable();
    }
}
