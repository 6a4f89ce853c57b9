package org.handpick.core.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.handpick.core.crop.CropBox;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.junit.jupiter.api.Test;

class DecisionDraftTest {
    private static final ImageSet SET = ImageSet.of(
            List.of(new ImageRef("1.png"), new ImageRef("2.png"), new ImageRef("3.png"), new ImageRef("4.png")));
    private static final CropBox BOX = new CropBox(0.1, 0.1, 0.9, 0.9);
    private static final int ACTIONS = 10_000;

    private final DecisionDraft fresh = DecisionDraft.of(SET);

    @Test
    void a_key_keeps_an_image_and_no_other() {
        DecisionDraft draft = fresh.toggleKeep(0).toggleKeep(2);

        assertEquals(OptionalInt.of(2), draft.keeper());
        assertTrue(draft.isRejected(0));
    }

    @Test
    void the_same_key_again_keeps_nothing() {
        assertEquals(OptionalInt.empty(), fresh.toggleKeep(1).toggleKeep(1).keeper());
    }

    @Test
    void cropping_another_image_moves_the_keep_and_leaves_the_boxes() {
        DecisionDraft draft = fresh.cropByPerson(0, BOX).cropByPerson(2, new CropBox(0, 0, 0.5, 0.5));

        assertEquals(OptionalInt.of(2), draft.keeper());
        assertEquals(BOX, draft.box(0));
    }

    @Test
    void cropping_the_keeper_again_keeps_it() {
        assertEquals(OptionalInt.of(1), fresh.toggleKeep(1).cropByPerson(1, BOX).keeper());
    }

    @Test
    void what_the_program_crops_changes_no_keep() {
        assertEquals(
                OptionalInt.of(0), fresh.toggleKeep(0).cropByProgram(3, BOX).keeper());
        assertEquals(OptionalInt.of(0), fresh.cropByPerson(0, BOX).resetCrop(0).keeper());
    }

    @Test
    void a_reset_leaves_no_box_behind() {
        DecisionDraft draft = fresh.cropByPerson(1, BOX).reset().toggleKeep(1);

        assertEquals(new Decision.Keep(new ImageRef("2.png"), CropBox.FULL), draft.decision());
    }

    @Test
    void a_skipped_image_stays_where_it_is() {
        DecisionDraft draft = fresh.toggleKeep(0).toggleSkip(0);

        assertEquals(new Decision.RejectAll(), draft.decision());
        assertEquals(Set.of(new ImageRef("1.png")), draft.leftInPlace());
        assertFalse(draft.toggleKeep(0).isSkipped(0));
    }

    @Test
    void a_broken_image_is_neither_kept_nor_rejected() {
        DecisionDraft draft = fresh.toggleKeep(3).broken(3).toggleKeep(3).cropByPerson(3, BOX);

        assertEquals(OptionalInt.empty(), draft.keeper());
        assertFalse(draft.isRejected(3));
        assertEquals(Set.of(new ImageRef("4.png")), draft.leftInPlace());
    }

    @Test
    void a_set_with_nothing_left_to_decide_about_is_skipped() {
        assertEquals(
                new Decision.Skip(),
                fresh.broken(0).toggleSkip(1).toggleSkip(2).toggleSkip(3).decision());
    }

    @Test
    void an_earlier_decision_is_shown_as_it_was_made() {
        DecisionDraft draft = fresh.cropByPerson(1, BOX);

        assertEquals(draft, DecisionDraft.of(SET, draft.decision(), draft.leftInPlace()));
    }

    @Test
    void whatever_is_done_there_is_one_keeper_at_most() {
        long seed = 1;
        Random random = new Random(seed);
        DecisionDraft draft = fresh;
        for (int action = 0; action < ACTIONS; action++) {
            int image = random.nextInt(SET.size());
            DecisionDraft before = draft;
            int what = random.nextInt(8);
            draft = switch (what) {
                case 0, 1 -> draft.toggleKeep(image);
                case 2 -> draft.cropByPerson(image, randomBox(random));
                case 3 -> draft.cropByProgram(image, randomBox(random));
                case 4 -> draft.resetCrop(image);
                case 5 -> draft.toggleSkip(image);
                case 6 -> random.nextInt(50) == 0 ? draft.broken(image) : draft;
                default -> random.nextInt(20) == 0 ? draft.reset() : draft;
            };
            check(draft, before, what, "seed " + seed + ", action " + action);
            if (draft.isBroken(image) && random.nextBoolean()) {
                draft = fresh;
            }
        }
    }

    private static void check(DecisionDraft draft, DecisionDraft before, int what, String about) {
        DecisionDraft after = draft;
        assertTrue(IntStream.range(0, SET.size()).filter(after::isKept).count() <= 1, about);
        after.keeper().ifPresent(kept -> {
            assertFalse(after.isSkipped(kept), about);
            assertFalse(after.isBroken(kept), about);
            assertEquals(new Decision.Keep(SET.images().get(kept), after.box(kept)), after.decision(), about);
        });
        if (what == 3 || what == 4) {
            assertEquals(before.keeper(), after.keeper(), about);
        }
        if (what <= 1) {
            IntStream.range(0, SET.size()).forEach(i -> assertEquals(before.box(i), after.box(i), about));
        }
    }

    private static CropBox randomBox(Random random) {
        double left = random.nextDouble() * 0.9;
        double top = random.nextDouble() * 0.9;
        return new CropBox(
                left,
                top,
                left + 0.05 + random.nextDouble() * (0.95 - left),
                top + 0.05 + random.nextDouble() * (0.95 - top));
    }
}
