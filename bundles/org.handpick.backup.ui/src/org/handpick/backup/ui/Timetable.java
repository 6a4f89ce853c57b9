package org.handpick.backup.ui;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.eclipse.core.runtime.ILog;
import org.handpick.backup.BackupException;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.schedule.ShowSchedule;
import org.handpick.backup.schedule.SystemPrograms;
import org.handpick.backup.store.Secrets;
import org.handpick.backup.store.Stores;
import org.handpick.core.Progress;

/**
 * What the system itself says of the backups that it is to make. A program of the system has to be started for that, so it is asked in the
 * background, and not again before it has answered. For the UI thread.
 */
final class Timetable {
    private final BackupFolder folder;
    private final SystemPrograms programs;
    private final Executor threads;
    private final Executor ui;
    private final Runnable answered;
    private Optional<Answer> last = Optional.empty();
    private boolean isAsked;
    private boolean isAskedAgain;

    /** What came of it. */
    sealed interface Answer {
        record Told(ShowSchedule.Shown shown) implements Answer {}

        /** @param reason a sentence */
        record NotKnown(String reason) implements Answer {}
    }

    /** @param answered called when there is another answer than before */
    Timetable(BackupFolder folder, SystemPrograms programs, Executor threads, Executor ui, Runnable answered) {
        this.folder = folder;
        this.programs = programs;
        this.threads = threads;
        this.ui = ui;
        this.answered = answered;
    }

    /** The last answer; empty before there is one. */
    Optional<Answer> answer() {
        return last;
    }

    void ask() {
        if (isAsked) {
            isAskedAgain = true;
            return;
        }
        isAsked = true;
        threads.execute(() -> {
            Answer answer = answerOfSystem();
            ui.execute(() -> take(answer));
        });
    }

    /** Asks anew where the next run that was told should be under way, or over. */
    void askWhenPast(Instant now) {
        boolean isPast = last.filter(answer -> answer instanceof Answer.Told(ShowSchedule.Shown shown)
                        && shown.next().filter(now::isAfter).isPresent())
                .isPresent();
        if (isPast) {
            ask();
        }
    }

    private void take(Answer answer) {
        isAsked = false;
        if (!last.equals(Optional.of(answer))) {
            last = Optional.of(answer);
            answered.run();
        }
        if (isAskedAgain) {
            isAskedAgain = false;
            ask();
        }
    }

    private Answer answerOfSystem() {
        try {
            Stores stores = Stores.of(folder, Secrets.NONE);
            return new Answer.Told(new ShowSchedule(folder, stores.ids(), programs).run(Progress.NONE));
        } catch (BackupException e) {
            return new Answer.NotKnown(e.getMessage());
        } catch (RuntimeException | Error e) {
            ILog.get().error("What is scheduled could not be asked because of an error in the program", e);
            return new Answer.NotKnown("An error in Handpick; the Error Log has the details: " + e);
        }
    }
}
