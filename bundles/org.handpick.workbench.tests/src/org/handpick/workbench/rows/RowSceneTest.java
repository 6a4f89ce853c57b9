package org.handpick.workbench.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import java.util.Random;
import org.eclipse.swt.graphics.Rectangle;
import org.handpick.core.sets.ImageSet;
import org.junit.jupiter.api.Test;

class RowSceneTest {
    private static final Rectangle CLIENT = new Rectangle(0, 0, 800, 600);
    private static final RowScene.Shape SHAPE = new RowScene.Shape(8, 48, 220, 0.75);
    private static final int LINE = 17;

    @Test
    void every_point_of_a_row_leads_back_to_it() {
        Random random = new Random(3);
        for (int i = 0; i < 1000; i++) {
            RowScene scene = scene(CLIENT, random.nextInt(100_000), 10_000);
            int row = scene.first() + random.nextInt(Math.max(1, scene.end() - scene.first()));
            Rectangle at = scene.row(row);
            int y = at.y + random.nextInt(at.height);
            if (y >= 0 && y < CLIENT.height) {
                assertEquals(OptionalInt.of(row), scene.rowAt(y));
            }
        }
    }

    @Test
    void no_row_stands_below_the_last() {
        RowScene scene = scene(CLIENT, 0, 1);
        assertEquals(OptionalInt.of(0), scene.rowAt(scene.rowHeight() - 1));
        assertEquals(OptionalInt.empty(), scene.rowAt(scene.rowHeight()));
    }

    @Test
    void rows_on_screen_are_few_however_many_there_are() {
        RowScene scene = scene(CLIENT, 5_000_000, 1_000_000);
        assertTrue(scene.end() - scene.first() < 10);
    }

    @Test
    void the_pictures_of_the_largest_set_lie_side_by_side_in_the_row() {
        RowScene scene = scene(CLIENT, 0, 3);
        Rectangle row = scene.row(1);
        int right = 0;
        for (int image = 0; image < ImageSet.MAX_IMAGES; image++) {
            Rectangle at = scene.picture(1, image);
            assertTrue(at.x > right, "picture " + image + " lies over the one before");
            assertEquals(at, at.intersection(row));
            right = at.x + at.width;
        }
        assertTrue(scene.words(1).y + LINE <= scene.picture(1, 0).y, "the words lie over the pictures");
    }

    @Test
    void pictures_grow_with_the_width_within_bounds() {
        assertEquals(48, scene(new Rectangle(0, 0, 60, 600), 0, 3).room());
        assertEquals(220, scene(new Rectangle(0, 0, 6000, 600), 0, 3).room());
    }

    @Test
    void a_picture_is_whole_in_its_room_with_its_shape() {
        Rectangle room = new Rectangle(10, 20, 200, 150);
        assertEquals(new Rectangle(10, 70, 200, 50), RowScene.fitted(room, 400, 100));
        assertEquals(new Rectangle(85, 20, 50, 150), RowScene.fitted(room, 100, 300));
    }

    @Test
    void a_row_that_is_shown_is_wholly_on_screen_with_something_of_its_neighbours() {
        int many = 100_000;
        for (int row : new int[] {0, 5, 77, many - 1}) {
            RowScene scene = scene(CLIENT, 1234, many);
            RowScene there = scene(CLIENT, scene.inside(scene.showing(row)), many);
            Rectangle at = there.row(row);
            assertTrue(at.y >= 0 && at.y + at.height <= CLIENT.height, "row " + row + " is at " + at);
            assertTrue(row == 0 || at.y > 0 || there.top() == scene.top(), "nothing is seen above row " + row);
        }
    }

    @Test
    void scrolling_never_goes_beyond_the_ends() {
        RowScene scene = scene(CLIENT, 0, 100);
        assertEquals(0, scene.inside(-5));
        assertEquals(scene.height() - CLIENT.height, scene.inside(Long.MAX_VALUE));
        assertEquals(0, scene(CLIENT, 0, 1).inside(50));
    }

    private static RowScene scene(Rectangle client, long top, int rows) {
        return new RowScene(SHAPE, client, top, rows, LINE);
    }
}
