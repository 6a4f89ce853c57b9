package org.handpick.backup.ui;

import java.util.Optional;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchListener;
import org.eclipse.ui.IWorkbenchWindow;
import org.handpick.workbench.OperationJob;

/** Asks before the window is closed over work on backups, which would end with it. */
final class ClosingTime implements IWorkbenchListener {
    private static final int WHEN_DONE = 0;
    private static final int STOP = 1;

    private final BackupDesk desk;

    ClosingTime(BackupDesk desk) {
        this.desk = desk;
    }

    @Override
    public boolean preShutdown(IWorkbench workbench, boolean forced) {
        Optional<OperationJob<?>> work = desk.work();
        if (forced || work.isEmpty()) {
            return true;
        }
        int chosen = ask(workbench.getActiveWorkbenchWindow(), work.get());
        if (chosen == WHEN_DONE || chosen == STOP) {
            if (desk.work().isEmpty()) {
                return true; // it ended while the person was thinking
            }
            if (chosen == STOP) {
                desk.work().ifPresent(Job::cancel);
            }
            desk.afterWork(workbench::close); // also when it is stopped, so that it can take back what is half done
        }
        return false;
    }

    private static int ask(IWorkbenchWindow window, OperationJob<?> work) {
        return MessageDialog.open(
                MessageDialog.QUESTION,
                window == null ? null : window.getShell(),
                "Close Handpick",
                work.getName()
                        + " is under way, and ends when the window is closed. What is stopped leaves nothing half"
                        + " behind, and the backups that there are stay as they are.",
                0,
                "Close When &Done",
                "&Stop and Close",
                "&Keep Open");
    }

    @Override
    public void postShutdown(IWorkbench workbench) {
        // nothing is left to do
    }
}
