package org.handpick.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.ui.PlatformUI;
import org.handpick.core.decisions.Decision;
import org.handpick.core.sets.ImageSet;
import org.handpick.ui.driver.XDriver;
import org.handpick.ui.pages.Browser;
import org.handpick.ui.pages.Evaluator;
import org.handpick.ui.pages.Picker;
import org.handpick.ui.pages.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By a library of 300 small sets and its log: the sample has 14, and 20 must be left to judge a model by before it is offered. */
class TrainAndSuggestTest {
    @TempDir
    Path folder;

    private final XDriver driver = new XDriver(PlatformUI.getWorkbench().getDisplay());
    private final Picker picker = new Picker(driver);
    private final Browser browser = new Browser(driver);
    private final Trainer trainer = new Trainer(driver);
    private final Evaluator evaluator = new Evaluator(driver);

    @Test
    void a_person_goes_from_a_log_to_suggestions_without_leaving_the_workbench() throws IOException {
        Path log = picker.dataArea().resolve("training/select_crop_log.csv");
        Files.deleteIfExists(log); // of other tests
        picker.open(Taste.draw(folder.resolve("library"), log));

        picker.press("t").awaitSaid("No suggestions: There is no model yet");
        trainer.open()
                .model("classic")
                .set("training.epochs", "20")
                .build(Taste.SETS)
                .train();
        evaluator.open().awaitVerdict("It is offered where it has an opinion").leave();
        picker.focus().awaitSuggestion();
        ImageSet set = picker.set();
        picker.press("y").awaitState(" keep").submit();

        Decision.Keep kept =
                (Decision.Keep) picker.library().history(set.id()).getLast().decision();
        List<String> suggested = Files.readAllLines(picker.dataArea().resolve("training/suggestion_log.jsonl"));
        assertEquals(1, suggested.size());
        assertTrue(suggested.getFirst().contains(kept.keeper().fileName()), suggested::getFirst);
        assertTrue(suggested.getFirst().contains("\"visible\":true"), suggested::getFirst);
        try (Stream<String> rows = Files.lines(log)) {
            assertTrue(
                    rows.anyMatch(row -> row.contains(set.id().text() + ",") && row.contains(",true,")),
                    "no row says that a suggestion was seen");
        }

        browser.search(set.id().text()).awaitRows(1).choose(1).press("j");
        picker.awaitPainted(set.id()).awaitState(" keep").awaitOpinion();
        browser.clearSearch();
        picker.focus().press("t"); // other tests are about picking alone
    }
}
