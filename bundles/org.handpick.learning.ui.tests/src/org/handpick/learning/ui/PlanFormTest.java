package org.handpick.learning.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.handpick.dataset.DatasetPlan;
import org.handpick.dataset.Split;
import org.junit.jupiter.api.Test;

class PlanFormTest {
    private final PlanForm form = new PlanForm();

    @Test
    void who_changes_nothing_gets_what_is_usual() {
        assertEquals(0, form.changed());
        assertEquals(DatasetPlan.DEFAULT, form.plan(Optional.empty()));
        assertEquals(
                Optional.of(Path.of("/d/1")),
                form.plan(Optional.of(Path.of("/d/1"))).earlier());
    }

    @Test
    void a_dataset_is_made_as_it_was_filled_in() {
        form.setShare(Split.TRAIN, " 60 ");
        form.setShare(Split.VAL, "15");
        form.setShare(Split.TEST, "25");
        form.setSeed("-7");
        form.setHeldOut("/photos/trip");
        form.setCoco(true);

        assertEquals(4, form.changed());
        assertEquals(Optional.empty(), form.problem());
        assertEquals(
                new DatasetPlan(
                        new DatasetPlan.Shares(60, 15, 25),
                        -7,
                        true,
                        DatasetPlan.DEFAULT.near(),
                        Optional.of(Path.of("/photos/trip")),
                        Optional.empty()),
                form.plan(Optional.empty()));
    }

    @Test
    void what_cannot_be_used_is_told_by_name() {
        form.setShare(Split.VAL, "ten");
        assertBegins("Sides: ");
        form.setShare(Split.VAL, "0");
        form.setShare(Split.TRAIN, "0");
        form.setShare(Split.TEST, "0");
        assertBegins("Sides: ");
        form.setShare(Split.TEST, "100");
        assertEquals(Optional.empty(), form.problem());

        form.setSeed("1.5");
        assertBegins("Seed: ");
        form.setSeed("1");

        form.setHeldOut("photos");
        assertBegins("Held-out library: ");
        form.setHeldOut("/photos\0");
        assertBegins("Held-out library: ");
        form.setHeldOut("");
        assertEquals(Optional.empty(), form.problem());
    }

    private void assertBegins(String words) {
        assertTrue(form.problem().filter(problem -> problem.startsWith(words)).isPresent(), form.problem()::toString);
    }
}
