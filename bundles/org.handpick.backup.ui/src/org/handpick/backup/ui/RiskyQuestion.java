package org.handpick.backup.ui;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;

/** Asks before something goes that can't be brought back. Enter and Escape keep it: a key pressed too often is to lose nothing. */
final class RiskyQuestion {
    private static final int KEEP = 1;

    private RiskyQuestion() {}

    /** @param does what the button is called that lets it go @return whether a person wants that */
    static boolean ask(Shell shell, String title, String question, String does) {
        return new MessageDialog(shell, title, null, question, MessageDialog.QUESTION, KEEP, does, "&Keep").open() == 0;
    }
}
