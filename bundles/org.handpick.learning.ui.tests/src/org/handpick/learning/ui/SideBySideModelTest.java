package org.handpick.learning.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.core.sets.StageLadder;
import org.handpick.dataset.LabelledImage;
import org.handpick.dataset.LabelledSet;
import org.handpick.dataset.Split;
import org.handpick.learning.Proposal;
import org.handpick.learning.evaluation.Baselines;
import org.handpick.learning.evaluation.Basis;
import org.handpick.learning.evaluation.Bootstrap;
import org.handpick.learning.evaluation.Calibration;
import org.handpick.learning.evaluation.Consistency;
import org.handpick.learning.evaluation.Evaluate;
import org.handpick.learning.evaluation.EvaluateRun;
import org.handpick.learning.evaluation.Judged;
import org.handpick.learning.evaluation.Replay;
import org.handpick.picking.Suggested;
import org.handpick.workbench.events.DoubtSeen;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SideBySideModelTest {
    private static final CropBox BOX = new CropBox(0.2, 0.2, 0.8, 0.8);
    private static final CropBox OFF = new CropBox(0.4, 0.2, 1, 0.8);

    private static final SideBySideModel.Shown FIRST = shown(
            "first",
            'e',
            judged("right", 0, BOX, 1, 4, 0), // keeps the first, and is sure of it
            judged("wrong", 1, BOX, 2, 3, 0), // keeps the second; the model is sure of the first
            judged("shifted", 0, OFF, 3, 2, 0),
            judged("unsure", 0, BOX, 4, 0.1, 0));
    /** Does the opposite about two of the sets, was not judged by one, and by another of its own. */
    private static final SideBySideModel.Shown SECOND = shown(
            "second",
            'f',
            judged("right", 0, BOX, 1, 0, 5),
            judged("wrong", 1, OFF, 2, 0, 3),
            judged("unsure", 0, BOX, 4, 0.2, 0),
            judged("other", 0, BOX, 5, 9, 0));

    private final SideBySideModel model = new SideBySideModel();

    @BeforeEach
    void show() {
        model.show(List.of(FIRST));
    }

    @Test
    void the_greatest_disagreement_comes_first() {
        assertEquals(List.of("wrong", "unsure", "shifted", "right"), listed());
        assertTrue(model.isWrong(0));
        assertFalse(model.isWrong(1));
    }

    @Test
    void other_orders_put_the_worst_crop_the_least_sure_or_the_latest_first() {
        model.sort(SideBySideModel.Order.CROP);
        assertEquals("shifted", listed().getFirst());
        model.sort(SideBySideModel.Order.UNSURE);
        assertEquals("unsure", listed().getFirst());
        model.sort(SideBySideModel.Order.SURE);
        assertEquals("right", listed().getFirst());
        model.sort(SideBySideModel.Order.LATEST);
        assertEquals(List.of("unsure", "shifted", "wrong", "right"), listed());
    }

    @Test
    void filters_list_what_they_say_and_text_finds_sets_and_images() {
        model.filter(SideBySideModel.Filter.WRONG);
        assertEquals(List.of("wrong"), listed());
        model.filter(SideBySideModel.Filter.CROP_OFF);
        assertEquals(List.of("shifted"), listed());
        model.filter(SideBySideModel.Filter.SILENT);
        assertEquals(List.of("unsure"), listed());
        model.filter(SideBySideModel.Filter.ALL);
        model.find("RIGHT_1");
        assertEquals(List.of("right"), listed());
    }

    @Test
    void a_row_tells_both_sides_of_each_image() {
        List<SideBySideRow.Side> sides = model.row(0).sides();

        assertFalse(sides.get(0).kept());
        assertTrue(sides.get(0).runs().getFirst().proposed());
        assertEquals(Optional.empty(), sides.get(0).crop());
        assertTrue(sides.get(0).runs().getFirst().crop().isPresent());
        assertTrue(sides.get(1).kept());
        assertEquals(Optional.of(BOX), sides.get(1).crop());
        assertEquals("wrong  ·  you kept 2, it would keep 1  ·  95 % sure  ·  IoU 1.00", model.words(0));
        assertEquals("unsure  ·  you kept 1, it would keep 1  ·  52 % sure, no opinion  ·  IoU 1.00", model.words(1));
    }

    @Test
    void a_set_of_the_open_library_is_told_to_be_seen_once_with_what_the_run_would_make_of_it() {
        ImageSet open = ImageSet.of(List.of(new ImageRef("wrong_0.png"), new ImageRef("wrong_1.png")));

        assertEquals(
                List.of(new DoubtSeen(
                        model.set(0).id(),
                        new Suggested(open.images().getFirst(), Optional.of(BOX), false, "e".repeat(64)))),
                model.painted(0, _ -> Optional.of(open)));
        assertEquals(List.of(), model.painted(0, _ -> Optional.of(open)));
        assertEquals(List.of(), model.painted(1, _ -> Optional.empty()), "which is in another library");
    }

    @Test
    void the_chosen_set_stays_chosen_in_another_order() {
        model.choose(0);
        model.sort(SideBySideModel.Order.SURE);
        assertEquals(OptionalInt.of(1), model.chosenRow());
        model.filter(SideBySideModel.Filter.SILENT);
        assertEquals(OptionalInt.empty(), model.chosenRow());
    }

    @Test
    void a_row_tells_what_each_chosen_run_would_do_in_the_order_of_the_runs() {
        model.show(List.of(FIRST, SECOND));
        model.find("wrong");

        assertEquals(2, model.runs());
        assertEquals(
                "wrong  ·  you kept 2  ·  first would keep 1, 95 % sure, IoU 1.00"
                        + "  ·  second would keep 2, 95 % sure, IoU 0.50",
                model.words(0));
        assertEquals("wrong  ·  you kept 2", model.row(0).decided());
        assertEquals("✕ 1, 95 %, IoU 1.00", model.row(0).brief(0, true));
        assertEquals("2, 95 %, IoU 0.50", model.row(0).brief(1, true));
        assertEquals("2, 95 %", model.row(0).brief(1, false), "where there is little room");
        model.find("unsure");
        assertEquals("(1), 52 %, IoU 1.00", model.row(0).brief(0, true), "which the run does not say");
        model.find("wrong");
        List<SideBySideRow.RunSide> kept = model.row(0).sides().get(1).runs();
        assertEquals(
                List.of(false, true),
                kept.stream().map(SideBySideRow.RunSide::proposed).toList());
        assertEquals(
                List.of(Optional.of(BOX), Optional.of(OFF)),
                kept.stream().map(SideBySideRow.RunSide::crop).toList());
    }

    @Test
    void a_set_by_which_a_run_was_not_judged_says_so_and_draws_nothing_for_it() {
        model.show(List.of(FIRST, SECOND));

        assertEquals(5, model.total());
        model.find("other");
        assertEquals(
                "other  ·  you kept 1  ·  first was not judged by this set  ·  second would keep 1, over 99 % sure, IoU 1.00",
                model.words(0));
        assertEquals("not judged by this set", model.row(0).brief(0, true));
        assertEquals(
                new SideBySideRow.RunSide(false, Optional.empty()),
                model.row(0).sides().getFirst().runs().getFirst());
    }

    @Test
    void the_run_that_is_furthest_from_the_person_brings_a_set_up() {
        model.show(List.of(FIRST, SECOND));

        assertEquals(List.of("right", "wrong", "unsure", "shifted", "other"), listed(), "runs that keep another image");
        Judged wrong = judged("unsure", 0, BOX, 4, 0, 0.1);
        model.show(List.of(FIRST, shown("third", 'a', wrong), shown("fourth", 'b', wrong)));
        assertEquals("unsure", listed().getFirst(), "which two of the runs would decide otherwise");
        model.show(List.of(FIRST, SECOND));
        model.sort(SideBySideModel.Order.LOSS);
        assertEquals(List.of("right", "wrong", "unsure"), listed().subList(0, 3));
        model.sort(SideBySideModel.Order.CROP);
        assertEquals(List.of("shifted", "wrong"), listed().subList(0, 2));
        model.sort(SideBySideModel.Order.SURE);
        assertEquals("other", listed().getFirst());
        model.sort(SideBySideModel.Order.UNSURE);
        assertEquals("unsure", listed().getFirst());
    }

    @Test
    void filters_list_a_set_for_which_one_of_the_runs_is_so() {
        model.show(List.of(FIRST, SECOND));

        model.filter(SideBySideModel.Filter.WRONG);
        assertEquals(List.of("right", "wrong"), listed());
        model.filter(SideBySideModel.Filter.CROP_OFF);
        assertEquals(List.of("wrong", "shifted"), listed());
        model.show(
                List.of(FIRST, shown("same", 'a', judged("wrong", 1, BOX, 2, 3, 0), judged("right", 0, BOX, 1, 0, 9))));
        model.filter(SideBySideModel.Filter.APART);
        assertEquals(List.of("right"), listed());
    }

    @Test
    void a_run_that_is_still_judged_keeps_its_place() {
        model.show(List.of(new SideBySideModel.Shown("slow", Optional.empty()), FIRST));

        assertEquals("not judged by this set", model.row(0).brief(0, true));
        assertEquals("✕ 1, 95 %, IoU 1.00", model.row(0).brief(1, true));
    }

    @Test
    void a_set_that_was_decided_anew_is_judged_by_the_later_decision() {
        model.show(List.of(
                shown("older", 'a', judged("anew", 0, BOX, 1, 3, 0)),
                shown("newer", 'b', judged("anew", 1, BOX, 8, 3, 0))));

        assertEquals(1, model.total());
        assertEquals("✕ 1, 95 %, IoU 1.00", model.row(0).brief(0, true));
        assertEquals("✕ 1, 95 %, IoU 1.00", model.row(0).brief(1, true));
    }

    @Test
    void what_every_run_would_keep_is_seen_and_that_of_the_first_run_last() {
        ImageSet open = ImageSet.of(List.of(new ImageRef("wrong_0.png"), new ImageRef("wrong_1.png")));
        model.show(List.of(FIRST, SECOND));
        model.find("wrong");

        assertEquals(
                List.of("f".repeat(64), "e".repeat(64)),
                model.painted(0, _ -> Optional.of(open)).stream()
                        .map(seen -> seen.doubt().model())
                        .toList());
        assertEquals(List.of(), model.painted(0, _ -> Optional.of(open)));
    }

    private List<String> listed() {
        return IntStream.range(0, model.rows())
                .mapToObj(row -> model.set(row).id().text())
                .toList();
    }

    /** @param proposed the box for every image */
    private static Judged judged(String id, int keeper, CropBox proposed, int minute, double... scores) {
        List<LabelledImage> images = IntStream.range(0, scores.length)
                .mapToObj(image -> new LabelledImage(
                        Path.of("/lib/" + id + "_" + image + ".png"),
                        id + "_" + image + ".png",
                        "stage" + image,
                        new ImageSize(300, 200),
                        1,
                        "0".repeat(64)))
                .toList();
        LabelledSet set = new LabelledSet(
                new SetId(id),
                "/lib",
                Split.TEST,
                images,
                Optional.of(new LabelledSet.Label(keeper, Optional.of(BOX))),
                Instant.parse("2026-01-01T10:0%d:00Z".formatted(minute)),
                false);
        return new Judged(
                set,
                new Proposal(
                        IntStream.range(0, scores.length)
                                .mapToObj(image -> scores[image])
                                .toList(),
                        IntStream.range(0, scores.length)
                                .mapToObj(image -> proposed)
                                .toList()));
    }

    /** @param model of which its SHA-256 is made */
    private static SideBySideModel.Shown shown(String name, char model, Judged... judged) {
        return new SideBySideModel.Shown(
                name, Optional.of(evaluated(String.valueOf(model).repeat(64), List.of(judged))));
    }

    private static EvaluateRun.Evaluated evaluated(String model, List<Judged> judged) {
        Calibration calibration = new Calibration(1, OptionalDouble.of(0.6), 0.9, 30);
        Baselines baselines =
                Baselines.fit(judged.stream().map(Judged::set).toList(), StageLadder.DEFAULT, Optional.empty(), 1);
        return new EvaluateRun.Evaluated(
                new Evaluate(judged, baselines, calibration, Bootstrap.DEFAULT).run(Progress.NONE),
                new Basis(Split.TEST, "d".repeat(64), true, 0, model),
                judged,
                new Replay(List.of()),
                Consistency.UNKNOWN,
                List.of());
    }
}
