package org.handpick.backup.ui;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.StoreId;
import org.handpick.backup.schedule.Installed;
import org.handpick.backup.store.Secrets;
import org.handpick.backup.store.Stores;

/**
 * Looks for missed backups soon after the workbench has started and each hour while it is open, and has them caught up, or else says that
 * one is overdue. Where a person has set up no store nothing is said: the perspective tells what to do. For the UI thread.
 */
final class MissedBackups {
    /** The first set is on screen by then. */
    static final Duration AFTER_THE_START = Duration.ofSeconds(8);

    static final Duration BETWEEN = Duration.ofHours(1);

    private final BackupFolder folder;
    private final Supplier<ZonedDateTime> clock;
    private final Workbench workbench;
    private final CatchUp catchUp = new CatchUp();

    /** What is asked of the workbench. */
    interface Workbench {
        boolean isOpen();

        /** True while a backup, or something else with the stores, is under way in it. */
        boolean isAtWork();

        boolean catchesUp();

        boolean tellsOverdue();

        /** Does it later. */
        void in(Duration time, Runnable then);

        /** Asks in the background. */
        <R> void ask(Supplier<R> question, Consumer<R> then);

        /** Makes backups in the background. @param failed takes the sentence on what kept all of them from being made */
        void backUp(List<String> stores, Consumer<BackUpStores.Outcome> then, Consumer<String> failed);

        /** Shows lines where backups are on screen; elsewhere what nobody has asked for is no news. */
        void say(List<Said.Line> lines);

        /** Tells in a corner of the screen, whatever is on it. */
        void notice(String title, String sentence);
    }

    MissedBackups(BackupFolder folder, Supplier<ZonedDateTime> clock, Workbench workbench) {
        this.folder = folder;
        this.clock = clock;
        this.workbench = workbench;
    }

    void begin() {
        workbench.in(AFTER_THE_START, this::look);
    }

    private void look() {
        if (!workbench.isOpen()) {
            return;
        }
        workbench.in(BETWEEN, this::look);
        if (!workbench.isAtWork()) {
            workbench.ask(this::due, this::act);
        }
    }

    /** Asked one at a time: an hour lies between. */
    private List<String> due() {
        Stores stores = Stores.of(folder, Secrets.NONE);
        List<StoreId> setUp = stores.isByItself() ? List.of() : stores.ids();
        return catchUp.take(folder.history().read(), setUp, Installed.schedules(Installed.in(folder)), clock.get());
    }

    private void act(List<String> due) {
        if (due.isEmpty() || workbench.isAtWork()) {
            return;
        }
        if (workbench.catchesUp()) {
            workbench.backUp(due, this::caughtUp, sentence -> failed(List.of(sentence)));
        } else if (workbench.tellsOverdue()) {
            workbench.notice("Backup overdue", "The backup to " + String.join(", ", due) + " is overdue.");
        }
    }

    private void caughtUp(BackUpStores.Outcome outcome) {
        workbench.say(outcome.lines());
        if (!outcome.failed().isEmpty()) {
            failed(outcome.failed());
        }
    }

    private void failed(List<String> sentences) {
        workbench.notice("A backup needs you", String.join("\n", sentences));
    }
}
