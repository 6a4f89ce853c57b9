package org.handpick.learning.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NextTrainingTest {
    private final List<String> told = new ArrayList<>();
    private String hindrance = "";
    private final NextTraining next = new NextTraining(this::start, e -> told.add(e.getMessage()));

    private void start() {
        if (!hindrance.isEmpty()) {
            throw new UncheckedIOException(hindrance, new IOException());
        }
    }

    @Test
    void what_hinders_a_training_is_told_once_until_it_is_something_else_or_was_over() {
        hindrance = "no program";
        next.start();
        next.start();
        assertEquals(List.of("no program"), told);

        hindrance = "disk full";
        next.start();
        hindrance = "";
        next.start();
        hindrance = "disk full";
        next.start();
        assertEquals(List.of("no program", "disk full", "disk full"), told);
    }
}
