package org.handpick.sets.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.junit.jupiter.api.Test;

class PutAwayTest {
    private static final ImageRef FIRST = new ImageRef("20260504_091207_stage1_generated.png");
    private static final ImageRef SECOND = new ImageRef("20260504_091459_stage2_upscaled.png");
    private static final ImageSet SET = ImageSet.of(List.of(FIRST, SECOND));
    private static final List<Path> TRASHED = List.of(Path.of("/trash/files/first.png"), Path.of("/lib/second.png"));

    private final Queue<Runnable> background = new ArrayDeque<>();
    private final Map<SetId, List<Path>> journal = new HashMap<>(Map.of(SET.id(), TRASHED));
    private final List<String> repaints = new ArrayList<>();
    private final PutAway away =
            new PutAway(Runnable::run, background::add, () -> journal::get, () -> repaints.add("again"));

    private void work() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    @Test
    void a_place_is_looked_for_once_and_told_when_it_is_known() {
        assertEquals(Optional.empty(), away.of(SET, FIRST));
        assertEquals(Optional.empty(), away.of(SET, SECOND));
        assertEquals(1, background.size());
        work();

        assertEquals(List.of("again"), repaints);
        assertEquals(Optional.of(TRASHED.get(0)), away.of(SET, FIRST));
        assertEquals(Optional.of(TRASHED.get(1)), away.of(SET, SECOND));
        assertEquals(0, background.size());
    }

    @Test
    void what_is_decided_anew_is_looked_for_anew() {
        away.of(SET, FIRST);
        work();
        journal.put(SET.id(), List.of(Path.of("/lib/first.png"), Path.of("/trash/files/second.png")));

        away.forget(SET.id());
        away.of(SET, FIRST);
        work();

        assertEquals(Optional.of(Path.of("/lib/first.png")), away.of(SET, FIRST));
    }

    @Test
    void what_was_on_its_way_when_the_set_was_decided_is_not_believed() {
        away.of(SET, FIRST);
        Runnable late = background.remove();
        away.forget(SET.id());
        late.run();

        assertEquals(Optional.empty(), away.of(SET, FIRST));
        work();
        assertEquals(Optional.of(TRASHED.get(0)), away.of(SET, FIRST));
    }

    @Test
    void another_library_knows_nothing_of_the_last() {
        away.of(SET, FIRST);
        work();
        away.forgetAll();
        journal.put(SET.id(), List.of());

        away.of(SET, FIRST);
        work();
        assertEquals(Optional.empty(), away.of(SET, FIRST));
    }
}
