package org.handpick.crop.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.eclipse.swt.graphics.Rectangle;
import org.handpick.core.crop.AspectLock;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.decisions.DecisionDraft;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CropEditorModelTest {
    private static final Rectangle CANVAS = new Rectangle(0, 0, 1300, 700);
    private static final int LINE = 16;
    private static final ImageSet SET = ImageSet.of(
            List.of(new ImageRef("1.png"), new ImageRef("2.png"), new ImageRef("3.png"), new ImageRef("4.png")));
    private static final int ACTIONS = 10_000;

    private final CropEditorModel model = new CropEditorModel();

    @BeforeEach
    void show() {
        model.show(SET, Optional.empty());
        IntStream.range(0, SET.size()).forEach(i -> model.sized(i, new ImageSize(1600, 1200)));
    }

    @Test
    void cropping_another_image_moves_the_keep() {
        model.act(PickAction.KEEP_1);
        dragCorner(2, -40, -30);

        assertEquals(OptionalInt.of(2), draft().keeper());
        assertFalse(draft().box(2).isFull());
    }

    @Test
    void a_click_without_a_move_changes_nothing() {
        EditorScene.Pane pane = pane(1);
        int x = pane.box().x + 60;
        int y = pane.box().y + 60;
        model.press(scene().hit(x, y).orElseThrow(), x, y);
        model.dragTo(x + 1, y + 1);
        model.release();

        assertEquals(DecisionDraft.of(SET), draft());
    }

    @Test
    void the_last_pixel_is_within_reach_of_the_mouse() {
        model.lock(new AspectLock.Free());
        dragCorner(0, -50, -50);
        dragCorner(0, 60, 60);

        assertEquals(1.0, draft().box(0).right());
        assertEquals(1.0, draft().box(0).bottom());
    }

    @Test
    void a_reset_leaves_no_box_behind() {
        dragCorner(0, -40, -30);
        model.act(PickAction.RESET_SET);

        assertEquals(DecisionDraft.of(SET), draft());
    }

    @Test
    void a_draft_comes_back_with_its_set() {
        model.act(PickAction.KEEP_2);
        ImageSet other = ImageSet.of(List.of(new ImageRef("a.png"), new ImageRef("b.png")));
        model.show(other, Optional.empty());
        model.show(SET, Optional.empty());

        assertEquals(OptionalInt.of(1), draft().keeper());
    }

    @Test
    void a_decided_set_is_looked_at_and_not_changed() {
        DecisionDraft decided = DecisionDraft.of(SET).toggleKeep(3);
        model.show(SET, Optional.of(decided));
        model.act(PickAction.KEEP_1);

        assertEquals(decided, draft());
    }

    @Test
    void the_point_under_the_cursor_stays_when_one_goes_nearer() {
        long seed = 5;
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            ImageSize size = new ImageSize(200 + random.nextInt(4000), 200 + random.nextInt(4000));
            Rectangle area = new Rectangle(10, 20, 300 + random.nextInt(800), 300 + random.nextInt(800));
            Lens lens = new Lens(4 + random.nextDouble() * 4, random.nextDouble(), random.nextDouble());
            Placement before = Placement.of(size, area, lens);
            double x = area.x + random.nextDouble() * area.width;
            double y = area.y + random.nextDouble() * area.height;
            boolean fills = before.bounds().width > area.width && before.bounds().height > area.height;

            Placement after = Placement.of(size, area, Placement.zoomed(size, area, lens, 1.5, x, y));

            if (fills) {
                assertEquals(before.imageX(x), after.imageX(x), 0.01, "seed " + seed + ", round " + i);
                assertEquals(before.imageY(y), after.imageY(y), 0.01, "seed " + seed + ", round " + i);
            }
        }
    }

    @Test
    void all_images_are_zoomed_together_unless_one_is_meant_alone() {
        model.zoom(pane(0), 3, 100, 100, false);
        assertEquals(model.lens(0), model.lens(3));
        model.zoom(pane(1), 2, 500, 100, true);

        assertEquals(6, model.lens(1).zoom(), 1e-9);
        assertEquals(3, model.lens(0).zoom(), 1e-9);
    }

    @Test
    void panes_are_inside_the_canvas_and_apart_from_each_other() {
        long seed = 9;
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            int count = 1 + random.nextInt(4);
            List<ImageSize> sizes = IntStream.range(0, count)
                    .mapToObj(i -> new ImageSize(1 + random.nextInt(5000), 1 + random.nextInt(5000)))
                    .toList();
            Rectangle room = new Rectangle(
                    random.nextInt(50), random.nextInt(50), 100 + random.nextInt(3000), 100 + random.nextInt(2000));
            List<Rectangle> panes = PaneLayout.of(room, sizes, LINE);
            for (int i = 0; i < count; i++) {
                assertEquals(panes.get(i), panes.get(i).intersection(room), "seed " + seed + ", round " + round);
                for (int j = 0; j < i; j++) {
                    assertFalse(panes.get(i).intersects(panes.get(j)), "seed " + seed + ", round " + round);
                }
            }
        }
    }

    @Test
    void whatever_keys_and_mouse_do_there_is_one_keeper_at_most() {
        long seed = 77;
        Random random = new Random(seed);
        PickAction[] actions = PickAction.values();
        for (int i = 0; i < ACTIONS; i++) {
            switch (random.nextInt(4)) {
                case 0 -> drag(random);
                case 1 ->
                    model.zoom(pane(random.nextInt(4)), 0.5 + random.nextDouble(), 300, 300, random.nextBoolean());
                default -> model.act(actions[random.nextInt(actions.length)]);
            }
            long kept = IntStream.range(0, SET.size()).filter(draft()::isKept).count();
            assertTrue(kept <= 1, "seed " + seed + ", action " + i);
        }
    }

    private void drag(Random random) {
        int x = random.nextInt(CANVAS.width);
        int y = random.nextInt(CANVAS.height);
        scene().hit(x, y).ifPresent(hit -> {
            CropBox other = draft().box((hit.pane().index() + 1) % SET.size());
            model.press(hit, x, y);
            model.dragTo(random.nextInt(CANVAS.width), random.nextInt(CANVAS.height));
            model.release();
            assertEquals(other, draft().box((hit.pane().index() + 1) % SET.size()));
        });
    }

    private void dragCorner(int image, int dx, int dy) {
        Rectangle box = pane(image).box();
        int x = box.x + box.width - 2;
        int y = box.y + box.height - 2;
        model.press(scene().hit(x, y).orElseThrow(), x, y);
        model.dragTo(x + dx, y + dy);
        model.release();
    }

    private EditorScene scene() {
        return model.scene(CANVAS, LINE);
    }

    private EditorScene.Pane pane(int image) {
        return scene().panes().get(image);
    }

    private DecisionDraft draft() {
        return model.draft().orElseThrow();
    }
}
