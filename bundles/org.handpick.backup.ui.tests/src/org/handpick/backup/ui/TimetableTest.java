package org.handpick.backup.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.schedule.SystemPrograms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimetableTest {
    @TempDir
    Path data;

    /** What waits for its thread. */
    private final Deque<Runnable> threads = new ArrayDeque<>();

    private int answers;
    private Timetable timetable;

    @BeforeEach
    void a_data_area_of_which_nothing_is_scheduled() {
        timetable = new Timetable(
                new BackupFolder(data), new SystemPrograms(Map.of()), threads::add, Runnable::run, () -> answers++);
    }

    private void answer() {
        threads.removeFirst().run();
    }

    @Test
    void that_nothing_is_scheduled_is_an_answer_and_told_once() {
        timetable.ask();
        assertTrue(timetable.answer().isEmpty());
        answer();
        timetable.ask();
        answer();

        Timetable.Answer.Told told =
                assertInstanceOf(Timetable.Answer.Told.class, timetable.answer().orElseThrow());
        assertTrue(told.shown().installed().isEmpty());
        assertEquals(1, answers);
    }

    @Test
    void who_asks_while_the_system_is_being_asked_is_answered_by_another_look() {
        timetable.ask();
        timetable.ask();
        timetable.ask();
        assertEquals(1, threads.size());

        answer();

        assertEquals(1, threads.size());
    }

    @Test
    void a_schedule_that_can_not_be_read_says_which_file() throws IOException {
        Files.createDirectories(data.resolve("backup"));
        Files.writeString(data.resolve("backup/schedule.json"), "torn");

        timetable.ask();
        answer();

        Timetable.Answer.NotKnown unknown = assertInstanceOf(
                Timetable.Answer.NotKnown.class, timetable.answer().orElseThrow());
        assertTrue(unknown.reason().contains("schedule.json"), unknown.reason());
    }

    @Test
    void only_a_run_that_should_be_over_is_asked_for_anew() {
        timetable.ask();
        answer();

        timetable.askWhenPast(Instant.now());

        assertEquals(0, threads.size());
    }
}
