package org.handpick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private long millis = 1000;
    private boolean isWatched = true;
    private final ProgressLine line = new ProgressLine(
            new PrintStream(said, true, StandardCharsets.UTF_8),
            () -> isWatched,
            () -> false,
            () -> millis * 1_000_000);

    /** What was written since it was asked last. */
    private String said() {
        String text = said.toString(StandardCharsets.UTF_8);
        said.reset();
        return text;
    }

    @Test
    void what_is_over_in_a_moment_is_not_shown() {
        line.begin("Packing", 10);
        millis += 199;
        line.advance(10);
        line.erase();

        assertEquals("", said());
    }

    @Test
    void one_line_is_written_anew_with_speed_and_time_left() {
        line.begin("Packing a", 500_000_000);
        millis += 500;
        line.advance(50_000_000);
        assertEquals("\r 10 %  Packing a", said());
        millis += 100;
        line.advance(50_000_000);
        assertEquals("", said(), "a few times a second are enough");

        millis += 1400;
        line.advance(100_000_000);

        assertEquals("\r 40 %  100.0 MB/s  3 s left  Packing a", said());
        line.begin("Storing a", 0);
        millis += 200;
        line.advance(1);
        String shorter = said();
        assertTrue(shorter.startsWith("\rStoring a… "), shorter);
        assertEquals("\r 40 %  100.0 MB/s  3 s left  Packing a".length(), shorter.length(), "nothing of it is left");
        line.erase();
        assertEquals("\r" + " ".repeat(10) + "\r", said());
    }

    @Test
    void what_is_counted_has_no_speed_and_what_is_long_is_cut() {
        line.begin("Deleting " + "x".repeat(100), 4);
        millis += 5000;
        line.advance(1);

        String said = said();

        assertTrue(said.startsWith("\r 25 %  Deleting xx"), said);
        assertEquals(1 + 79, said.length());
        assertTrue(said.endsWith("…"), said);
    }

    @Test
    void nothing_is_shown_where_nobody_watches() {
        isWatched = false;
        line.begin("Packing", 500_000_000);
        millis += 5000;
        line.advance(100_000_000);
        line.erase();

        assertEquals("", said());
    }
}
