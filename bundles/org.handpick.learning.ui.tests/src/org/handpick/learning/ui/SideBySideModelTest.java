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

    private final SideBySideModel model = new SideBySideModel();

    @BeforeEach
    void show() {
        model.show(Optional.of(evaluated(List.of(
                judged("right", 0, BOX, 1, 4, 0), // keeps the first, and is sure of it
                judged("wrong", 1, BOX, 2, 3, 0), // keeps the second; the model is sure of the first
                judged("shifted", 0, OFF, 3, 2, 0),
                judged("unsure", 0, BOX, 4, 0.1, 0)))));
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
        List<SideBySideModel.Side> sides = model.sides(0);

        assertFalse(sides.get(0).kept());
        assertTrue(sides.get(0).proposed());
        assertEquals(Optional.empty(), sides.get(0).crop());
        assertTrue(sides.get(0).proposedCrop().isPresent());
        assertTrue(sides.get(1).kept());
        assertEquals(Optional.of(BOX), sides.get(1).crop());
        assertEquals("wrong  ·  you kept 2, it would keep 1  ·  95 % sure  ·  IoU 1.00", model.words(0));
        assertEquals("unsure  ·  you kept 1, it would keep 1  ·  52 % sure, no opinion  ·  IoU 1.00", model.words(1));
    }

    @Test
    void a_set_of_the_open_library_is_told_to_be_seen_once_with_what_the_run_would_make_of_it() {
        ImageSet open = ImageSet.of(List.of(new ImageRef("wrong_0.png"), new ImageRef("wrong_1.png")));

        assertEquals(
                Optional.of(new DoubtSeen(
                        model.set(0).id(),
                        new Suggested(open.images().getFirst(), Optional.of(BOX), false, "e".repeat(64)))),
                model.painted(0, _ -> Optional.of(open)));
        assertEquals(Optional.empty(), model.painted(0, _ -> Optional.of(open)));
        assertEquals(Optional.empty(), model.painted(1, _ -> Optional.empty()), "which is in another library");
    }

    @Test
    void the_chosen_set_stays_chosen_in_another_order() {
        model.choose(0);
        model.sort(SideBySideModel.Order.SURE);
        assertEquals(OptionalInt.of(1), model.chosenRow());
        model.filter(SideBySideModel.Filter.SILENT);
        assertEquals(OptionalInt.empty(), model.chosenRow());
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

    private static EvaluateRun.Evaluated evaluated(List<Judged> judged) {
        Calibration calibration = new Calibration(1, OptionalDouble.of(0.6), 0.9, 30);
        Baselines baselines =
                Baselines.fit(judged.stream().map(Judged::set).toList(), StageLadder.DEFAULT, Optional.empty(), 1);
        return new EvaluateRun.Evaluated(
                new Evaluate(judged, baselines, calibration, Bootstrap.DEFAULT).run(Progress.NONE),
                new Basis(Split.TEST, "d".repeat(64), true, 0, "e".repeat(64)),
                judged,
                new Replay(List.of()),
                Consistency.UNKNOWN,
                List.of());
    }
}
