package org.handpick.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.ui.PlatformUI;
import org.handpick.core.sets.SetId;
import org.handpick.learning.runs.RunConfig;
import org.handpick.learning.runs.RunEnvironment;
import org.handpick.learning.runs.RunFolder;
import org.handpick.learning.runs.Runs;
import org.handpick.ui.driver.XDriver;
import org.handpick.ui.pages.Picker;
import org.handpick.workbench.SuggestionChoices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who takes one suggestion over after the other does not reject the set that has none. */
class TakeOverByHabitTest {
    private static final String NOTHING_TO_TAKE = "There is no suggestion to take over; keep an image by its key";
    private static final String NOT_SUBMITTED =
            "Nothing was taken over, so nothing was submitted; once more rejects all images";

    @TempDir
    Path folder;

    private final XDriver driver = new XDriver(PlatformUI.getWorkbench().getDisplay());
    private final Picker picker = new Picker(driver);
    private RunFolder run;

    /** Of a run that has no model yet, so that nothing is suggested whatever other tests have trained. */
    @BeforeEach
    void have_suggestions_on() {
        run = new Runs(picker.dataArea())
                .createBegun(
                        "no model yet",
                        "classic",
                        RunConfig.EMPTY.with("model.name", "classic"),
                        new RunEnvironment(
                                Map.of(), "Linux", "a processor", 2, 1L << 33, "processor", "/data/set", "0"));
        driver.ask(() -> {
            choices().choose(Optional.of(run.id()));
            choices().show(true);
            return true;
        });
    }

    @AfterEach
    void leave_nothing_for_other_tests() throws IOException {
        driver.ask(() -> {
            choices().show(false);
            choices().choose(Optional.empty());
            return true;
        });
        try (Stream<Path> files = Files.walk(run.path())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static SuggestionChoices choices() {
        return PlatformUI.getWorkbench().getService(SuggestionChoices.class);
    }

    @Test
    void an_enter_by_habit_is_not_taken_and_the_next_one_is() throws IOException {
        picker.open(Sample.copyTo(folder.resolve("library")));
        SetId first = picker.set().id();

        picker.press("y").awaitNotice(NOTHING_TO_TAKE).press("Return").awaitNotice(NOT_SUBMITTED);

        assertEquals(first, picker.set().id());
        assertTrue(picker.library().outcome(first).isEmpty());
        picker.submit();
        assertTrue(picker.library().outcome(first).isPresent());
    }

    @Test
    void what_is_kept_meanwhile_is_submitted_at_once() throws IOException {
        picker.open(Sample.copyTo(folder.resolve("library")));

        picker.press("y").awaitNotice(NOTHING_TO_TAKE);
        picker.dragCorner(1, -40, -30).submit();
    }
}
