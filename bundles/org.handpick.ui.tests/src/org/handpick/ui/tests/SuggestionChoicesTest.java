package org.handpick.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.eclipse.ui.PlatformUI;
import org.handpick.ui.driver.XDriver;
import org.handpick.workbench.SuggestionChoices;
import org.junit.jupiter.api.Test;

class SuggestionChoicesTest {
    private final XDriver driver = new XDriver(PlatformUI.getWorkbench().getDisplay());

    @Test
    void a_run_that_was_chosen_can_be_left_for_the_newest_good_one_again() {
        assertEquals(Optional.of("20260201-100000-m"), chosen(Optional.of("20260201-100000-m")));
        assertEquals(Optional.empty(), chosen(Optional.empty()));
    }

    private Optional<String> chosen(Optional<String> run) {
        return driver.ask(() -> {
            SuggestionChoices choices = PlatformUI.getWorkbench().getService(SuggestionChoices.class);
            choices.choose(run);
            return choices.run();
        });
    }
}
