package org.handpick.crop.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.eclipse.swt.graphics.Rectangle;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.crop.PixelBox;
import org.handpick.imaging.Fit;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private static final int ROUNDS = 2_000;
    private static final long SEED = 5;

    private final Random random = new Random(SEED);

    @Test
    void the_point_under_the_cursor_stays_when_one_goes_nearer() {
        for (int round = 0; round < ROUNDS; round++) {
            ImageSize size = anySize();
            Rectangle area = anyArea();
            Lens lens = new Lens(4 + random.nextDouble() * 4, random.nextDouble(), random.nextDouble());
            Placement before = Placement.of(size, area, lens);
            double x = area.x + random.nextDouble() * area.width;
            double y = area.y + random.nextDouble() * area.height;
            if (before.bounds().width > area.width && before.bounds().height > area.height) {
                Placement after = Placement.of(size, area, Placement.zoomed(size, area, lens, 1.5, x, y));

                assertEquals(before.imageX(x), after.imageX(x), 1e-6, "seed " + SEED + ", round " + round);
                assertEquals(before.imageY(y), after.imageY(y), 1e-6, "seed " + SEED + ", round " + round);
            }
        }
    }

    @Test
    void going_nearer_and_back_ends_where_it_began() {
        ImageSize size = new ImageSize(3000, 2000);
        Rectangle area = new Rectangle(0, 0, 600, 400);
        Lens lens = new Lens(5, 0.4, 0.6);
        Lens near = Placement.zoomed(size, area, lens, 1.2, 200, 100);
        Lens back = Placement.zoomed(size, area, near, 1 / 1.2, 200, 100);

        assertEquals(lens.zoom(), back.zoom(), 1e-9);
        assertEquals(lens.x(), back.x(), 1e-9);
        assertEquals(lens.y(), back.y(), 1e-9);
    }

    @Test
    void a_picture_that_is_panned_past_its_edge_comes_back_at_once() {
        ImageSize size = new ImageSize(3000, 2000);
        Rectangle area = new Rectangle(0, 0, 600, 400);
        Lens atEdge = Placement.panned(size, area, new Lens(4, 0.5, 0.5), 100_000, 0);
        Lens back = Placement.panned(size, area, atEdge, -10, 0);

        assertEquals(0, Placement.of(size, area, atEdge).left(), 1e-9);
        assertEquals(-10, Placement.of(size, area, back).left(), 1e-9);
    }

    @Test
    void there_is_no_gap_beside_a_picture_that_is_larger_than_its_pane() {
        for (int round = 0; round < ROUNDS; round++) {
            ImageSize size = anySize();
            Rectangle area = anyArea();
            Lens lens = new Lens(1 + random.nextDouble() * 10, random.nextDouble(), random.nextDouble());
            Placement placed = Placement.of(size, area, lens);
            String when = "seed " + SEED + ", round " + round;

            assertTrue(
                    placed.canvasX(size.width()) - placed.left() <= area.width + 1e-6
                            || placed.left() <= area.x + 1e-6
                                    && placed.canvasX(size.width()) >= area.x + area.width - 1e-6,
                    when);
            assertTrue(
                    placed.canvasY(size.height()) - placed.top() <= area.height + 1e-6
                            || placed.top() <= area.y + 1e-6
                                    && placed.canvasY(size.height()) >= area.y + area.height - 1e-6,
                    when);
        }
    }

    @Test
    void a_whole_picture_covers_as_many_points_as_it_is_decoded_to() {
        for (int round = 0; round < ROUNDS; round++) {
            Rectangle area = anyArea();
            ImageSize size = new ImageSize(area.width + random.nextInt(5000), area.height + random.nextInt(5000));
            Rectangle bounds = Placement.of(size, area, Lens.WHOLE).bounds();
            ImageSize made = new Fit.Within(area.width, area.height).of(size);

            assertEquals(made, new ImageSize(bounds.width, bounds.height), "seed " + SEED + ", round " + round);
        }
    }

    @Test
    void the_pixels_under_the_whole_picture_are_all_of_them() {
        for (int round = 0; round < ROUNDS; round++) {
            ImageSize size = anySize();
            Placement placed = Placement.of(size, anyArea(), Lens.WHOLE);
            Rectangle around = new Rectangle(-100, -100, 5000, 5000);

            assertEquals(PixelBox.full(size), placed.under(around), "seed " + SEED + ", round " + round);
        }
    }

    private ImageSize anySize() {
        return new ImageSize(200 + random.nextInt(4000), 200 + random.nextInt(4000));
    }

    private Rectangle anyArea() {
        return new Rectangle(10, 20, 300 + random.nextInt(800), 300 + random.nextInt(800));
    }
}
