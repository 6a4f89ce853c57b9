package org.handpick.crop.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the images of a set are compared, and which two of them when they lie over each other. Immutable.
 *
 * @param images how many the set has
 * @param one the position of the first of the two; it is also the image that a key zooms or nudges
 * @param two the position of the second; the same as the first in a set of one
 * @param turned true while the second is in front
 */
record Comparison(CompareMode mode, int images, int one, int two, boolean turned) {
    /** @param images how many the set has */
    static Comparison of(CompareMode mode, int images) {
        return new Comparison(images > 1 ? mode : CompareMode.SIDE_BY_SIDE, images, 0, images > 1 ? 1 : 0, false);
    }

    boolean isSideBySide() {
        return mode == CompareMode.SIDE_BY_SIDE;
    }

    /** The next way to compare; a set of one can only be looked at. */
    Comparison next() {
        return images < 2 ? this : new Comparison(mode.next(), images, one, two, false);
    }

    /** The image that was pointed at, with its neighbour; while they lie over each other the two stay. */
    Comparison pointedAt(int image) {
        return isSideBySide() && images > 1 ? new Comparison(mode, images, image, (image + 1) % images, false) : this;
    }

    /** The other one of the two in front. */
    Comparison turn() {
        return new Comparison(mode, images, one, two, !turned);
    }

    /** Another two of the set, each pair in its turn. */
    Comparison nextPair() {
        List<Comparison> pairs = new ArrayList<>();
        for (int a = 0; a < images; a++) {
            for (int b = a + 1; b < images; b++) {
                pairs.add(new Comparison(mode, images, a, b, false));
            }
        }
        int at = IntStream.range(0, pairs.size())
                .filter(i -> pairs.get(i).one == Math.min(one, two) && pairs.get(i).two == Math.max(one, two))
                .findFirst()
                .orElse(-1);
        return pairs.isEmpty() ? this : pairs.get((at + 1) % pairs.size());
    }

    /** The positions that are on screen, from left to right. */
    List<Integer> shown() {
        return isSideBySide()
                ? IntStream.range(0, images).boxed().toList()
                : List.of(turned && mode == CompareMode.FLICKER ? two : one);
    }
}
