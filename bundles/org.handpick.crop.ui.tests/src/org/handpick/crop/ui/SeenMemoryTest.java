package org.handpick.crop.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.handpick.core.crop.CropBox;
import org.handpick.core.sets.SetId;
import org.handpick.picking.Suggested;
import org.junit.jupiter.api.Test;

class SeenMemoryTest {
    private static final Path LIBRARY = Path.of("/pictures/märz, two");

    private final Map<SetId, Suggested> seen = Map.of(
            Sets.FOUR.id(),
            new Suggested(
                    Sets.FOUR.images().get(2), Optional.of(new CropBox(1.0 / 3, 0, 1, 0.7)), true, "a".repeat(64)),
            Sets.TWO.id(),
            new Suggested(Sets.TWO.images().getFirst(), Optional.empty(), true, "b".repeat(64)));

    @Test
    void what_was_seen_is_known_after_a_restart_by_library() {
        SeenMemory memory = new SeenMemory("");
        memory.remember(LIBRARY, seen);
        memory.remember(Path.of("/other"), Map.of());

        assertEquals(seen, new SeenMemory(memory.text()).of(LIBRARY));
        assertEquals(Map.of(), new SeenMemory(memory.text()).of(Path.of("/other")));
    }

    @Test
    void what_was_decided_since_is_forgotten() {
        SeenMemory memory = new SeenMemory("");
        memory.remember(LIBRARY, seen);
        memory.remember(LIBRARY, Map.of());

        assertEquals(Map.of(), new SeenMemory(memory.text()).of(LIBRARY));
    }

    @Test
    void a_line_that_nobody_understands_is_passed_over() {
        String line = "/a\t" + Sets.FOUR.id().text() + "\t1.png\thash\t";
        String text = "nothing\n" + line + "0.1,0.2\n" + line + "x,0,1,1\n" + line + "0.5,0,0.5,1\n";

        assertEquals(Map.of(), new SeenMemory(text).of(Path.of("/a")));
    }
}
