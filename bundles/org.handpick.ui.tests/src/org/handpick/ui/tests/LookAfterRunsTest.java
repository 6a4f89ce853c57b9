package org.handpick.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.ui.PlatformUI;
import org.handpick.learning.runs.RunConfig;
import org.handpick.learning.runs.RunEnvironment;
import org.handpick.learning.runs.RunFolder;
import org.handpick.learning.runs.RunNotes;
import org.handpick.learning.runs.RunRecorder;
import org.handpick.learning.runs.Runs;
import org.handpick.ui.driver.XDriver;
import org.handpick.ui.pages.Picker;
import org.handpick.ui.pages.RunsList;
import org.handpick.ui.pages.Themes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person looks at what was trained, and keeps it in order, by the keys of the list. */
class LookAfterRunsTest {
    private static final String EARLY = "Taste of early March";
    private static final String LATE = "Taste of late March";

    private final XDriver driver = new XDriver(PlatformUI.getWorkbench().getDisplay());
    private final RunsList list = new RunsList(driver);
    private final Runs runs = new Runs(new Picker(driver).dataArea());
    private final List<RunFolder> made = new ArrayList<>();

    @BeforeEach
    void begin_with_two_runs() {
        made.add(trained(EARLY, "0.001", 0.75));
        made.add(trained(LATE, "0.0005", 0.875));
        list.open().awaitFirst(LATE, EARLY);
    }

    /** As if it had been trained: what is on the disk of it is all that the view knows. */
    private RunFolder trained(String name, String rate, double top1) {
        RunFolder run = runs.createBegun(
                name,
                "classic",
                RunConfig.EMPTY.with("model.name", "classic").with("training.rate", rate),
                new RunEnvironment(Map.of(), "Linux", "a processor", 2, 1L << 33, "processor", "/data/set", "0"));
        try (RunRecorder recorder = new RunRecorder(run, Clock.systemUTC())) {
            recorder.epoch(1, 8, "val", Map.of("top1", top1, "loss", 1 - top1));
        }
        run.finish();
        return run;
    }

    @AfterEach
    void leave_nothing_for_other_tests() throws IOException {
        for (RunFolder run : made) {
            if (Files.exists(run.path())) {
                delete(run.path());
            }
        }
        // while it is on screen: the next test makes runs of the same names
        list.awaitGone(LATE).awaitGone(EARLY).leave();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    @Test
    void two_runs_that_are_selected_are_compared() {
        list.choose(1).press("shift+Down").awaitSelected(2).press("Return");

        list.awaitDifference("Top-1, validation sets", "0.7500", "0.8750")
                .awaitDifference("Learning rate", "0.001", "0.0005")
                .awaitSelected(LATE, EARLY);
    }

    @Test
    void headings_stay_bold_when_the_theme_changes() {
        String heading = "Results of epoch 1, the best";
        list.choose(1).press("Return").awaitHeading(heading);

        Themes themes = new Themes(driver).dark();
        list.awaitHeading(heading);
        themes.light();
        list.awaitHeading(heading);
    }

    @Test
    void a_run_that_is_deleted_is_in_the_trash_until_that_is_taken_back() {
        Path late = made.getLast().path();
        list.choose(1).awaitSelected(LATE).press("Delete").awaitGone(LATE).awaitSaid(LATE + " is in the trash.");
        list.awaitSelected(EARLY);
        assertTrue(Files.notExists(late));

        list.press("ctrl+z").awaitFirst(LATE, EARLY).awaitSelected(LATE);
        assertTrue(Files.exists(late.resolve("metrics.csv")));
    }

    @Test
    void a_run_is_pinned_noted_and_renamed_and_each_is_taken_back() {
        RunFolder early = made.getFirst();
        list.choose(2).press("p").awaitFirst("★ " + EARLY, LATE);
        list.note("from before the trip").awaitRow("★ " + EARLY, "from before the trip");
        list.rename("Before the trip").awaitFirst("★ Before the trip", LATE);
        assertEquals(new RunNotes("Before the trip", true, "from before the trip"), early.notes());

        list.press("ctrl+z").awaitFirst("★ " + EARLY, LATE);
        list.press("ctrl+z").awaitSaid("Taken back: Note on " + EARLY);
        list.press("ctrl+z").awaitFirst(LATE, EARLY);
        assertEquals(new RunNotes(EARLY, false, ""), early.notes());
    }
}
