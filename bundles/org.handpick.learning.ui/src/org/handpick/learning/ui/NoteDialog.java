package org.handpick.learning.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.handpick.workbench.forms.AskingDialog;

/** Asks for a note of any lines. Enter begins another line, Ctrl+Enter is OK, and Tab goes on to the buttons. */
final class NoteDialog extends AskingDialog {
    private static final int LINES = 6;
    private static final int WIDTH = 480;

    private final String run;
    private String note;
    private Text text;

    NoteDialog(Shell shell, String run, String note) {
        super(shell, "Note");
        this.run = run;
        this.note = note;
    }

    /** What was written when the dialog was closed with OK. */
    String note() {
        return note;
    }

    @Override
    protected void createArea(Composite area) {
        setTitle("Note on " + run.replace("&", "&&"));
        setMessage("What you want to remember of the run. Enter begins another line, Ctrl+Enter is OK.");
        text = new Text(area, SWT.MULTI | SWT.BORDER | SWT.V_SCROLL | SWT.WRAP);
        GridData size = new GridData(SWT.FILL, SWT.FILL, true, true);
        size.heightHint = LINES * text.getLineHeight();
        size.widthHint = WIDTH;
        text.setLayoutData(size);
        text.setText(note);
        text.selectAll();
        text.addListener(SWT.Traverse, NoteDialog::leave);
        text.addListener(SWT.KeyDown, this::confirm);
        text.setFocus();
    }

    /** Where there are lines, the platform takes Tab for a character. */
    private static void leave(Event event) {
        if (event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
            event.doit = true;
        }
    }

    private void confirm(Event event) {
        if (event.stateMask == SWT.MOD1 && (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR)) {
            event.doit = false;
            okPressed();
        }
    }

    @Override
    protected void okPressed() {
        note = text.getText().strip();
        super.okPressed();
    }
}
