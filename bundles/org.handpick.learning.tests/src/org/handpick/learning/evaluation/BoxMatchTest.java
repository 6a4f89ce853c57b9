package org.handpick.learning.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.handpick.core.crop.CropBox;
import org.junit.jupiter.api.Test;

class BoxMatchTest {
    @Test
    void the_iou_is_what_both_have_over_what_either_has() {
        CropBox left = new CropBox(0, 0, 0.5, 1);
        assertEquals(0.5, new BoxMatch(CropBox.FULL, left).iou(), 1e-12);
        // 0.25 wide in common, 0.75 in all.
        assertEquals(1 / 3.0, new BoxMatch(left, new CropBox(0.25, 0, 0.75, 1)).iou(), 1e-12);
        assertEquals(0, new BoxMatch(left, new CropBox(0.5, 0, 1, 1)).iou());
        assertEquals(0, new BoxMatch(new CropBox(0, 0, 0.4, 0.4), new CropBox(0.6, 0.6, 1, 1)).iou());
    }

    @Test
    void the_iou_is_symmetric_within_0_and_1_and_1_for_the_same_box_alone() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            CropBox one = box(random);
            CropBox other = box(random);
            double iou = new BoxMatch(one, other).iou();
            assertEquals(iou, new BoxMatch(other, one).iou(), 1e-15);
            assertTrue(iou >= 0 && iou < 1, "IoU of two boxes " + iou);
            assertEquals(1, new BoxMatch(one, one).iou(), 1e-12);
        }
    }

    @Test
    void the_iou_is_what_counting_points_gives() {
        Random random = new Random(11);
        for (int i = 0; i < 20; i++) {
            CropBox one = box(random);
            CropBox other = box(random);
            int both = 0;
            int either = 0;
            for (double x = 0.0005; x < 1; x += 0.001) {
                for (double y = 0.0005; y < 1; y += 0.001) {
                    boolean inOne = contains(one, x, y);
                    boolean inOther = contains(other, x, y);
                    both += inOne && inOther ? 1 : 0;
                    either += inOne || inOther ? 1 : 0;
                }
            }
            assertEquals((double) both / either, new BoxMatch(one, other).iou(), 0.02);
        }
    }

    @Test
    void the_edge_error_is_the_mean_over_four_edges() {
        BoxMatch match = new BoxMatch(new CropBox(0.1, 0.2, 0.9, 0.8), new CropBox(0.2, 0.2, 0.7, 0.9));
        assertEquals((0.1 + 0 + 0.2 + 0.1) / 4, match.meanEdgeError(), 1e-12);
    }

    @Test
    void one_edge_beyond_the_tolerance_is_enough_to_be_outside() {
        CropBox wanted = new CropBox(0.1, 0.1, 0.9, 0.9);
        assertTrue(new BoxMatch(wanted, new CropBox(0.15, 0.05, 0.85, 0.95)).isWithinTolerance());
        assertFalse(new BoxMatch(wanted, new CropBox(0.151, 0.1, 0.9, 0.9)).isWithinTolerance());
        assertFalse(new BoxMatch(wanted, new CropBox(0.1, 0.1, 0.9, 0.849)).isWithinTolerance());
    }

    private static boolean contains(CropBox box, double x, double y) {
        return x >= box.left() && x < box.right() && y >= box.top() && y < box.bottom();
    }

    private static CropBox box(Random random) {
        double left = random.nextDouble() * 0.9;
        double top = random.nextDouble() * 0.9;
        return new CropBox(
                left,
                top,
                left + 0.05 + random.nextDouble() * (0.95 - left),
                top + 0.05 + random.nextDouble() * (0.95 - top));
    }
}
