package org.handpick.learning.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.swt.graphics.Rectangle;
import org.handpick.core.crop.CropBox;
import org.junit.jupiter.api.Test;

class SideBySideRowsTest {
    @Test
    void a_crop_box_lies_in_its_picture() {
        assertEquals(
                new Rectangle(60, 83, 99, 24),
                SideBySideRows.box(new Rectangle(10, 70, 200, 50), new CropBox(0.25, 0.25, 0.75, 0.75)));
    }
}
