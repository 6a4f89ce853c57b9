package org.handpick.crop.ui;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What of each image of a set is looked at. Immutable.
 *
 * <p>Images are looked at together: who goes nearer to one goes nearer to all. One that was moved alone keeps its offset
 * from the others until all are seen whole again.
 */
record Lenses(List<Lens> each) {
    Lenses {
        each = List.copyOf(each);
    }

    static Lenses whole(int images) {
        return new Lenses(Collections.nCopies(images, Lens.WHOLE));
    }

    Lens of(int image) {
        return each.get(image);
    }

    boolean areWhole() {
        return each.stream().allMatch(Lens::isWhole);
    }

    /** One image is looked at anew, and the others follow by as much unless it goes {@code alone}. */
    Lenses moved(int image, Lens lens, boolean alone) {
        if (!alone && lens.isWhole()) {
            return whole(each.size());
        }
        Lens before = of(image);
        List<Lens> moved = new ArrayList<>();
        for (int i = 0; i < each.size(); i++) {
            if (i == image) {
                moved.add(lens);
            } else {
                moved.add(alone ? of(i) : following(of(i), before, lens));
            }
        }
        return new Lenses(moved);
    }

    private static Lens following(Lens other, Lens before, Lens after) {
        return other.equals(before)
                ? after
                : new Lens(
                        other.zoom() * after.zoom() / before.zoom(),
                        other.x() + after.x() - before.x(),
                        other.y() + after.y() - before.y());
    }
}
