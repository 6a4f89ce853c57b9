package org.handpick.learning.ui;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.handpick.workbench.forms.FormControls;

/** What a training costs, what keeps it from being started, and the buttons that estimate and start it. */
final class StartPanel {
    private static final String ESTIMATE = "Esti&mate";
    private static final int LINES_OF_COSTS = 3;
    private static final int LINES_OF_WORDS = 2;

    private final TrainingModel model;
    private final Label costs;
    private final Button estimate;
    private final Text name;
    private final Button start;
    private final Label says;

    /** What a person wants. */
    interface Wishes {
        /** Time and memory are to be told, or the work that is under way is to end. */
        void estimateOrCancel();

        /** @param name what the run is to be called; empty for none */
        void start(String name);
    }

    StartPanel(Composite parent, TrainingModel model, Wishes wishes) {
        this.model = model;
        Group group = FormControls.group(parent, "Start", 2);
        costs = new Label(FormControls.place(group, 1, LINES_OF_COSTS), SWT.WRAP);
        costs.setLayoutData(FormControls.wrapping(1));
        estimate = FormControls.button(
                group, ESTIMATE, "Takes a few steps to tell time and memory", wishes::estimateOrCancel);
        name = new Text(group, SWT.BORDER);
        name.setMessage("Name of the run, or none");
        name.setToolTipText("What the run is called in the list; it can be changed later");
        name.setLayoutData(FormControls.wide());
        start = FormControls.button(
                group,
                "&Start",
                "Trains in a process of its own, which goes on when the window is closed; waits while another is"
                        + " trained",
                () -> {
                    String called = name.getText().strip();
                    name.setText("");
                    wishes.start(called);
                });
        says = new Label(FormControls.place(group, 2, LINES_OF_WORDS), SWT.WRAP);
        says.setLayoutData(FormControls.wrapping(1));
    }

    /** Shows what the model has. @param underWay what is worked on now, which can be cancelled */
    void show(Optional<String> underWay) {
        Optional<String> obstacle = model.obstacle();
        costs.setText(underWay.map(what -> what + "…").orElseGet(model::costWords));
        says.setText(obstacle.orElse(""));
        start.setEnabled(obstacle.isEmpty());
        estimate.setText(underWay.isPresent() ? "&Cancel" : ESTIMATE);
        estimate.setEnabled(underWay.isPresent() || obstacle.isEmpty());
    }

    /** Says what came of something. */
    void tell(String sentence) {
        says.setText(sentence);
    }
}
