package org.handpick.backup.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;

/** What the views are put together from, so that all of it lines up. */
final class FormControls {
    private static final int DIALOG_WIDTH = 520;

    private FormControls() {}

    static Group group(Composite parent, String title, int columns) {
        Group group = new Group(parent, SWT.NONE);
        group.setText(title);
        group.setLayout(new GridLayout(columns, false));
        group.setLayoutData(wide());
        return group;
    }

    /** Controls beside each other, flush with what stands above and below. */
    static Composite row(Composite parent, int columns) {
        Composite row = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(columns, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        row.setLayout(layout);
        row.setLayoutData(wide());
        return row;
    }

    static Button button(Composite parent, String text, String tip, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        button.setToolTipText(tip);
        button.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, false, false));
        button.addListener(SWT.Selection, event -> action.run());
        return button;
    }

    /** As wide as there is room. */
    static GridData wide() {
        return new GridData(SWT.FILL, SWT.CENTER, true, false);
    }

    /** Words of a dialog, which take their own width and height at first. */
    static GridData wrappingInDialog(int columns) {
        GridData data = wrapping(columns);
        data.widthHint = DIALOG_WIDTH;
        return data;
    }

    /** Words that wrap to the width that there is. */
    static GridData wrapping(int columns) {
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false, columns, 1);
        data.widthHint = 1;
        return data;
    }
}
