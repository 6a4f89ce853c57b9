package org.handpick.learning.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import java.util.Random;
import org.eclipse.swt.graphics.Rectangle;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.junit.jupiter.api.Test;

class SideBySideSceneTest {
    private static final Rectangle CLIENT = new Rectangle(0, 0, 800, 600);

    @Test
    void every_point_of_a_row_leads_back_to_it() {
        Random random = new Random(3);
        for (int i = 0; i < 1000; i++) {
            SideBySideScene scene = new SideBySideScene(CLIENT, random.nextInt(100_000), 10_000, 17);
            int row = scene.first() + random.nextInt(Math.max(1, scene.end() - scene.first()));
            Rectangle at = scene.row(row);
            int y = at.y + random.nextInt(at.height);
            if (y >= 0 && y < CLIENT.height) {
                assertEquals(OptionalInt.of(row), scene.rowAt(y));
            }
        }
    }

    @Test
    void rows_on_screen_are_few_however_many_there_are() {
        SideBySideScene scene = new SideBySideScene(CLIENT, 5_000_000, 1_000_000, 17);
        assertTrue(scene.end() - scene.first() < 10);
    }

    @Test
    void a_picture_is_whole_in_its_room_with_its_shape_and_its_boxes_in_it() {
        Rectangle room = new Rectangle(10, 20, 200, 150);
        Rectangle wide = SideBySideScene.fitted(room, new ImageSize(400, 100));
        assertEquals(new Rectangle(10, 70, 200, 50), wide);
        Rectangle tall = SideBySideScene.fitted(room, new ImageSize(100, 300));
        assertEquals(new Rectangle(85, 20, 50, 150), tall);
        assertEquals(new Rectangle(60, 83, 99, 24), SideBySideScene.box(wide, new CropBox(0.25, 0.25, 0.75, 0.75)));
    }

    @Test
    void scrolling_goes_as_far_as_needed_to_show_a_row_whole_and_never_beyond_the_ends() {
        SideBySideScene scene = new SideBySideScene(CLIENT, 0, 100, 17);
        assertEquals(0, scene.showing(0));
        long to = scene.showing(50);
        SideBySideScene there = new SideBySideScene(CLIENT, to, 100, 17);
        assertEquals(CLIENT.height, there.row(50).y + there.row(50).height);
        assertEquals(0, scene.inside(-5));
        assertEquals(scene.height() - CLIENT.height, scene.inside(Long.MAX_VALUE));
    }
}
