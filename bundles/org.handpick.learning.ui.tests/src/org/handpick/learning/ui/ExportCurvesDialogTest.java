package org.handpick.learning.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExportCurvesDialogTest {
    @Test
    void a_file_is_called_after_the_run_and_what_is_drawn() {
        assertEquals("Night-more-light-Top-1", name(List.of("Night: more/light"), "Top-1 (share of sets)"));
        assertEquals("20260131-120000-classic-Loss", name(List.of("20260131-120000-classic"), "Loss"));
        assertEquals("3-runs-Loss", name(List.of("a", "b", "c"), "Loss"));
    }

    @Test
    void a_name_is_neither_hidden_nor_longer_than_a_file_may_be() {
        assertEquals("hidden-Loss", name(List.of("../.hidden"), "Loss"));
        assertEquals(80, name(List.of("x".repeat(500)), "Loss").length());
    }

    @Test
    void what_is_written_is_what_was_chosen_or_typed() {
        assertEquals("a.svg", ExportCurvesDialog.ended("a.png", 1));
        assertEquals("a.png", ExportCurvesDialog.ended("a.png", 0));
        assertEquals("a.svg", ExportCurvesDialog.ended("a.svg", 0));
        assertEquals("v1.2.csv", ExportCurvesDialog.ended("v1.2", 2));
    }

    private static String name(List<String> runs, String title) {
        return ExportCurvesDialog.fileName(runs, title);
    }
}
