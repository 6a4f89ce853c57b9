package org.handpick.crop.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.eclipse.swt.graphics.Rectangle;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.Handle;
import org.handpick.core.crop.ImageSize;
import org.junit.jupiter.api.Test;

class EditorSceneTest {
    private static final int ROUNDS = 2_000;
    private static final long SEED = 9;
    private static final CropBox BOX = new CropBox(0.25, 0.25, 0.75, 0.75);

    private final Random random = new Random(SEED);

    @Test
    void every_handle_is_found_where_it_stands_at_any_scale() {
        for (int round = 0; round < ROUNDS; round++) {
            EditorScene.Pane pane = pane(300 + random.nextInt(3000), 300 + random.nextInt(2000), BOX);
            Rectangle box = pane.box();
            for (Handle handle : Handle.values()) {
                int x = box.x + (box.width - 1) * (handle.horizontal() + 1) / 2;
                int y = box.y + (box.height - 1) * (handle.vertical() + 1) / 2;
                assertEquals(Optional.of(handle), pane.handleAt(x, y), handle + ", seed " + SEED + ", round " + round);
            }
        }
    }

    @Test
    void a_corner_reaches_as_far_outside_the_box_and_an_edge_along_its_whole_length() {
        EditorScene.Pane pane = pane(1400, 1000, BOX);
        Rectangle box = pane.box();
        int right = box.x + box.width;
        int bottom = box.y + box.height;

        assertEquals(
                Optional.of(Handle.BOTTOM_RIGHT),
                pane.handleAt(right + EditorScene.CORNER_REACH - 1, bottom + EditorScene.CORNER_REACH - 1));
        assertEquals(
                Optional.of(Handle.RIGHT),
                pane.handleAt(right + EditorScene.EDGE_REACH - 1, box.y + EditorScene.CORNER_REACH + 1));
        assertEquals(Optional.empty(), pane.handleAt(right + EditorScene.CORNER_REACH, box.y + box.height / 2));
        assertEquals(Optional.empty(), pane.handleAt(right + EditorScene.EDGE_REACH, box.y + box.height / 2));
    }

    @Test
    void even_a_small_box_can_be_moved() {
        EditorScene.Pane pane = pane(1400, 1000, new CropBox(0.5, 0.5, 0.505, 0.505));
        Rectangle box = pane.box();

        assertTrue(box.width < EditorScene.EDGE_REACH, "the box is " + box);
        assertEquals(Optional.of(Handle.BODY), pane.handleAt(box.x + box.width / 2, box.y + box.height / 2));
    }

    @Test
    void what_is_hit_is_the_pane_whose_picture_is_under_the_pointer() {
        EditorScene scene = scene(Sets.CANVAS, 4, Sets.SIZE);
        for (EditorScene.Pane pane : scene.panes()) {
            Rectangle area = pane.area();
            assertEquals(
                    pane,
                    scene.hit(area.x + area.width / 2, area.y + area.height / 2)
                            .orElseThrow()
                            .pane());
            assertEquals(Optional.empty(), scene.hit(pane.header().x + 5, pane.header().y + 5));
            assertEquals(Optional.empty(), scene.hit(pane.footer().x + 5, pane.footer().y + 5));
        }
    }

    @Test
    void panes_are_inside_the_canvas_and_apart_from_each_other() {
        for (int round = 0; round < ROUNDS; round++) {
            String when = "seed " + SEED + ", round " + round;
            Rectangle client = new Rectangle(0, 0, 1 + random.nextInt(3000), 1 + random.nextInt(2000));
            EditorScene scene = EditorScene.of(
                    client,
                    Sets.LINE,
                    IntStream.range(0, 1 + random.nextInt(4))
                            .mapToObj(
                                    i -> subject(i, new ImageSize(1 + random.nextInt(5000), 1 + random.nextInt(5000))))
                            .toList());
            List<EditorScene.Pane> panes = scene.panes();
            for (int i = 0; i < panes.size(); i++) {
                Rectangle bounds = panes.get(i).bounds();
                if (client.width > 200 && client.height > 300) {
                    assertEquals(bounds, bounds.intersection(client), when);
                    assertEquals(panes.get(i).area(), panes.get(i).area().intersection(bounds), when);
                    assertFalse(bounds.intersects(scene.strip()), when);
                    assertFalse(bounds.intersects(scene.bar()), when);
                }
                for (int j = 0; j < i; j++) {
                    assertFalse(bounds.intersects(panes.get(j).bounds()), when);
                }
            }
        }
    }

    @Test
    void wide_images_stand_below_each_other_and_tall_ones_side_by_side() {
        List<EditorScene.Pane> wide =
                scene(Sets.CANVAS, 2, new ImageSize(3000, 500)).panes();
        List<EditorScene.Pane> tall =
                scene(Sets.CANVAS, 2, new ImageSize(500, 3000)).panes();

        assertEquals(wide.get(0).bounds().x, wide.get(1).bounds().x);
        assertEquals(tall.get(0).bounds().y, tall.get(1).bounds().y);
    }

    @Test
    void four_square_images_use_a_square_canvas_as_a_grid() {
        List<EditorScene.Pane> panes = scene(new Rectangle(0, 0, 1200, 1200), 4, new ImageSize(800, 800))
                .panes();

        assertEquals(panes.get(0).bounds().y, panes.get(1).bounds().y);
        assertEquals(panes.get(0).bounds().x, panes.get(2).bounds().x);
    }

    private static EditorScene.Pane pane(int width, int height, CropBox box) {
        EditorScene.Subject subject = new EditorScene.Subject(0, Sets.SIZE, box, Lens.WHOLE);
        return EditorScene.of(new Rectangle(0, 0, width, height), Sets.LINE, List.of(subject))
                .panes()
                .getFirst();
    }

    private static EditorScene scene(Rectangle client, int images, ImageSize size) {
        return EditorScene.of(
                client,
                Sets.LINE,
                IntStream.range(0, images).mapToObj(i -> subject(i, size)).toList());
    }

    private static EditorScene.Subject subject(int index, ImageSize size) {
        return new EditorScene.Subject(index, size, CropBox.FULL, Lens.WHOLE);
    }
}
