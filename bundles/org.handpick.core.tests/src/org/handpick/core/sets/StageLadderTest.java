package org.handpick.core.sets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StageLadderTest {
    @Test
    void its_text_is_read_as_the_same_ladder() {
        assertEquals(StageLadder.DEFAULT, StageLadder.parse(StageLadder.DEFAULT.text()));
        assertEquals(
                new StageLadder(List.of(new Stage("_raw", 1), new Stage("_final", 2.5))),
                StageLadder.parse(" _raw = 1\n_final=2.5,\n"));
    }

    @Test
    void a_text_that_tells_no_stages_is_refused_with_what_is_wrong() {
        for (String text : List.of("", "raw", "=1", "raw=", "raw=zero", "raw=0", "raw=-1", "raw=NaN")) {
            assertThrows(IllegalArgumentException.class, () -> StageLadder.parse(text), text);
        }
        String message = assertThrows(IllegalArgumentException.class, () -> StageLadder.parse("raw=1, final"))
                .getMessage();
        assertTrue(message.contains("final"), message);
    }

    @Test
    void a_set_spans_from_its_first_stage_to_its_last() {
        assertEquals(
                Optional.of("stages 1–3"),
                StageLadder.DEFAULT.span(set("a_stage1_generated.png", "b_stage3_enhanced.png")));
        assertEquals(
                Optional.of("stage 2"),
                StageLadder.DEFAULT.span(set("a_stage2_upscaled.png", "b_stage2_upscaled.png")));
        assertEquals(Optional.empty(), StageLadder.DEFAULT.span(set("a.png", "b.png")));
    }

    private static ImageSet set(String first, String last) {
        return ImageSet.of(List.of(new ImageRef(first), new ImageRef(last)));
    }
}
