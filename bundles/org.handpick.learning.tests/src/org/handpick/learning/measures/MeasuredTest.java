package org.handpick.learning.measures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.function.UnaryOperator;
import org.handpick.core.crop.ImageSize;
import org.handpick.imaging.Pixels;
import org.junit.jupiter.api.Test;

class MeasuredTest {
    private static final double ROUNDING = 1e-3;

    @Test
    void a_flat_picture_has_its_colour_and_nothing_else() {
        Measured measured = Drawing.flat(140, 70, 0xC08040).measured();
        Measures whole = measured.whole();
        assertEquals(0, whole.get(Measure.SHARPNESS), ROUNDING);
        assertEquals((0.299 * 0xC0 + 0.587 * 0x80 + 0.114 * 0x40) / 255, whole.get(Measure.BRIGHTNESS), ROUNDING);
        assertEquals(0, whole.get(Measure.CONTRAST), ROUNDING);
        assertEquals(0, whole.get(Measure.NOISE), ROUNDING);
        assertEquals(0, whole.get(Measure.EDGE_DENSITY));
        assertEquals(128 / 255.0, whole.get(Measure.WARMTH), ROUNDING);
        assertEquals(0, whole.get(Measure.TINT), ROUNDING);
        assertEquals(0.3 * Math.hypot(0x40 / 255.0, 0x60 / 255.0), whole.get(Measure.COLOURFULNESS), ROUNDING);
        assertEquals(0.5, whole.get(Measure.SALIENT_X), ROUNDING);
        assertEquals(0.5, whole.get(Measure.SALIENT_Y), ROUNDING);
        assertEquals(Math.sqrt(1 / 6.0), whole.get(Measure.SALIENT_SPREAD), ROUNDING);
        for (int cell = 0; cell < Cells.SIDE; cell++) {
            assertEquals(1, measured.cells().salience(cell, Cells.SIDE - 1 - cell), 0.1);
        }
    }

    @Test
    void black_is_lost_in_shadows_and_white_in_highlights() {
        assertEquals(1, Drawing.flat(20, 20, 0).measure(Measure.SHADOWS));
        assertEquals(0, Drawing.flat(20, 20, 0).measure(Measure.HIGHLIGHTS));
        assertEquals(1, Drawing.flat(20, 20, 0xFFFFFF).measure(Measure.HIGHLIGHTS));
        assertEquals(0, Drawing.flat(20, 20, 0xFFFFFF).measure(Measure.SHADOWS));
        assertEquals(0, Drawing.flat(20, 20, 0x808080).measure(Measure.SHADOWS));
    }

    @Test
    void a_blurred_picture_is_less_sharp_and_has_fewer_edges() {
        moves(Measure.SHARPNESS, -1, scene -> scene.blurred(1));
        moves(Measure.EDGE_DENSITY, -1, scene -> scene.blurred(2));
        Drawing scene = Drawing.scene(150, 100, 9);
        assertTrue(
                scene.blurred(3).measure(Measure.SHARPNESS) < scene.blurred(1).measure(Measure.SHARPNESS));
    }

    @Test
    void a_darkened_picture_is_less_bright_and_a_crushed_one_lost_in_shadows() {
        moves(Measure.BRIGHTNESS, -1, scene -> scene.toned(value -> value * 0.6));
        moves(Measure.CONTRAST, -1, scene -> scene.toned(value -> 128 + (value - 128) * 0.5));
        moves(Measure.SHADOWS, 1, scene -> scene.toned(value -> value - 120));
        moves(Measure.HIGHLIGHTS, 1, scene -> scene.toned(value -> value + 120));
    }

    @Test
    void the_darkest_and_the_brightest_places_show_how_far_tones_reach() {
        assertEquals(0x40 / 255.0, Drawing.flat(20, 20, 0x404040).measure(Measure.BLACK_POINT), ROUNDING);
        assertEquals(0x40 / 255.0, Drawing.flat(20, 20, 0x404040).measure(Measure.WHITE_POINT), ROUNDING);
        moves(Measure.WHITE_POINT, -1, scene -> scene.toned(value -> value * 0.6));
        moves(Measure.WHITE_POINT, 1, scene -> scene.toned(value -> value + 20));
        moves(Measure.BLACK_POINT, 1, scene -> scene.toned(value -> value + 20));
        moves(Measure.BLACK_POINT, 1, scene -> scene.toned(value -> 128 + (value - 128) * 0.5));
    }

    @Test
    void warmth_tint_and_colourfulness_follow_the_colours() {
        moves(Measure.WARMTH, 1, scene -> scene.warmed(20));
        moves(Measure.WARMTH, -1, scene -> scene.warmed(-20));
        moves(Measure.TINT, 1, scene -> scene.tinted(20));
        moves(Measure.COLOURFULNESS, 1, scene -> scene.warmed(40));
    }

    @Test
    void noise_is_measured_in_its_standard_deviation() {
        for (double deviation : new double[] {3, 8, 15}) {
            double measured =
                    Drawing.flat(200, 200, 0x808080).noised(deviation, 5).measure(Measure.NOISE);
            assertEquals(deviation / 255, measured, 0.06 * deviation / 255);
        }
        moves(Measure.NOISE, 1, scene -> scene.noised(6, 1));
    }

    @Test
    void salient_matter_is_where_the_disc_is() {
        for (double[] place : new double[][] {{0.25, 0.25}, {0.75, 0.3}, {0.5, 0.8}}) {
            Measured measured = Drawing.flat(280, 210, 0x607060)
                    .disc(place[0] * 280, place[1] * 210, 12, 0xE04020)
                    .measured();
            assertEquals(place[0], measured.whole().get(Measure.SALIENT_X), 0.1);
            assertEquals(place[1], measured.whole().get(Measure.SALIENT_Y), 0.1);
            assertTrue(measured.whole().get(Measure.SALIENT_SPREAD) < 0.3);
            int row = (int) (place[1] * Cells.SIDE);
            int column = (int) (place[0] * Cells.SIDE);
            assertTrue(measured.cells().salience(row, column) > 3, "the cell of the disc");
        }
    }

    @Test
    void a_disc_at_the_edge_is_cut_off_and_one_in_the_middle_is_not() {
        Drawing empty = Drawing.flat(280, 210, 0x607060);
        double middle = empty.disc(140, 105, 14, 0xE0E020).measure(Measure.SALIENT_CUT);
        double edge = empty.disc(0, 105, 14, 0xE0E020).measure(Measure.SALIENT_CUT);
        assertTrue(middle < 0.2, "in the middle " + middle);
        assertTrue(edge > 0.3, "at the edge " + edge);
    }

    @Test
    void a_picture_and_its_doubled_copy_measure_alike() {
        Drawing scene = Drawing.scene(512, 384, 4);
        try (Pixels pixels = scene.pixels();
                Pixels doubled = pixels.scaledTo(new ImageSize(1024, 768))) {
            Measures one = Measured.of(pixels).whole();
            Measures other = Measured.of(doubled).whole();
            for (Measure measure : Measure.values()) {
                assertEquals(one.get(measure), other.get(measure), 0.01, measure.key());
            }
        }
    }

    @Test
    void the_cells_measure_their_own_part() {
        // Noise in the top left cell only: 20 of 140 pixels each way.
        Drawing flat = Drawing.flat(140, 140, 0x808080);
        Measured measured = flat.disc(10, 10, 5, 0xFFFFFF).measured();
        assertTrue(measured.cells().get(0, 0, Measure.SHARPNESS) > 0.1);
        assertEquals(81 / 400f, measured.cells().get(0, 0, Measure.HIGHLIGHTS), 1e-6f);
        assertEquals(81 / 19600.0, measured.whole().get(Measure.HIGHLIGHTS), 1e-9);
        assertEquals(0, measured.cells().get(0, 1, Measure.HIGHLIGHTS));
        assertEquals(0, measured.cells().get(6, 6, Measure.SHARPNESS), ROUNDING);
    }

    @Test
    void cells_stand_row_after_row_under_their_names() {
        Measured measured = Drawing.scene(70, 63, 2).measured();
        float[] flat = measured.cells().flat();
        int length = Cells.names().size();
        assertEquals(49 * length, flat.length);
        for (int row = 0; row < Cells.SIDE; row++) {
            for (int column = 0; column < Cells.SIDE; column++) {
                float[] expected = new float[length];
                System.arraycopy(flat, (row * 7 + column) * length, expected, 0, length);
                assertArrayEquals(expected, measured.cells().vector(row, column));
            }
        }
        assertEquals(length, new HashSet<>(Cells.names()).size());
        assertEquals(Measures.names().size(), measured.whole().values().size());
    }

    @Test
    void the_smallest_pictures_can_be_measured_too() {
        for (int width = 1; width < 9; width++) {
            for (int height = 1; height < 9; height++) {
                Measured measured = Drawing.scene(width, height, width).measured();
                double mean = 0;
                for (float value : measured.cells().flat()) {
                    assertTrue(Float.isFinite(value));
                    mean += value;
                }
                assertTrue(mean > 0);
            }
        }
    }

    @Test
    void measuring_leaves_no_pixels_open() {
        long before = Pixels.open();
        Drawing.scene(600, 400, 1).measured();
        assertEquals(before, Pixels.open());
    }

    private static void moves(Measure measure, int sign, UnaryOperator<Drawing> change) {
        for (long seed = 0; seed < 5; seed++) {
            Drawing scene = Drawing.scene(150, 100, seed);
            double difference = change.apply(scene).measure(measure) - scene.measure(measure);
            assertTrue(difference * sign > 0, measure.key() + " moved by " + difference);
        }
    }
}
