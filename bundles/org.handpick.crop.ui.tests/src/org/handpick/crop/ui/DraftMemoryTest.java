package org.handpick.crop.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.handpick.core.crop.CropBox;
import org.handpick.core.decisions.DecisionDraft;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.junit.jupiter.api.Test;

class DraftMemoryTest {
    private static final Path LIBRARY = Path.of("/pictures/märz, two");
    private static final Function<SetId, Optional<ImageSet>> SETS = id -> List.of(Sets.FOUR, Sets.TWO).stream()
            .filter(set -> set.id().equals(id))
            .findFirst();

    private final DecisionDraft cropped = DecisionDraft.of(Sets.FOUR)
            .cropByPerson(1, new CropBox(0.1, 0.2, 1, 0.7))
            .cropByPerson(3, new CropBox(1.0 / 3, 0, 1, 1))
            .toggleSkip(0);
    private final DecisionDraft skipped = DecisionDraft.of(Sets.TWO).toggleSkip(1);

    @Test
    void what_was_done_to_sets_is_there_after_a_restart() {
        DraftMemory memory = new DraftMemory("");
        memory.remember(LIBRARY, List.of(cropped, skipped));
        memory.remember(Path.of("/other"), List.of(skipped));

        assertEquals(List.of(cropped, skipped), new DraftMemory(memory.text()).of(LIBRARY, SETS));
    }

    @Test
    void what_was_decided_since_is_forgotten() {
        DraftMemory memory = new DraftMemory("");
        memory.remember(LIBRARY, List.of(cropped, skipped));

        assertEquals(List.of(skipped), memory.of(LIBRARY, id -> SETS.apply(id).filter(Sets.TWO::equals)));
        memory.remember(LIBRARY, List.of());
        assertEquals(List.of(), new DraftMemory(memory.text()).of(LIBRARY, SETS));
    }

    @Test
    void a_line_that_nobody_understands_is_passed_over() {
        String line = "/a\t" + Sets.FOUR.id().text();
        String text = "no draft\n" + line + "\t9\t\t0,0,1,1\n" + line + "\tx\t\t0,0,1,1 0,0,1,1 0,0,1,1 0,0,1,1\n"
                + line + "\t0\t\t0.5,0,0.5,1 0,0,1,1 0,0,1,1 0,0,1,1";

        assertEquals(List.of(), new DraftMemory(text).of(Path.of("/a"), SETS));
    }
}
