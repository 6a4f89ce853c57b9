package org.handpick.backup.ui;

import java.util.Optional;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.handpick.core.Pace;
import org.handpick.workbench.OperationJob;
import org.handpick.workbench.forms.FormControls;

/** How far the work under way is, how fast it goes, how long it will take, and the button that cancels it. Not there while there is none. */
final class WorkPanel {
    private static final int LOOK_MILLIS = 200;
    private static final int FINE = 1000;

    private final BackupDesk desk;
    private final Composite panel;
    private final Label says;
    private final ProgressBar bar;
    private final Button cancel;

    WorkPanel(Composite parent, BackupDesk desk) {
        this.desk = desk;
        panel = FormControls.row(parent, 3);
        bar = new ProgressBar(panel, SWT.SMOOTH);
        bar.setMaximum(FINE);
        GridData width = new GridData(SWT.LEFT, SWT.CENTER, false, false);
        width.widthHint = 160;
        bar.setLayoutData(width);
        says = new Label(panel, SWT.NONE);
        says.setLayoutData(FormControls.wrapping(1));
        cancel = FormControls.button(
                panel,
                "&Cancel",
                "Ends the work; what is half done leaves nothing behind",
                () -> desk.work().ifPresent(Job::cancel));
        ((GridData) panel.getLayoutData()).exclude = true;
        panel.setVisible(false);
    }

    /** @return whether it has come or gone */
    boolean show() {
        boolean isThere = desk.work().isPresent();
        boolean wasThere = panel.getVisible();
        ((GridData) panel.getLayoutData()).exclude = !isThere;
        panel.setVisible(isThere);
        if (isThere && !wasThere) {
            cancel.setEnabled(true);
            follow();
        }
        return isThere != wasThere;
    }

    private void follow() {
        if (panel.isDisposed()) {
            return;
        }
        Optional<Pace> pace = desk.work().map(OperationJob::pace);
        pace.ifPresent(now -> {
            String words = BackupWords.pace(now);
            if (!says.getText().equals(words)) {
                says.setText(words);
                says.setToolTipText(words);
            }
            bar.setSelection((int) Math.round(now.share() * FINE));
            panel.getDisplay().timerExec(LOOK_MILLIS, this::follow);
        });
    }
}
