package org.handpick.backup.ui;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.handpick.backup.schedule.Program;
import org.handpick.workbench.OpenOutside;

/** Opens the runbook that comes with Handpick and stands beside its launcher. */
public final class RunbookHandler extends AbstractHandler {
    private static final String RUNBOOK = "docs/backup-runbook.md";

    @Override
    public Object execute(ExecutionEvent event) {
        Shell shell = HandlerUtil.getActiveShell(event);
        Optional<Path> runbook =
                Program.running().map(program -> program.launcher().resolveSibling(RUNBOOK));
        runbook.ifPresentOrElse(
                file -> OpenOutside.open(shell, file, "It comes with Handpick; install it again."),
                () -> MessageDialog.openInformation(
                        shell,
                        "Backup Runbook",
                        "Handpick was not started by its launcher, beside which the runbook stands as " + RUNBOOK
                                + "."));
        return null;
    }
}
