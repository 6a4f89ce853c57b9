package org.handpick.djl.pictures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PictureTest {
    /** Values stand for light by a power of 2.2. */
    private static final double DOUBLES_VALUES = Math.pow(2, 2.2);

    private static final byte GREY = Preprocessing.GREY;

    /** One row of four pixels, of which two in the middle are of the picture. */
    private final Picture picture = new Picture(
            new byte[] {
                GREY, 10, (byte) 150, GREY,
                GREY, 20, (byte) 200, GREY,
                GREY, 30, (byte) 255, GREY
            },
            4,
            1,
            0,
            3,
            1);

    @Test
    void each_colour_is_seen_in_its_light_and_the_canvas_stays_grey() {
        Picture lit = picture.in(new Light(DOUBLES_VALUES, 1, 1 / DOUBLES_VALUES));

        assertArrayEquals(
                new byte[] {
                    GREY, 20, (byte) 255, GREY,
                    GREY, 20, (byte) 200, GREY,
                    GREY, 15, (byte) 128, GREY
                },
                lit.rgb());
        assertArrayEquals(picture.frame(), lit.frame());
    }

    @Test
    void in_the_light_it_was_taken_in_it_is_what_it_was() {
        assertEquals(picture, picture.in(Light.AS_TAKEN));
    }
}
