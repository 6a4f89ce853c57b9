package org.handpick.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.handpick.dataset.LabelledSet;
import org.handpick.dataset.Split;
import org.handpick.djl.pictures.Light;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderTest {
    private static final int SETS = 40;

    @TempDir
    Path folder;

    @Test
    void parts_are_seen_in_light_of_any_colour() {
        List<Light> lights =
                views(0).stream().map(view -> view.part().orElseThrow().light()).toList();

        assertEquals(SETS, new HashSet<>(lights).size());
        assertTrue(lights.stream().anyMatch(light -> light.green() > 1.5), lights::toString);
        assertTrue(lights.stream().anyMatch(light -> light.green() < 0.67), lights::toString);
        assertTrue(lights.stream().anyMatch(light -> light.red() > 1.3 * light.blue()), lights::toString);
    }

    @Test
    void chance_is_told_by_seed_and_epoch_alone() {
        assertEquals(views(3), views(3));
        assertNotEquals(views(3), views(4));
    }

    private final List<LabelledSet> sets = new ArrayList<>();

    private List<Batch.View> views(int epoch) {
        if (sets.isEmpty()) {
            sets.addAll(new Drawings(folder.resolve("images"), 3).dataset(SETS).sets(Split.TRAIN));
        }
        List<Batch.View> views = new ArrayList<>();
        new Order(sets, FramedAlike::keeperAlone, 8, true, true, 1).views(epoch).forEachRemaining(views::addAll);
        return views;
    }
}
