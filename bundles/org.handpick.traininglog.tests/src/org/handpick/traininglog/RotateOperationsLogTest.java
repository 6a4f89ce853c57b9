package org.handpick.traininglog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.handpick.core.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotateOperationsLogTest {
    private static final String OLD = "{\"timestamp\":\"2026-02-01T23:30:00-02:00\"}\n";

    @TempDir
    Path folder;

    private Path log;
    private Path dated;

    @BeforeEach
    void names() {
        log = folder.resolve("file_operations.log");
        dated = folder.resolve("file_operations_20260202.log");
    }

    private Rotation rotate() {
        return new RotateOperationsLog(log, Clock.fixed(Instant.parse("2026-02-03T00:00:01Z"), ZoneOffset.UTC))
                .run(Progress.NONE);
    }

    @Test
    void a_log_of_an_earlier_day_gets_the_utc_day_of_its_own_entries() throws IOException {
        Files.writeString(log, OLD);

        assertEquals(new Rotation.Rotated(dated), rotate());
        assertEquals(OLD, Files.readString(dated));
        assertFalse(Files.exists(log));
    }

    @Test
    void a_taken_name_is_left_alone() throws IOException {
        Files.writeString(dated, "kept");
        Files.writeString(log, OLD);

        assertEquals(new Rotation.Rotated(folder.resolve("file_operations_20260202_2.log")), rotate());
        assertEquals("kept", Files.readString(dated));
    }

    @Test
    void dirty_lines_do_not_hide_the_day() throws IOException {
        Files.writeString(
                log, "{\"timestamp\":null}\n" + OLD + "[]\n{\"time\n{\"timestamp\":{}}\n{\"timestamp\":\"soon\"}\n\n");

        assertInstanceOf(Rotation.Rotated.class, rotate());
    }

    @Test
    void a_log_without_any_time_stays_and_goes_on() throws IOException {
        Files.writeString(log, "not json\n");

        assertInstanceOf(Rotation.Stays.class, rotate());
        assertEquals("not json\n", Files.readString(log));
    }

    @Test
    void todays_log_stays() throws IOException {
        Files.writeString(log, OLD + "{\"timestamp\":\"2026-02-03T00:00:00Z\"}\n");

        assertInstanceOf(Rotation.Stays.class, rotate());
    }

    @Test
    void no_log_is_no_trouble() {
        assertInstanceOf(Rotation.Stays.class, rotate());
    }

    @Test
    void a_rotation_killed_between_its_two_steps_is_finished_by_the_next() throws IOException {
        Files.writeString(log, OLD);
        Files.createLink(dated, log);

        assertEquals(new Rotation.Rotated(dated), rotate());
        assertEquals(OLD, Files.readString(dated));
        assertFalse(Files.exists(log));
    }
}
