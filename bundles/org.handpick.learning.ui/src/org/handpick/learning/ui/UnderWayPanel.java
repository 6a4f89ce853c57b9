package org.handpick.learning.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.handpick.workbench.forms.FormControls;

/** How far the training under way has come, and how it is stopped. */
final class UnderWayPanel {
    private static final int FINE = 1000;
    private static final int LINES_OF_WORDS = 3;

    private final TrainingModel model;
    private final ProgressBar done;
    private final Button stop;
    private final Label says;

    UnderWayPanel(Composite parent, TrainingModel model, Runnable stopped) {
        this.model = model;
        Group group = FormControls.group(parent, "Under Way", 2);
        done = new ProgressBar(group, SWT.SMOOTH);
        done.setMaximum(FINE);
        done.setLayoutData(FormControls.wide());
        stop = FormControls.button(
                group,
                "Sto&p",
                "Ends the training after the step at hand, with a checkpoint; Continue in the list of runs goes on"
                        + " from there",
                stopped);
        says = new Label(FormControls.place(group, 2, LINES_OF_WORDS), SWT.WRAP);
        says.setLayoutData(FormControls.wrapping(1));
    }

    /** Shows what the model has. */
    void show() {
        boolean isRunning = model.running().isPresent();
        says.setText(model.nowWords());
        done.setSelection((int) Math.round(FINE * model.done()));
        done.setVisible(isRunning);
        stop.setEnabled(model.canStop());
    }
}
