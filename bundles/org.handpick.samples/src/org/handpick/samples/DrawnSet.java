package org.handpick.samples;

import java.util.List;
import org.handpick.core.crop.CropBox;

/**
 * A set and its right answers.
 *
 * @param images the file names in set order
 * @param keeper the position of the one clean image
 * @param crop the box that frames its subject
 */
public record DrawnSet(List<String> images, int keeper, CropBox crop) {
    public DrawnSet {
        images = List.copyOf(images);
    }
}
