package org.handpick.backup.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.ListBackups;
import org.handpick.backup.store.Secrets;
import org.handpick.backup.store.StorePlace;
import org.handpick.backup.store.Stores;
import org.handpick.core.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workbench is opened, and the backup of the week was or was not made. */
class MissedBackupsTest {
    @TempDir
    Path folder;

    private BackupFolder backup;
    private ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
    private final Opened workbench = new Opened();

    @BeforeEach
    void write_a_log() throws IOException {
        backup = new BackupFolder(folder.resolve("data"));
        Path log = folder.resolve("data/training/select_crop_log.csv");
        Files.createDirectories(log.getParent());
        Files.writeString(log, "session_id,set_id\r\ns,t_1\r\n");
    }

    /** Does at once what the workbench does on other threads, and waits for nothing. */
    private final class Opened implements MissedBackups.Workbench {
        private final List<Duration> waits = new ArrayList<>();
        private final List<String> told = new ArrayList<>();
        private final List<String> said = new ArrayList<>();
        private Runnable next = () -> {};
        private boolean isOpen = true;
        private boolean isAtWork;
        private boolean catchesUp = true;
        private boolean tellsOverdue = true;

        @Override
        public boolean isOpen() {
            return isOpen;
        }

        @Override
        public boolean isAtWork() {
            return isAtWork;
        }

        @Override
        public boolean catchesUp() {
            return catchesUp;
        }

        @Override
        public boolean tellsOverdue() {
            return tellsOverdue;
        }

        @Override
        public void in(Duration time, Runnable then) {
            waits.add(time);
            next = then;
        }

        @Override
        public <R> void ask(Supplier<R> question, Consumer<R> then) {
            then.accept(question.get());
        }

        @Override
        public void backUp(List<String> stores, Consumer<BackUpStores.Outcome> then, Consumer<String> failed) {
            then.accept(new BackUpStores(backup, Stores.of(backup, Secrets.NONE), stores, List.of())
                    .proving()
                    .run(Progress.NONE));
        }

        @Override
        public void say(List<Said.Line> lines) {
            lines.forEach(line -> said.add(line.sentence()));
        }

        @Override
        public void notice(String title, String sentence) {
            told.add(title + ": " + sentence);
        }

        /** The time that is waited for passes. */
        void later() {
            now = now.plus(waits.getLast());
            next.run();
        }
    }

    /** A backup is made to a store, and then so many days pass. */
    private void madeAndThen(int days) {
        Stores stores = Stores.of(backup, Secrets.NONE).add("usb", new StorePlace.Folder(folder.resolve("usb")));
        new BackUpStores(backup, stores, List.of("usb"), List.of()).run(Progress.NONE);
        now = ZonedDateTime.now(ZoneOffset.UTC).plusDays(days);
    }

    private void start() {
        new MissedBackups(backup, () -> now, workbench).begin();
        workbench.later();
    }

    private int stored() {
        return new ListBackups(backup, Stores.of(backup, Secrets.NONE).store(Optional.of("usb")))
                .run(Progress.NONE)
                .size();
    }

    @Test
    void a_missed_week_is_caught_up_soon_after_the_start_and_proven() {
        madeAndThen(8);

        start();

        assertEquals(List.of(Duration.ofSeconds(8), Duration.ofHours(1)), workbench.waits);
        assertEquals(2, stored());
        assertTrue(
                workbench.said.getFirst().startsWith("usb: 2 files with 1 record backed up, "),
                workbench.said::toString);
        assertTrue(workbench.said.getFirst().contains(" was restored for a test."), workbench.said::toString);
        assertEquals(List.of(), workbench.told);
    }

    @Test
    void where_the_backup_of_the_week_is_made_nothing_is_done_until_the_next_is_missed() {
        madeAndThen(0);
        start();
        assertEquals(1, stored());

        now = now.plusDays(8);
        workbench.later();

        assertEquals(2, stored());
    }

    @Test
    void where_no_store_was_set_up_nothing_is_done_and_nothing_said() {
        start();

        assertEquals(List.of(), workbench.said);
        assertEquals(List.of(), workbench.told);
    }

    @Test
    void a_backup_that_fails_is_told_and_tried_again_the_next_day() throws IOException {
        madeAndThen(8);
        Path mark = folder.resolve("usb/.handpick-store");
        byte[] kept = Files.readAllBytes(mark);
        Files.delete(mark); // as if its disk were not plugged in

        start();
        workbench.later();

        assertEquals(1, workbench.told.size(), workbench.told::toString);
        assertTrue(workbench.told.getFirst().startsWith("A backup needs you: usb: no backup was made. "));
        Files.write(mark, kept);
        now = now.plusDays(1);
        workbench.later();
        assertEquals(2, stored());
    }

    @Test
    void who_wants_none_caught_up_is_reminded_and_who_wants_no_reminder_is_not() {
        madeAndThen(8);
        workbench.catchesUp = false;
        start();
        assertEquals(List.of("Backup overdue: The backup to usb is overdue."), workbench.told);
        assertEquals(1, stored());

        workbench.told.clear();
        workbench.tellsOverdue = false;
        start();
        assertEquals(List.of(), workbench.told);
    }

    @Test
    void while_something_else_is_under_way_it_waits_an_hour_and_a_closed_workbench_looks_no_more() {
        madeAndThen(8);
        workbench.isAtWork = true;
        start();
        assertEquals(1, stored());
        workbench.isAtWork = false;
        workbench.later();
        assertEquals(2, stored());

        workbench.isOpen = false;
        int waits = workbench.waits.size();
        workbench.later();
        assertEquals(waits, workbench.waits.size());
    }
}
