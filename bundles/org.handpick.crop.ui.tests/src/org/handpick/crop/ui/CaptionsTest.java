package org.handpick.crop.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.decisions.DecisionDraft;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.StageLadder;
import org.handpick.picking.Tally;
import org.junit.jupiter.api.Test;

class CaptionsTest {
    private final DecisionDraft draft = DecisionDraft.of(Sets.FOUR);

    @Test
    void the_title_tells_place_stages_number_id_and_folder() {
        assertEquals(
                "Set 3 of 12 · stages 1–3 · 4 images · " + Sets.FOUR.id() + " · day",
                Captions.title(Sets.FOUR, StageLadder.DEFAULT, 2, 12));
    }

    @Test
    void images_without_a_stage_are_titled_without() {
        assertEquals("Set 1 of 1 · 2 images · " + Sets.TWO.id(), Captions.title(Sets.TWO, StageLadder.DEFAULT, 0, 1));
    }

    @Test
    void progress_counts_what_is_decided() {
        assertEquals("6 of 10 decided · 3 kept · 2 rejected · 1 skipped", Captions.progress(new Tally(10, 4, 3, 2, 1)));
    }

    @Test
    void what_enter_would_do_is_said_before() {
        assertEquals("rejects all 4 images; no image is kept", Captions.intent(draft));
        assertEquals("keeps image 2 whole, rejects 3 images", Captions.intent(draft.toggleKeep(1)));
        assertEquals(
                "keeps image 2 cropped, rejects 2 images, leaves 1 in place",
                Captions.intent(
                        draft.cropByPerson(1, new CropBox(0, 0, 0.5, 0.5)).toggleSkip(0)));
        assertEquals("rejects 3 images, leaves 1 in place; no image is kept", Captions.intent(draft.broken(3)));
        assertEquals(
                "leaves the set as it is",
                Captions.intent(draft.toggleSkip(0).toggleSkip(1).toggleSkip(2).broken(3)));
    }

    @Test
    void facts_tell_time_size_crop_and_how_it_was_read() {
        ImageSize size = new ImageSize(1600, 1200);
        assertEquals("1600 × 1200 · 20260504_091207", Captions.facts(draft, 0, Optional.of(size), true, ""));
        assertEquals(
                "1600 × 1200 → 800 × 600 · 20260504_091207 · Display P3 converted",
                Captions.facts(
                        draft.cropByProgram(0, new CropBox(0, 0, 0.5, 0.5)),
                        0,
                        Optional.of(size),
                        true,
                        "Display P3 converted"));
        assertEquals(
                "1600 × 1200 · 20260504_091207",
                Captions.facts(draft.cropByProgram(0, new CropBox(0, 0, 0.5, 0.5)), 0, Optional.of(size), false, ""));
        assertEquals("20260504_091207", Captions.facts(draft, 0, Optional.empty(), true, ""));
    }

    @Test
    void an_image_is_called_by_its_stage_else_by_its_file_name() {
        assertEquals("stage2_upscaled", Captions.name(Sets.FOUR.images().get(2), StageLadder.DEFAULT));
        assertEquals("holiday.jpg", Captions.name(new ImageRef("2026/holiday.jpg"), StageLadder.DEFAULT));
    }

    @Test
    void who_cannot_see_the_canvas_is_told_the_state_of_each_image() {
        assertEquals(
                Sets.FOUR.id() + ", image 1 reject, image 2 keep, image 3 skip, image 4 broken",
                Captions.description(
                        Optional.of(draft.toggleKeep(1).toggleSkip(2).broken(3))));
        assertEquals("No set", Captions.description(Optional.empty()));
    }
}
