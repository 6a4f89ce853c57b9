package org.handpick.crop.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.handpick.core.crop.AspectLock;
import org.junit.jupiter.api.Test;

class AspectChoiceTest {
    @Test
    void every_lock_is_known_again_by_its_label() {
        for (AspectLock lock : AspectLock.PRESETS) {
            assertEquals(lock, AspectChoice.parse(lock.label()));
        }
        assertEquals(new AspectLock.Ratio(1.85, 1), AspectChoice.parse("1.85:1"));
    }

    @Test
    void words_that_are_no_lock_mean_the_shape_of_the_image() {
        assertEquals(new AspectLock.Own(), AspectChoice.parse(""));
        assertEquals(new AspectLock.Own(), AspectChoice.parse("wide"));
    }
}
