package org.handpick.djl.pictures;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

class SameFrameTest {
    private static final int WIDTH = 96;
    private static final int HEIGHT = 64;

    private final Picture scene = picture(SameFrameTest::scene);
    private final SameFrame frame = new SameFrame(scene);

    /** A few bright spots on a ramp. */
    private static int scene(int x, int y) {
        int light = 20 + x / 2;
        int[][] spots = {{20, 15, 9}, {60, 40, 14}, {80, 12, 6}, {35, 50, 7}};
        for (int[] spot : spots) {
            if (Math.hypot(x - spot[0], y - spot[1]) < spot[2]) {
                light += 90;
            }
        }
        return light;
    }

    @Test
    void darker_brighter_and_grainier_pictures_show_the_same_frame() {
        Random grain = new Random(1);
        assertTrue(frame.isOf(scene));
        assertTrue(frame.isOf(picture((x, y) -> scene(x, y) / 3)));
        assertTrue(frame.isOf(picture((x, y) -> Math.min(255, 2 * scene(x, y)))));
        assertTrue(frame.isOf(picture((x, y) -> Math.clamp(scene(x, y) + grain.nextInt(-9, 10), 0, 255))));
    }

    @Test
    void a_moved_frame_another_scene_and_a_mirror_do_not() {
        assertFalse(frame.isOf(picture((x, y) -> scene(x + 8, y + 5))));
        assertFalse(frame.isOf(picture((x, y) -> scene(y, x))));
        assertFalse(frame.isOf(scene.mirrored()));
        assertFalse(frame.isOf(picture((x, y) -> 128)));
    }

    @Test
    void a_picture_of_another_shape_does_not() {
        Picture cut = new Picture(scene.rgb(), WIDTH, 0, 8, WIDTH, HEIGHT - 8);
        assertFalse(frame.isOf(cut));
    }

    private static Picture picture(IntBinaryOperator light) {
        byte[] rgb = new byte[3 * WIDTH * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                for (int colour = 0; colour < 3; colour++) {
                    rgb[(colour * HEIGHT + y) * WIDTH + x] = (byte) light.applyAsInt(x, y);
                }
            }
        }
        return new Picture(rgb, WIDTH, 0, 0, WIDTH, HEIGHT);
    }
}
