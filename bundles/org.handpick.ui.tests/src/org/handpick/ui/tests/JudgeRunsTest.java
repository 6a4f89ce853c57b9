package org.handpick.ui.tests;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.ui.PlatformUI;
import org.handpick.core.sets.SetId;
import org.handpick.ui.driver.XDriver;
import org.handpick.ui.pages.Browser;
import org.handpick.ui.pages.Evaluator;
import org.handpick.ui.pages.Picker;
import org.handpick.ui.pages.RunsList;
import org.handpick.ui.pages.SideBySide;
import org.handpick.ui.pages.Trainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees of how good a run is, and does with it. */
class JudgeRunsTest {
    private static final Pattern ROW = Pattern.compile("^(t_\\w+) .*you kept (\\d), it would keep (\\d).*");
    private static final Pattern SURE = Pattern.compile("(\\d+) % sure");
    private static final Pattern SVG = Pattern.compile("<svg[^>]*>.*</svg>\\s*", Pattern.DOTALL);

    @TempDir
    Path folder;

    private final XDriver driver = new XDriver(PlatformUI.getWorkbench().getDisplay());
    private final Picker picker = new Picker(driver);
    private final Browser browser = new Browser(driver);
    private final Evaluator evaluator = new Evaluator(driver);
    private final SideBySide sideBySide = new SideBySide(driver);
    private final RunsList runs = new RunsList(driver);
    private TrainedRuns trained;

    @BeforeEach
    void have_runs() throws IOException {
        trained = TrainedRuns.made(picker.dataArea()).layInto(picker.dataArea());
    }

    @AfterEach
    void leave_nothing_for_other_tests() throws IOException {
        evaluator.leave();
        trained.takeFrom(picker.dataArea());
    }

    @Test
    void figures_stand_beside_those_of_every_rule_and_a_run_that_is_no_better_is_not_offered() {
        evaluator.open().choose(TrainedRuns.GOOD).awaitVerdict("Choosing the keeper: better than the best rule");
        List<String> figures = evaluator.page(0).figures();
        assertEquals(
                List.of("the model", "random", "first", "last", "highest stage", "sharpest", "largest file"),
                figures.stream().map(row -> row.replaceFirst(" [\\d.].*", "")).toList());
        assertTrue(figures.stream().allMatch(row -> row.matches("[a-z ]+ [01]\\.\\d{3}.*")), figures::toString);

        evaluator.choose(TrainedRuns.POOR).awaitVerdict("Choosing the keeper: not shown to be better");
        evaluator.awaitVerdict("It is not offered.");
    }

    @Test
    void sets_that_a_run_decides_otherwise_come_first() {
        evaluator.open();
        List<String> rows =
                sideBySide.choose(TrainedRuns.POOR).sort("Disagreement").rows(1);

        Matcher first = matched(rows.getFirst());
        assertNotEquals(first.group(2), first.group(3), rows::toString);

        rows = sideBySide.sort("Most confidence").awaitOtherRows(rows).rows(1);
        List<Integer> sure = sure(rows);
        assertEquals(sure.stream().sorted((one, other) -> other - one).toList(), sure);
    }

    private static Matcher matched(String row) {
        Matcher matcher = ROW.matcher(row);
        assertTrue(matcher.matches(), row);
        return matcher;
    }

    private static List<Integer> sure(List<String> rows) {
        return rows.stream()
                .map(row -> {
                    Matcher sure = SURE.matcher(row);
                    assertTrue(sure.find(), row);
                    return Integer.valueOf(sure.group(1));
                })
                .toList();
    }

    @Test
    void a_click_on_the_id_of_a_set_or_Enter_opens_it_in_the_Crop_Editor() {
        picker.open(trained.library());
        evaluator.open();
        List<String> rows =
                sideBySide.choose(TrainedRuns.POOR).sort("Disagreement").rows(1);

        sideBySide.clickId(1);
        picker.awaitPainted(id(rows.get(0)));

        evaluator.open();
        sideBySide.clickRow(2).press("Return");
        picker.awaitPainted(id(rows.get(1)));
    }

    private static SetId id(String row) {
        return new SetId(matched(row).group(1));
    }

    @Test
    void views_that_are_linked_scroll_together() {
        evaluator.open();
        sideBySide.choose(TrainedRuns.GOOD).sort("Disagreement").another();
        try {
            sideBySide.clickRow(1).press("Next").press("Next").press("Next");
            sideBySide.awaitScrolledBeyond(0).awaitTogether();

            int stays = sideBySide.link(2, false).top(2);
            sideBySide.clickRow(1).press("End").awaitScrolledBeyond(stays + 3);
            assertEquals(stays, sideBySide.top(2));
        } finally {
            sideBySide.closeOthers();
        }
    }

    @Test
    void a_click_on_a_curve_lists_the_sets_behind_it() {
        runs.open().awaitFirst(TrainedRuns.GOOD, TrainedRuns.POOR).choose(1).clickCurve();
    }

    @Test
    void curves_are_written_as_a_picture_a_drawing_and_a_table() throws IOException {
        runs.open().awaitFirst(TrainedRuns.GOOD, TrainedRuns.POOR).choose(1);

        runs.export(folder.resolve("curves.png"))
                .export(folder.resolve("curves.svg"))
                .export(folder.resolve("curves.csv"));

        assertEquals("PNG", new String(Files.readAllBytes(folder.resolve("curves.png")), 1, 3, US_ASCII));
        assertTrue(SVG.matcher(Files.readString(folder.resolve("curves.svg"))).find());
        List<String> table = Files.readAllLines(folder.resolve("curves.csv"));
        assertTrue(table.size() > 10, table::toString);
        assertTrue(table.getFirst().contains(","), table::getFirst);
    }

    @Test
    void what_a_training_would_cost_is_told_before_it_begins() {
        Trainer trainer = new Trainer(driver).open().model("classic");

        String cost = trainer.estimate();

        assertTrue(
                cost.matches("At most .* on the processor, .* of memory; .* steps of .* s, .* numbers to learn\\."),
                cost);
        trainer.leave();
    }

    @Test
    void the_sets_that_a_model_is_least_certain_of_come_first() {
        picker.open(trained.library());
        try {
            browser.order("Least certain first")
                    .choose(1)
                    .press("End")
                    .awaitEach("% sure"); // the last are those that are not asked about yet
            List<Integer> sure = sure(browser.press("Home").awaitTop(0).awaitEach("% sure"));
            assertEquals(sure.stream().sorted().toList(), sure);

            SetId least = picker.set().id();
            SetId next = picker.focus().press("Right").awaitOther(least);
            browser.choose(1);
            picker.awaitPainted(least);
            browser.choose(2);
            picker.awaitPainted(next);
        } finally {
            browser.order("Library order");
        }
    }
}
