package org.handpick.backup.ui;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.handpick.backup.Retention;
import org.handpick.workbench.theme.CheckBox;
import org.handpick.workbench.theme.Palette;

/** Shows of each backup whether it stays, and why, before anything is deleted. */
final class PruneDialog extends TitleAreaDialog {
    private static final String MESSAGE =
            "The newest backup that stays is read once more to its last byte before the first is deleted.";
    private static final int WIDTH = 780;
    private static final int ROWS = 12;

    private final List<PruneStores.Pruned> previews;
    private boolean acceptsShrink;

    PruneDialog(Shell shell, List<PruneStores.Pruned> previews) {
        super(shell);
        this.previews = List.copyOf(previews);
    }

    /** Whether a person has said that the newest backup rightly holds less. */
    boolean acceptsShrink() {
        return acceptsShrink;
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText("Delete Old Backups");
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        setTitle("Backups that no rule keeps");
        setMessage(MESSAGE);
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        area.setLayout(new GridLayout());
        Table table = new Table(area, SWT.BORDER | SWT.FULL_SELECTION);
        table.setHeaderVisible(true);
        column(table, "Made", 140);
        column(table, "Where", 90);
        column(table, "Fate", 70);
        column(table, "Why", 460);
        GridData fill = new GridData(SWT.FILL, SWT.FILL, true, true);
        fill.widthHint = WIDTH;
        fill.heightHint = ROWS * table.getItemHeight();
        table.setLayoutData(fill);
        previews.forEach(one -> one.pruned()
                .ifPresentOrElse(
                        pruned -> pruned.verdicts().forEach(verdict -> row(table, one.store(), verdict)),
                        () -> new TableItem(table, SWT.NONE)
                                .setText(new String[] {"", one.store(), "✕", one.fault()})));
        if (stopped().isPresent()) {
            Button accept = CheckBox.in(area, "It is &right that the newest backup holds less than one before it");
            accept.addListener(SWT.Selection, event -> {
                acceptsShrink = accept.getSelection();
                check();
            });
        }
        return area;
    }

    private static void column(Table table, String title, int width) {
        TableColumn column = new TableColumn(table, SWT.LEFT);
        column.setText(title);
        column.setWidth(width);
    }

    private static void row(Table table, String store, Retention.Verdict verdict) {
        TableItem row = new TableItem(table, SWT.NONE);
        row.setText(new String[] {
            BackupWords.time(verdict.backup().name().time(), ZoneId.systemDefault()),
            store,
            verdict.isKept() ? "stays" : "goes",
            verdict.reason()
        });
        if (verdict.isKept()) {
            row.setForeground(Palette.of(table.getParent()).muted()); // what goes is looked for here
        }
    }

    private Optional<String> stopped() {
        return previews.stream().flatMap(one -> one.stopped().stream()).findFirst();
    }

    private long unwanted() {
        return previews.stream()
                .filter(one -> acceptsShrink || one.stopped().isEmpty())
                .flatMap(one -> one.pruned().stream())
                .flatMap(pruned -> pruned.verdicts().stream())
                .filter(verdict -> !verdict.isKept())
                .count();
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, "Delete 1000 Backups", true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        check();
    }

    private void check() {
        setErrorMessage(stopped()
                .filter(_ -> !acceptsShrink)
                .map(why -> "No backup is deleted: " + why + ".")
                .orElse(null));
        Button ok = getButton(IDialogConstants.OK_ID);
        ok.setText(
                unwanted() == 0
                        ? "Nothing to delete"
                        : "&Delete " + BackupWords.count(unwanted(), "Backup", "Backups"));
        ok.setEnabled(unwanted() > 0);
    }
}
