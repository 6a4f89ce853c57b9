package org.handpick.workbench.forms;

import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

/** A dialog that asks before something is done: what is asked stands above, and what is below it grows with the window. */
public abstract class AskingDialog extends TitleAreaDialog {
    private final String name;

    /** @param name of the window */
    protected AskingDialog(Shell shell, String name) {
        super(shell);
        this.name = name;
    }

    @Override
    protected final boolean isResizable() {
        return true;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(name);
    }

    @Override
    protected final Control createDialogArea(Composite parent) {
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        area.setLayout(new GridLayout());
        createArea(area);
        return area;
    }

    /** Says what is asked, and makes the controls below it. @param area in one column */
    protected abstract void createArea(Composite area);
}
