package org.handpick.core.crop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BoxDragTest {
    private static final ImageSize SIZE = new ImageSize(1664, 2432);
    private static final int ROUNDS = 20_000;

    @Test
    void the_opposite_corner_stays() {
        PixelBox start = new PixelBox(100, 200, 900, 1400);

        assertEquals(
                new PixelBox(100, 200, 700, 1100),
                new BoxDrag(SIZE, start, Handle.BOTTOM_RIGHT, new AspectLock.Free(), 900, 1400).at(700, 1100));
        assertEquals(
                new PixelBox(300, 500, 900, 1400),
                new BoxDrag(SIZE, start, Handle.TOP_LEFT, new AspectLock.Free(), 100, 200).at(300, 500));
    }

    @Test
    void where_it_was_taken_hold_of_does_not_make_it_jump() {
        PixelBox start = new PixelBox(100, 200, 900, 1400);

        assertEquals(
                start, new BoxDrag(SIZE, start, Handle.BOTTOM_RIGHT, new AspectLock.Free(), 890, 1412).at(890, 1412));
    }

    @Test
    void the_last_pixel_is_reached() {
        BoxDrag drag = BoxDrag.drawing(SIZE, new AspectLock.Free(), 10, 10);

        assertEquals(new PixelBox(10, 10, 1664, 2432), drag.at(5000, 5000));
    }

    @Test
    void a_locked_box_keeps_its_shape_and_its_corner() {
        BoxDrag drag = new BoxDrag(
                SIZE, new PixelBox(100, 200, 500, 600), Handle.BOTTOM_RIGHT, new AspectLock.Ratio(16, 9), 500, 600);

        assertEquals(new PixelBox(100, 200, 1060, 740), drag.at(1060, 300));
    }

    @Test
    void dragged_across_its_anchor_it_flips() {
        BoxDrag drag = new BoxDrag(
                SIZE, new PixelBox(500, 500, 600, 600), Handle.BOTTOM_RIGHT, new AspectLock.Free(), 600, 600);

        assertEquals(new PixelBox(400, 300, 500, 500), drag.at(400, 300));
    }

    @Test
    void a_moved_box_keeps_its_size_and_stays_inside() {
        BoxDrag drag = new BoxDrag(SIZE, new PixelBox(100, 200, 500, 600), Handle.BODY, new AspectLock.Own(), 300, 300);

        assertEquals(new PixelBox(1264, 2032, 1664, 2432), drag.at(9000, 9000));
        assertEquals(new PixelBox(0, 0, 400, 400), drag.at(-9000, -9000));
    }

    @Test
    void whatever_is_dragged_wherever_the_box_stays_true() {
        long seed = 4711;
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            ImageSize size = new ImageSize(1 + random.nextInt(3000), 1 + random.nextInt(3000));
            PixelBox start = randomBox(random, size);
            Handle handle = Handle.values()[random.nextInt(Handle.values().length)];
            AspectLock lock = AspectLock.PRESETS.get(random.nextInt(AspectLock.PRESETS.size()));
            double x = random.nextDouble(-500, size.width() + 500.0);
            double y = random.nextDouble(-500, size.height() + 500.0);
            String about =
                    "seed " + seed + ", round " + round + ": " + size + " " + start + " " + handle + " " + lock.label();

            PixelBox box = new BoxDrag(size, start, handle, lock, start.left(), start.top()).at(x, y);

            assertTrue(box.fits(size), about + " -> " + box);
            if (handle == Handle.BODY) {
                assertEquals(start.size(), box.size(), about);
            } else if (lock.aspect(size).isPresent()) {
                double ratio = lock.aspect(size).getAsDouble();
                double off = Math.abs(box.width() - box.height() * ratio);
                boolean tiny = box.width() == 1 || box.height() == 1;
                assertTrue(tiny || off <= 0.5 + 0.5 * ratio + 1e-6, about + " -> " + box + " is off by " + off);
            }
        }
    }

    private static PixelBox randomBox(Random random, ImageSize size) {
        int left = random.nextInt(size.width());
        int top = random.nextInt(size.height());
        return new PixelBox(
                left,
                top,
                left + 1 + random.nextInt(size.width() - left),
                top + 1 + random.nextInt(size.height() - top));
    }

    @Test
    void ratios_are_read_as_people_write_them() {
        assertEquals(new AspectLock.Ratio(16, 9), AspectLock.Ratio.parse("16:9"));
        assertEquals(new AspectLock.Ratio(1.85, 1), AspectLock.Ratio.parse(" 1.85 : 1 "));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> AspectLock.Ratio.parse("wide"))
                .getMessage()
                .contains("such as 16:9"));
        assertThrows(IllegalArgumentException.class, () -> AspectLock.Ratio.parse("0:1"));
    }
}
