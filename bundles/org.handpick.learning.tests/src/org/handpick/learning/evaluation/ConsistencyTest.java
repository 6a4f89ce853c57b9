package org.handpick.learning.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.handpick.core.crop.CropBox;
import org.handpick.dataset.LabelledSet.Label;
import org.handpick.learning.evaluation.Consistency.Repeat;
import org.junit.jupiter.api.Test;

class ConsistencyTest {
    private static final Optional<CropBox> FULL = Optional.of(CropBox.FULL);
    private static final Optional<CropBox> HALF = Optional.of(new CropBox(0, 0, 0.5, 1));

    @Test
    void agreement_counts_the_same_keeper_and_twice_none() {
        Consistency consistency = Consistency.of(
                List.of(
                        new Repeat(kept(1, FULL), kept(1, HALF)),
                        new Repeat(kept(0, FULL), kept(0, FULL)),
                        new Repeat(kept(0, FULL), kept(2, FULL)),
                        new Repeat(Optional.empty(), Optional.empty()),
                        new Repeat(kept(0, FULL), Optional.empty()),
                        new Repeat(kept(3, FULL), kept(3, Optional.empty()))),
                Bootstrap.DEFAULT);
        assertEquals(4 / 6.0, consistency.keeper().orElseThrow().value(), 1e-12);
        assertEquals(6, consistency.keeper().orElseThrow().sets());
        assertEquals(0.75, consistency.meanIou().orElseThrow().value(), 1e-12);
        assertEquals(2, consistency.meanIou().orElseThrow().sets());
        assertEquals(0.5, consistency.acceptable().orElseThrow().value(), 1e-12);
    }

    @Test
    void without_repeats_nothing_is_known() {
        assertEquals(
                new Consistency(Optional.empty(), Optional.empty(), Optional.empty()),
                Consistency.of(List.of(), Bootstrap.DEFAULT));
    }

    private static Optional<Label> kept(int keeper, Optional<CropBox> box) {
        return Optional.of(new Label(keeper, box));
    }
}
