package org.handpick.learning.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.SetId;
import org.handpick.core.sets.StageLadder;
import org.handpick.dataset.LabelledImage;
import org.handpick.dataset.LabelledSet;
import org.handpick.dataset.Split;
import org.handpick.learning.Proposal;
import org.handpick.learning.evaluation.Baselines;
import org.handpick.learning.evaluation.Bootstrap;
import org.handpick.learning.evaluation.Calibration;
import org.handpick.learning.evaluation.Confusion;
import org.handpick.learning.evaluation.Estimate;
import org.handpick.learning.evaluation.Evaluate;
import org.handpick.learning.evaluation.Evaluation;
import org.handpick.learning.evaluation.Judged;
import org.handpick.learning.evaluation.Reliability;
import org.handpick.learning.evaluation.Task;
import org.junit.jupiter.api.Test;

class EvaluationWordsTest {
    @Test
    void a_figure_stands_with_its_interval() {
        assertEquals("0.857 (0.714–1.000)", EvaluationWords.estimate(new Estimate(0.8571, 0.714, 1, 21)));
    }

    @Test
    void a_point_of_the_calibration_tells_its_sets_and_its_interval() {
        assertEquals(
                "12 sets with a confidence of 0.810 to 0.930, on average 0.870:\nright in a share of 0.833 (0.552–0.953)",
                EvaluationWords.bin(new Reliability.Bin(0.81, 0.93, 0.87, new Estimate(10 / 12.0, 0.552, 0.953, 12))));
    }

    @Test
    void every_figure_of_a_task_stands_beside_the_rules() {
        Evaluation evaluation = evaluation(OptionalDouble.of(0.6));

        assertEquals(
                List.of("", "IoU ≥ 0.5", "mean IoU", "edge error", "displaced", "edges ≤ 0.05"),
                EvaluationWords.figures(evaluation, Task.CROP, false).header());
        assertEquals(
                List.of("", "top-1", "pairs right", "no edit"),
                EvaluationWords.figures(evaluation, Task.RANKING, false).header());
        assertTrue(EvaluationWords.figures(evaluation, Task.CROP, false)
                .tips()
                .get(4)
                .startsWith("boundary displacement; lower is better"));
        assertEquals(
                List.of("the model", "full frame", "centre 90"),
                EvaluationWords.figures(evaluation, Task.CROP, false).rows().stream()
                        .map(List::getFirst)
                        .toList());
    }

    @Test
    void a_model_without_an_opinion_is_said_to_lack_what_was_wanted_of_it() {
        Evaluation evaluation = new Evaluate(
                        List.of(),
                        Baselines.fit(List.of(), StageLadder.DEFAULT, Optional.empty(), 1),
                        new Calibration(1, OptionalDouble.empty(), 0.8, 30),
                        Bootstrap.DEFAULT)
                .run(Progress.NONE);
        assertTrue(EvaluationWords.confidence(evaluation).contains("right in 80 % of the sets"));
    }

    @Test
    void a_better_model_is_offered_only_where_it_has_an_opinion() {
        assertTrue(
                verdict(Task.RANKING, OptionalDouble.of(0.6)).endsWith(". It is offered where it has an opinion."),
                () -> verdict(Task.RANKING, OptionalDouble.of(0.6)));
        assertTrue(verdict(Task.RANKING, OptionalDouble.of(0.99))
                .endsWith(". It is offered where it has an opinion; it has one on none of these sets."));
        assertTrue(verdict(Task.RANKING, OptionalDouble.empty())
                .endsWith(
                        ". It may be asked, but at no confidence is it known to be right in 90 % of the sets, so it has an"
                                + " opinion on none and suggests nothing."));
        assertTrue(
                verdict(Task.CROP, OptionalDouble.empty()).endsWith("suggests nothing."), "a crop comes with a keeper");
    }

    @Test
    void no_side_but_that_of_the_test_says_that_a_model_is_offered() {
        for (Split side : List.of(Split.TRAIN, Split.VAL)) {
            String verdict = EvaluationWords.verdict(evaluation(OptionalDouble.of(0.6)), Task.RANKING, side);
            assertTrue(verdict.startsWith("Choosing the keeper: better than the best rule, "), verdict);
            assertTrue(verdict.endsWith(". Whether it is offered, the test side decides."), verdict);
        }
    }

    private static String verdict(Task task, OptionalDouble speaksFrom) {
        return EvaluationWords.verdict(evaluation(speaksFrom), task, Split.TEST);
    }

    /** Of a model that is right in 30 of 30 sets, in each way that the rules are not. */
    private static Evaluation evaluation(OptionalDouble speaksFrom) {
        CropBox box = new CropBox(0.1, 0.3, 0.5, 0.9);
        List<Judged> judged = IntStream.range(0, 30)
                .mapToObj(set -> judged("set " + set, set % 2, box))
                .toList();
        return new Evaluate(
                        judged,
                        Baselines.fit(List.of(), StageLadder.DEFAULT, Optional.empty(), 1),
                        new Calibration(1, speaksFrom, 0.9, 30),
                        Bootstrap.DEFAULT)
                .run(Progress.NONE);
    }

    private static Judged judged(String id, int keeper, CropBox box) {
        List<LabelledImage> images = IntStream.range(0, 2)
                .mapToObj(image -> new LabelledImage(
                        Path.of("/lib/" + image + ".png"),
                        image + ".png",
                        "stage",
                        new ImageSize(9, 9),
                        1,
                        "0".repeat(64)))
                .toList();
        LabelledSet set = new LabelledSet(
                new SetId(id),
                "/lib",
                Split.TEST,
                images,
                Optional.of(new LabelledSet.Label(keeper, Optional.of(box))),
                Instant.EPOCH,
                false);
        return new Judged(set, new Proposal(keeper == 0 ? List.of(3.0, 0.0) : List.of(0.0, 3.0), List.of(box, box)));
    }

    @Test
    void what_was_kept_stands_in_rows_and_what_was_proposed_in_columns() {
        Confusion confusion = new Confusion(
                List.of("stage1.5_face_swapped", "stage1_generated"), List.of(List.of(7, 1), List.of(0, 4)));
        EvaluationWords.Table table = EvaluationWords.confusion(confusion, false);
        assertEquals(List.of("you kept ↓  it would keep →", "1 generated", "1.5 face swapped"), table.header());
        assertEquals(
                List.of(List.of("1 generated", "✓ 4", "·"), List.of("1.5 face swapped", "1", "✓ 7")), table.rows());
        assertEquals(
                List.of("kept ↓  would keep →", "1", "1.5"),
                EvaluationWords.confusion(confusion, true).header());
    }

    @Test
    void what_has_no_number_of_its_own_is_called_by_its_name_where_there_is_little_room_too() {
        Confusion confusion = new Confusion(List.of("raw", "edited"), List.of(List.of(7, 1), List.of(0, 4)));
        assertEquals(
                List.of("kept ↓  would keep →", "edited", "raw"),
                EvaluationWords.confusion(confusion, true).header());
    }
}
