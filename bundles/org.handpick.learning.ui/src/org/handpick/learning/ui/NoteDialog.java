package org.handpick.learning.ui;

import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

/** Asks for a note of any lines. */
final class NoteDialog extends InputDialog {
    private static final int HEIGHT = 120;
    private static final int WIDTH = 480;

    NoteDialog(Shell shell, String run, String note) {
        super(shell, "Note", "Note on " + run, note, null);
    }

    @Override
    protected int getInputTextStyle() {
        return SWT.MULTI | SWT.BORDER | SWT.V_SCROLL | SWT.WRAP;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Control area = super.createDialogArea(parent);
        GridData size = new GridData(SWT.FILL, SWT.FILL, true, true);
        size.heightHint = HEIGHT;
        size.widthHint = WIDTH;
        getText().setLayoutData(size);
        return area;
    }
}
