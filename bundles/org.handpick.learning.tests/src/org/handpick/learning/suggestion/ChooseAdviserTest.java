package org.handpick.learning.suggestion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.handpick.core.Progress;
import org.handpick.dataset.Split;
import org.handpick.learning.measures.Spread;
import org.handpick.learning.measures.Trait;
import org.handpick.learning.runs.RunFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChooseAdviserTest {
    @TempDir
    Path dataArea;

    private JudgedRuns judged;

    @BeforeEach
    void open() {
        judged = new JudgedRuns(dataArea);
    }

    @Test
    void without_a_run_it_says_where_one_comes_from() {
        ChooseAdviser.Choice choice = choose(Optional.empty());
        assertEquals(Optional.empty(), choice.adviser());
        assertTrue(choice.sentence().contains("train one"), choice::sentence);
    }

    @Test
    void the_newest_that_is_better_than_the_rules_is_asked() throws IOException {
        judged.finished("old", 1, true);
        judged.finished("better", 2, true);
        judged.finished("new", 3, false);

        assertEquals("better", choose(Optional.empty()).adviser().orElseThrow().run());
    }

    @Test
    void the_one_that_a_person_chose_comes_first_but_only_when_it_is_better_than_the_rules() throws IOException {
        RunFolder old = judged.finished("old", 1, true);
        RunFolder worse = judged.finished("worse", 2, false);
        judged.finished("new", 3, true);

        assertEquals(
                "old", choose(Optional.of(old.id())).adviser().orElseThrow().run());
        ChooseAdviser.Choice refused = choose(Optional.of(worse.id()));
        assertEquals(Optional.empty(), refused.adviser());
        assertTrue(
                refused.sentence().contains("worse, which you chose, was not shown to be better"), refused::sentence);
    }

    @Test
    void a_run_that_is_gone_or_damaged_is_passed_over() throws IOException {
        judged.finished("sound", 1, true);
        RunFolder damaged = judged.finished("damaged", 2, true);
        Files.writeString(damaged.evaluation(), "no JSON");

        assertEquals("sound", choose(Optional.empty()).adviser().orElseThrow().run());
        assertEquals(
                "sound", choose(Optional.of("gone")).adviser().orElseThrow().run());
    }

    @Test
    void an_evaluation_that_lacks_a_part_is_none() throws IOException {
        RunFolder run = judged.finished("run", 1, true);
        String whole = Files.readString(run.evaluation());
        for (String part : List.of("beats_baselines", "ranking", "crop", "beats", "calibration", "wanted", "sets")) {
            Files.writeString(run.evaluation(), whole.replace('"' + part + '"', "\"another\""));

            ChooseAdviser.Choice choice = choose(Optional.of(run.id()));

            assertEquals(Optional.empty(), choice.adviser(), part);
            assertTrue(choice.sentence().contains(run.evaluation() + ": it is no evaluation"), choice::sentence);
        }
    }

    @Test
    void a_model_knows_how_much_its_pictures_varied_where_its_run_does() throws IOException {
        judged.finished("old", 1, true);
        assertEquals(Optional.empty(), spread());

        Spread measured = new Spread(Arrays.stream(Trait.values())
                .collect(Collectors.toMap(trait -> trait, trait -> trait.ordinal() / 7.0)));
        RunFolder run = judged.finished("new", 2, true);
        run.writeSpread(measured.json());
        assertEquals(Optional.of(measured), spread());

        run.writeSpread("{}");
        assertTrue(
                choose(Optional.of(run.id())).sentence().contains(run.spread() + ": it is no spread"),
                () -> choose(Optional.of(run.id())).sentence());
    }

    private Optional<Spread> spread() {
        return choose(Optional.empty()).adviser().orElseThrow().spread();
    }

    @Test
    void only_the_test_side_and_the_model_that_is_there_now_count() throws IOException {
        judged.finished("sound", 1, true);
        JudgedRuns.judge(judged.finished("by what it learned from", 2, true), Split.TRAIN);
        JudgedRuns.judge(judged.finished("by what chose the epoch", 3, true), Split.VAL);
        RunFolder replaced = judged.finished("another model", 4, true);
        Files.writeString(replaced.model(), "other numbers");

        assertEquals("sound", choose(Optional.empty()).adviser().orElseThrow().run());
        ChooseAdviser.Choice refused = choose(Optional.of(replaced.id()));
        assertEquals(Optional.empty(), refused.adviser());
        assertTrue(refused.sentence().contains("judge it anew with evaluate --report"), refused::sentence);
    }

    @Test
    void one_that_never_has_an_opinion_hides_none_that_has_and_is_asked_where_it_is_alone() throws IOException {
        JudgedRuns.judgeSilent(judged.finished("silent", 3, true));
        ChooseAdviser.Choice alone = choose(Optional.empty());
        assertEquals("silent", alone.adviser().orElseThrow().run());
        assertTrue(
                alone.sentence()
                        .contains("is asked and suggests nothing: at no confidence is it known to be right in 90 %"),
                alone::sentence);

        judged.finished("speaking", 1, true);
        assertEquals(
                "speaking", choose(Optional.empty()).adviser().orElseThrow().run());
    }

    @Test
    void when_none_is_better_it_says_so() throws IOException {
        judged.finished("worse", 1, false);
        assertTrue(choose(Optional.empty()).sentence().startsWith("No model was shown to be better"));
    }

    private ChooseAdviser.Choice choose(Optional<String> chosen) {
        return new ChooseAdviser(judged.runs(), chosen).run(Progress.NONE);
    }
}
