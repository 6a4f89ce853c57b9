package org.handpick.learning.ui;

import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.handpick.dataset.Split;
import org.handpick.workbench.forms.FormControls;
import org.handpick.workbench.theme.CheckBox;
import org.handpick.workbench.theme.DesktopLook;

/** How a dataset is to be made, in a dialog: folded away, as what is usual suits most people. */
final class PlanPanel {
    private static final int NUMBER_WIDTH = 40;

    private final PlanForm form;
    private final Runnable changed;
    private final Button unfold;
    private final Composite options;

    /** @param changed called after each change by a person */
    PlanPanel(Composite parent, PlanForm form, Runnable changed) {
        this.form = form;
        this.changed = changed;
        unfold = DesktopLook.of(new Button(parent, SWT.TOGGLE));
        unfold.setToolTipText("Which sets judge, the seed, a library that is held out, and COCO");
        unfold.addListener(SWT.Selection, event -> fold());
        options = FormControls.row(parent, 2);
        addSides();
        addSeed();
        addHeldOut();
        addCoco();
        hide(true);
        count();
    }

    private void addSides() {
        String tip = "How many of a hundred sets go to each side. A model makes suggestions only when at least 20 sets"
                + " judge it. Sets that keep their side from an earlier dataset are not moved.";
        label("Sides:", tip);
        Composite row = FormControls.row(options, 6);
        number(row, "to learn from", tip, form.share(Split.TRAIN), text -> form.setShare(Split.TRAIN, text));
        number(row, "to stop by", tip, form.share(Split.VAL), text -> form.setShare(Split.VAL, text));
        number(row, "to judge by", tip, form.share(Split.TEST), text -> form.setShare(Split.TEST, text));
    }

    private void addSeed() {
        String tip = "Decides which set goes to which side; the same seed puts the same set on the same side";
        label("Seed:", tip);
        number(FormControls.row(options, 2), "", tip, form.seed(), form::setSeed);
    }

    private void addHeldOut() {
        String tip = "All sets of this library judge, and none is learned from: that tells how a model does where it"
                + " has never been";
        label("Held-out library:", tip);
        Composite row = FormControls.row(options, 2);
        Text folder = text(row, tip, form.heldOut(), form::setHeldOut);
        folder.setMessage("None");
        folder.setLayoutData(FormControls.wide());
        FormControls.button(row, "B&rowse…", "Chooses the folder of the library", () -> {
            DirectoryDialog dialog = new DirectoryDialog(row.getShell(), SWT.OPEN);
            dialog.setText("Hold a library out");
            Optional.ofNullable(dialog.open()).ifPresent(folder::setText);
        });
    }

    private void addCoco() {
        Button coco = CheckBox.in(options, "Write crops in the format of &COCO too");
        coco.setToolTipText("Adds coco.json, which many other programs read");
        coco.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false, 2, 1));
        coco.setSelection(form.coco());
        coco.addListener(SWT.Selection, event -> {
            form.setCoco(coco.getSelection());
            change();
        });
    }

    private void label(String words, String tip) {
        Label label = new Label(options, SWT.NONE);
        label.setText(words);
        label.setToolTipText(tip);
    }

    private void number(Composite row, String unit, String tip, String value, Consumer<String> set) {
        Text text = text(row, tip, value, set);
        GridData narrow = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
        narrow.widthHint = NUMBER_WIDTH;
        text.setLayoutData(narrow);
        new Label(row, SWT.NONE).setText(unit);
    }

    private Text text(Composite row, String tip, String value, Consumer<String> set) {
        Text text = new Text(row, SWT.BORDER);
        text.setText(value);
        text.setToolTipText(tip);
        text.addListener(SWT.Modify, event -> {
            set.accept(text.getText());
            change();
        });
        return text;
    }

    private void change() {
        count();
        changed.run();
    }

    /** Says how much of what is folded away is not as usual. */
    private void count() {
        unfold.setText((unfold.getSelection() ? "Fewer &Options" : "More &Options")
                + (form.changed() == 0 ? "" : " (" + form.changed() + " changed)"));
        unfold.requestLayout();
    }

    /** The window grows by what comes and shrinks by what goes, so that nothing in it is squeezed. */
    private void fold() {
        Shell shell = options.getShell();
        int before = shell.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
        hide(!unfold.getSelection());
        count();
        Point size = shell.getSize();
        shell.setSize(size.x, size.y + shell.computeSize(SWT.DEFAULT, SWT.DEFAULT).y - before);
    }

    private void hide(boolean isFolded) {
        options.setVisible(!isFolded);
        ((GridData) options.getLayoutData()).exclude = isFolded;
    }
}
