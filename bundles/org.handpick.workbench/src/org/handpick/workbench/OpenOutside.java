package org.handpick.workbench;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Shell;

/** Opens a file or a folder with the program that the desktop has for it. Where it has none, a person gets the path to copy. */
public final class OpenOutside {
    private OpenOutside() {}

    /** @param missing what to do where it is not there, in a sentence */
    public static void open(Shell shell, Path file, String missing) {
        if (!Files.exists(file)) {
            offer(shell, file + " is not there. " + missing, file);
        } else if (!Program.launch(file.toString())) {
            offer(
                    shell,
                    "The desktop has no program that opens " + file + ". Copy the path to open it yourself.",
                    file);
        }
    }

    private static void offer(Shell shell, String sentence, Path file) {
        int chosen = MessageDialog.open(
                MessageDialog.INFORMATION,
                shell,
                "Open " + file.getFileName(),
                sentence,
                SWT.NONE,
                "Copy Path",
                "Close");
        if (chosen == 0) {
            ClipboardText.put(shell.getDisplay(), file.toString());
        }
    }
}
