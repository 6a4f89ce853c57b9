package org.handpick.backup.ui;

import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.handpick.backup.BackupException;
import org.handpick.core.Cancelled;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.workbench.LatestAnswer;
import org.handpick.workbench.forms.FormControls;

/** Has a small file go all the way through the new store, step by step, so that nobody finds out on the day of need. */
final class TestPage extends WizardPage {
    private static final int MOST_STEPS = 6;

    private final Supplier<Operation<Optional<String>>> test;
    private LatestAnswer answers;
    private Table steps;
    private Button again;
    private volatile boolean isClosed;

    /** What came of a test. @param warning what a person should know of a place that can be used */
    private record Tested(Optional<String> fault, Optional<String> warning) {}

    /** @param test made anew each time, on the UI thread; gives what a person should know of a place that can be used */
    TestPage(Supplier<Operation<Optional<String>>> test) {
        super("test", "Does it work?", null);
        setDescription("A small file is written, read back, listed and deleted again.");
        this.test = test;
        setPageComplete(false);
    }

    @Override
    public void createControl(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        area.setLayout(new GridLayout());
        steps = new Table(area, SWT.BORDER);
        GridData room = new GridData(SWT.FILL, SWT.FILL, true, true);
        room.heightHint = MOST_STEPS * steps.getItemHeight();
        steps.setLayoutData(room);
        again = FormControls.button(area, "&Test Again", "Has a small file go there and back once more", this::begin);
        again.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
        setControl(area);
        answers = new LatestAnswer(parent.getDisplay()::asyncExec, "handpick-store-test");
    }

    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        if (visible) {
            begin();
        } else {
            answers.drop();
        }
    }

    private void begin() {
        setPageComplete(false);
        setErrorMessage(null);
        setMessage(null);
        steps.removeAll();
        again.setEnabled(false);
        Display display = steps.getDisplay();
        Operation<Optional<String>> operation = test.get();
        answers.ask(() -> tested(operation, new Steps(display)), this::end);
    }

    private static Tested tested(Operation<Optional<String>> operation, Progress progress) {
        try {
            return new Tested(Optional.empty(), operation.run(progress));
        } catch (BackupException e) {
            return new Tested(Optional.of(e.getMessage()), Optional.empty());
        } catch (Cancelled e) {
            return new Tested(Optional.of("The test was given up."), Optional.empty());
        }
    }

    private void end(Tested tested) {
        if (steps.isDisposed()) {
            return;
        }
        mark(tested.fault().isEmpty() ? "✓" : "✕");
        again.setEnabled(true);
        tested.fault().ifPresentOrElse(this::setErrorMessage, () -> {
            new TableItem(steps, SWT.NONE).setText("✓ Everything came back as it was written.");
            setPageComplete(true);
            goOn();
        });
        setMessage(tested.warning().orElse(null), tested.warning().isPresent() ? WARNING : NONE);
    }

    /** The keys would be at Back, which is beside the button that can't be pressed any more, and Enter would go there. */
    private void goOn() {
        Button next = getShell().getDefaultButton();
        if (next != null) {
            next.setFocus();
        }
    }

    private void mark(String sign) {
        if (steps.getItemCount() > 0) {
            TableItem last = steps.getItem(steps.getItemCount() - 1);
            last.setText(last.getText().replaceFirst("^…", sign));
        }
    }

    private void step(String what) {
        if (!steps.isDisposed()) {
            mark("✓");
            new TableItem(steps, SWT.NONE).setText("… " + what);
        }
    }

    @Override
    public void dispose() {
        isClosed = true;
        if (answers != null) {
            answers.dispose();
        }
        super.dispose();
    }

    private final class Steps implements Progress {
        private final Display display;

        Steps(Display display) {
            this.display = display;
        }

        @Override
        public void begin(String what, long total) {
            if (!isClosed) {
                display.asyncExec(() -> step(what));
            }
        }

        @Override
        public boolean isCancelled() {
            return isClosed;
        }
    }
}
