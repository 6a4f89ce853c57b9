package org.handpick.samples;

import org.handpick.core.crop.ImageSize;

/**
 * What library to draw.
 *
 * @param sets how many sets, at least 1
 * @param frame the size of every image
 * @param seed the same seed draws the same library
 * @param leftovers whether a few files belong to no set, as in real folders
 */
public record LibraryPlan(int sets, ImageSize frame, long seed, boolean leftovers) {
    /** The library that comes with the project, in {@code data/sample}. */
    public static final LibraryPlan SAMPLE = new LibraryPlan(14, new ImageSize(672, 448), 20261124, true);

    public LibraryPlan {
        if (sets < 1) {
            throw new IllegalArgumentException("a library of " + sets + " sets");
        }
    }
}
