package org.handpick.crop.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.eclipse.swt.graphics.Rectangle;
import org.handpick.core.crop.AspectLock;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.Handle;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.crop.PixelBox;
import org.handpick.core.decisions.DecisionDraft;
import org.junit.jupiter.api.Test;

class CropEditorModelTest {
    private static final int ACTIONS = 10_000;

    private final CropEditorModel model = Sets.modelOf(Sets.FOUR);

    @Test
    void cropping_another_image_moves_the_keep() {
        act(PickAction.KEEP_1);
        drag(2, Handle.BOTTOM_RIGHT, -40, -30);

        assertEquals(OptionalInt.of(2), draft().keeper());
        assertFalse(draft().box(2).isFull());
    }

    @Test
    void cropping_the_keeper_again_keeps_it() {
        drag(2, Handle.BOTTOM_RIGHT, -40, -30);
        drag(2, Handle.TOP_LEFT, 20, 20);

        assertEquals(OptionalInt.of(2), draft().keeper());
    }

    @Test
    void a_suggestion_that_is_taken_over_is_one_change_that_can_be_taken_back() {
        CropBox box = new CropBox(0.1, 0.1, 0.6, 0.7);
        act(PickAction.KEEP_1);
        DecisionDraft before = draft();

        assertFalse(model.isAccepted(2, Optional.of(box)));
        model.accept(2, Optional.of(box));
        assertEquals(OptionalInt.of(2), draft().keeper());
        assertEquals(box, draft().box(2));
        assertTrue(model.isAccepted(2, Optional.of(box)), "there is nothing left to take over");

        act(PickAction.UNDO_CHANGE);
        assertEquals(before, draft());
    }

    @Test
    void a_suggestion_without_a_crop_keeps_the_image_and_leaves_its_box() {
        model.accept(1, Optional.empty());
        model.accept(1, Optional.empty());
        assertEquals(OptionalInt.of(1), draft().keeper());
        assertTrue(draft().box(1).isFull());
    }

    @Test
    void the_box_of_an_image_that_is_kept_no_more_stays() {
        drag(0, Handle.BOTTOM_RIGHT, -40, -30);
        CropBox box = draft().box(0);
        drag(1, Handle.BOTTOM_RIGHT, -60, -50);

        assertEquals(box, draft().box(0));
        assertEquals(OptionalInt.of(1), draft().keeper());
    }

    @Test
    void a_drag_outside_the_box_draws_a_new_one() {
        model.lock(new AspectLock.Free());
        drag(0, Handle.BOTTOM_RIGHT, -250, -150);
        Rectangle image = pane(0).image().bounds();
        press(image.x + image.width - 100, image.y + image.height - 80);
        model.dragTo(image.x + image.width - 20, image.y + image.height - 10);
        model.release();

        PixelBox box = draft().box(0).on(Sets.SIZE);
        double scale = pane(0).image().scale();
        assertEquals(80 / scale, box.width(), 2);
        assertEquals(70 / scale, box.height(), 2);
    }

    @Test
    void a_full_box_gives_way_to_the_one_that_is_drawn_in_it() {
        model.lock(new AspectLock.Free());
        Rectangle image = pane(0).image().bounds();
        press(image.x + 60, image.y + 50);
        model.dragTo(image.x + 160, image.y + 120);

        assertEquals(100 / pane(0).image().scale(), draft().box(0).on(Sets.SIZE).width(), 2);
    }

    @Test
    void a_click_changes_nothing() {
        Rectangle box = pane(1).box();
        for (Handle handle : Handle.values()) {
            press(x(box, handle), y(box, handle));
            model.dragTo(x(box, handle) + 1, y(box, handle) - 1);
            model.release();
        }

        assertEquals(DecisionDraft.of(Sets.FOUR), draft());
    }

    @Test
    void a_pointer_that_comes_back_to_where_it_was_pressed_is_no_click_any_more() {
        Rectangle box = pane(1).box();
        press(x(box, Handle.BOTTOM_RIGHT), y(box, Handle.BOTTOM_RIGHT));
        model.dragTo(x(box, Handle.BOTTOM_RIGHT) - 90, y(box, Handle.BOTTOM_RIGHT) - 90);
        model.dragTo(x(box, Handle.BOTTOM_RIGHT), y(box, Handle.BOTTOM_RIGHT));
        model.release();

        assertTrue(draft().box(1).isFull());
        assertEquals(OptionalInt.of(1), draft().keeper());
    }

    @Test
    void the_last_pixel_is_within_reach_of_the_mouse_at_any_scale() {
        long seed = 11;
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            Sets.show(model, Sets.FOUR);
            act(PickAction.RESET_SET);
            model.lock(new AspectLock.Free());
            model.sized(0, new ImageSize(50 + random.nextInt(8000), 50 + random.nextInt(8000)));
            EditorScene.Pane pane = pane(0);
            model.zoom(pane, 1 + random.nextInt(20), pane.area().x + 5, pane.area().y + 5, false);
            Rectangle area = pane(0).area();
            press(area.x + area.width / 2, area.y + area.height / 2);
            model.dragTo(-100_000, -100_000);
            assertEquals(0, draft().box(0).left(), "seed " + seed + ", round " + round);
            assertEquals(0, draft().box(0).top(), "seed " + seed + ", round " + round);
            model.dragTo(100_000, 100_000);
            assertEquals(1, draft().box(0).right(), "seed " + seed + ", round " + round);
            assertEquals(1, draft().box(0).bottom(), "seed " + seed + ", round " + round);
            model.release();
        }
    }

    @Test
    void a_reset_leaves_no_box_and_no_state_behind() {
        drag(0, Handle.BOTTOM_RIGHT, -40, -30);
        act(PickAction.SKIP_IMAGE_2);
        act(PickAction.RESET_SET);

        assertEquals(DecisionDraft.of(Sets.FOUR), draft());
    }

    @Test
    void a_nudge_moves_the_box_of_the_keeper_by_what_a_point_shows() {
        model.lock(new AspectLock.Free());
        drag(3, Handle.BOTTOM_RIGHT, -100, -80);
        PixelBox before = draft().box(3).on(Sets.SIZE);
        act(PickAction.MOVE_RIGHT);
        act(PickAction.WIDER);
        PixelBox after = draft().box(3).on(Sets.SIZE);
        int step = (int) Math.round(1 / pane(3).image().scale());

        assertEquals(before.left() + step, after.left());
        assertEquals(before.right() + 2 * step, after.right());
        assertEquals(before.top(), after.top());
    }

    @Test
    void a_nudge_that_moves_nothing_keeps_nothing() {
        model.point(2);
        act(PickAction.MOVE_LEFT);

        assertEquals(DecisionDraft.of(Sets.FOUR), draft());
    }

    @Test
    void a_set_that_is_shown_again_begins_with_nothing_and_leaves_nothing_behind() {
        act(PickAction.KEEP_3);
        DecisionDraft decided = draft();

        model.showAgain(Sets.FOUR);
        assertEquals(DecisionDraft.of(Sets.FOUR), draft());
        assertTrue(model.isEditable());
        act(PickAction.KEEP_1);
        assertEquals(OptionalInt.of(0), draft().keeper());
        assertEquals(java.util.List.of(decided), model.undecided(), "what was done the second time is no draft");

        model.show(Sets.FOUR);
        assertEquals(decided, draft());
    }

    @Test
    void a_draft_comes_back_with_its_set() {
        act(PickAction.KEEP_2);
        Sets.show(model, Sets.TWO);
        Sets.show(model, Sets.FOUR);

        assertEquals(OptionalInt.of(1), draft().keeper());
    }

    @Test
    void sets_left_with_changes_are_counted_until_they_are_decided() {
        act(PickAction.KEEP_2);
        Sets.show(model, Sets.TWO);
        assertEquals(1, model.undecided().size());
        model.forget(Sets.FOUR.id());

        assertEquals(0, model.undecided().size());
    }

    @Test
    void a_decision_taken_back_comes_back_with_keeper_and_box() {
        DecisionDraft undone = DecisionDraft.of(Sets.FOUR).cropByPerson(3, new CropBox(0.1, 0.1, 0.5, 0.5));
        model.restore(undone);
        model.show(Sets.FOUR);

        assertEquals(undone, draft());
        assertTrue(model.isEditable());
    }

    @Test
    void changes_of_a_set_are_taken_back_one_by_one_and_a_drag_is_one() {
        act(PickAction.KEEP_1);
        DecisionDraft kept = draft();
        Rectangle box = pane(2).box();
        press(box.x + box.width - 2, box.y + box.height - 2);
        for (int move = 1; move < 9; move++) {
            model.dragTo(box.x + box.width - 10 * move, box.y + box.height - 8 * move);
        }
        model.release();
        DecisionDraft cropped = draft();
        act(PickAction.SKIP_IMAGE_2);

        act(PickAction.UNDO_CHANGE);
        assertEquals(cropped, draft());
        act(PickAction.UNDO_CHANGE);
        assertEquals(kept, draft());
        act(PickAction.UNDO_CHANGE);
        assertEquals(DecisionDraft.of(Sets.FOUR), draft());
        assertFalse(model.allows(PickAction.UNDO_CHANGE));
    }

    @Test
    void a_decided_set_is_looked_at_and_not_changed() {
        DecisionDraft decided = DecisionDraft.of(Sets.FOUR).toggleKeep(3);
        model.showDecided(decided);
        IntStream.range(0, 4).forEach(image -> model.sized(image, Sets.SIZE));
        drag(0, Handle.BOTTOM_RIGHT, -40, -30);
        for (PickAction action : PickAction.values()) {
            act(action);
        }
        model.broken(0);

        assertEquals(decided, draft());
    }

    @Test
    void a_set_on_its_way_to_the_disk_shows_what_was_decided_and_is_not_changed() {
        act(PickAction.KEEP_2);
        Sets.show(model, Sets.TWO);
        model.showLocked(Sets.FOUR);
        act(PickAction.KEEP_1);

        assertEquals(OptionalInt.of(1), draft().keeper());
    }

    @Test
    void a_broken_image_is_neither_kept_nor_cropped() {
        model.broken(0);
        act(PickAction.KEEP_1);
        drag(0, Handle.BOTTOM_RIGHT, -40, -30);

        assertEquals(DecisionDraft.of(Sets.FOUR).broken(0), draft());
    }

    @Test
    void keys_of_images_that_the_set_has_not_do_nothing() {
        Sets.show(model, Sets.TWO);
        Set<PickAction> refused = EnumSet.allOf(PickAction.class);
        refused.removeIf(model::allows);

        assertEquals(
                EnumSet.of(
                        PickAction.KEEP_3,
                        PickAction.KEEP_4,
                        PickAction.SKIP_IMAGE_3,
                        PickAction.SKIP_IMAGE_4,
                        PickAction.RESET_CROP_3,
                        PickAction.RESET_CROP_4,
                        PickAction.UNDO_CHANGE,
                        PickAction.COPY_TIME_3,
                        PickAction.COPY_TIME_4,
                        PickAction.JUDGE_AGAIN,
                        PickAction.NEXT_PAIR),
                refused);
    }

    @Test
    void the_lock_goes_through_every_shape_and_begins_again() {
        AspectLock first = model.lock();
        AspectLock.PRESETS.forEach(shape -> act(PickAction.ASPECT_LOCK));

        assertEquals(first, model.lock());
    }

    @Test
    void full_size_shows_a_pixel_on_a_pixel_and_then_all_again() {
        EditorScene.Pane pane = pane(1);
        model.toggleFullSize(pane, 0.5, pane.area().x + 30, pane.area().y + 40);
        assertEquals(0.5, pane(1).image().scale(), 1e-9);
        model.toggleFullSize(pane(1), 0.5, 0, 0);

        assertTrue(model.lenses().areWhole());
    }

    @Test
    void whatever_keys_and_mouse_do_there_is_one_keeper_at_most() {
        long seed = 77;
        Random random = new Random(seed);
        PickAction[] actions = PickAction.values();
        for (int i = 0; i < ACTIONS; i++) {
            switch (random.nextInt(4)) {
                case 0 -> dragAnywhere(random);
                case 1 -> {
                    EditorScene.Pane pane = scene().panes().getFirst();
                    model.zoom(pane, 0.5 + random.nextDouble(), 300, 300, random.nextBoolean());
                }
                default -> act(actions[random.nextInt(actions.length)]);
            }
            long kept = IntStream.range(0, 4).filter(draft()::isKept).count();
            assertTrue(kept <= 1, "seed " + seed + ", action " + i);
        }
    }

    private void dragAnywhere(Random random) {
        int x = random.nextInt(Sets.CANVAS.width);
        int y = random.nextInt(Sets.CANVAS.height);
        scene().hit(x, y).ifPresent(hit -> {
            int neighbour = (hit.pane().index() + 1) % Sets.FOUR.size();
            CropBox other = draft().box(neighbour);
            model.press(hit, x, y);
            model.dragTo(random.nextInt(Sets.CANVAS.width), random.nextInt(Sets.CANVAS.height));
            model.release();
            assertEquals(other, draft().box(neighbour));
        });
    }

    private void act(PickAction action) {
        model.act(action, scene());
    }

    private void press(int x, int y) {
        model.press(scene().hit(x, y).orElseThrow(), x, y);
    }

    private void drag(int image, Handle handle, int dx, int dy) {
        Rectangle box = pane(image).box();
        press(x(box, handle), y(box, handle));
        model.dragTo(x(box, handle) + dx, y(box, handle) + dy);
        model.release();
    }

    private static int x(Rectangle box, Handle handle) {
        return box.x + (box.width - 1) * (handle.horizontal() + 1) / 2;
    }

    private static int y(Rectangle box, Handle handle) {
        return box.y + (box.height - 1) * (handle.vertical() + 1) / 2;
    }

    private EditorScene scene() {
        return model.scene(Sets.CANVAS, Sets.LINE);
    }

    private EditorScene.Pane pane(int image) {
        return scene().pane(image).orElseThrow();
    }

    private DecisionDraft draft() {
        return model.draft().orElseThrow();
    }
}
