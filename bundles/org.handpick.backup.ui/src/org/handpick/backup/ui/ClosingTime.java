package org.handpick.backup.ui;

import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchListener;
import org.eclipse.ui.IWorkbenchWindow;

/** Asks before the window is closed over work on backups, which would end with it. */
final class ClosingTime implements IWorkbenchListener {
    private final Work work;
    private final Question question;

    /** What the window would be closed over. */
    interface Work {
        /** What is under way, for a person; empty when nothing is. */
        Optional<String> underWay();

        void cancel();

        /** Has something done once it has ended, however it ends. */
        void afterWork(Runnable next);
    }

    /** What a person wants. */
    enum Choice {
        CLOSE_WHEN_DONE("Close When &Done"),
        STOP_AND_CLOSE("&Stop and Close"),
        KEEP_OPEN("&Keep Open");

        private final String label;

        Choice(String label) {
            this.label = label;
        }
    }

    /** Asks for it. */
    @FunctionalInterface
    interface Question {
        Choice ask(IWorkbench workbench, String work);
    }

    ClosingTime(Work work) {
        this(work, ClosingTime::ask);
    }

    ClosingTime(Work work, Question question) {
        this.work = work;
        this.question = question;
    }

    @Override
    public boolean preShutdown(IWorkbench workbench, boolean forced) {
        Optional<String> underWay = work.underWay();
        if (forced || underWay.isEmpty()) {
            return true;
        }
        Choice chosen = question.ask(workbench, underWay.get());
        if (chosen == Choice.KEEP_OPEN) {
            return false;
        }
        if (work.underWay().isEmpty()) {
            return true; // it ended while the person was thinking
        }
        if (chosen == Choice.STOP_AND_CLOSE) {
            work.cancel();
        }
        work.afterWork(workbench::close); // also when it is stopped, so that it can take back what is half done
        return false;
    }

    private static Choice ask(IWorkbench workbench, String work) {
        IWorkbenchWindow window = workbench.getActiveWorkbenchWindow();
        int pressed = MessageDialog.open(
                MessageDialog.QUESTION,
                window == null ? null : window.getShell(),
                "Close Handpick",
                work
                        + " is under way, and ends when the window is closed. What is stopped leaves nothing half"
                        + " behind, and the backups that there are stay as they are.",
                0,
                Stream.of(Choice.values()).map(choice -> choice.label).toArray(String[]::new));
        return pressed < 0 ? Choice.KEEP_OPEN : Choice.values()[pressed]; // Escape is no leave to close
    }

    @Override
    public void postShutdown(IWorkbench workbench) {
        // nothing is left to do
    }
}
