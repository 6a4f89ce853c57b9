package org.handpick.backup.ui;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.handpick.backup.BackupName;
import org.handpick.backup.Retention;
import org.handpick.workbench.forms.AskingDialog;
import org.handpick.workbench.theme.CheckBox;
import org.handpick.workbench.theme.DesktopLook;
import org.handpick.workbench.theme.Palette;

/** Shows of each backup whether it stays, and why, before anything is deleted. */
final class PruneDialog extends AskingDialog {
    private static final String MESSAGE =
            "The newest backup that stays is read once more to its last byte before the first is deleted.";
    private static final int WIDTH = 780;
    private static final int ROWS = 12;

    private final List<PruneStores.Pruned> previews;
    private final Map<String, BackupName> accepted = new HashMap<>();

    PruneDialog(Shell shell, List<PruneStores.Pruned> previews) {
        super(shell, "Delete Old Backups");
        this.previews = List.copyOf(previews);
    }

    /** By the name of the store the backup of which a person has said that it is right, although it is to be doubted. */
    Map<String, BackupName> accepted() {
        return Map.copyOf(accepted);
    }

    @Override
    protected void createArea(Composite area) {
        setTitle("Backups that no rule keeps");
        setMessage(MESSAGE);
        Table table = new Table(area, SWT.BORDER | SWT.FULL_SELECTION);
        table.setHeaderVisible(true);
        List.of("Made", "Where", "Fate", "Why").forEach(title -> FittingColumns.add(table, title));
        GridData fill = new GridData(SWT.FILL, SWT.FILL, true, true);
        fill.widthHint = WIDTH;
        fill.heightHint = ROWS * table.getItemHeight();
        table.setLayoutData(fill);
        previews.forEach(one -> one.pruned()
                .ifPresentOrElse(
                        pruned -> pruned.verdicts().forEach(verdict -> row(table, one.store(), verdict)),
                        () -> new TableItem(table, SWT.NONE)
                                .setText(new String[] {"", one.store(), "✕", one.fault()})));
        table.addListener(SWT.Resize, event -> FittingColumns.fit(table));
        previews.forEach(one -> one.doubt().ifPresent(doubt -> ask(area, one.store(), doubt)));
    }

    /** Each store has a doubt of its own, so a person says of each that it is right. */
    private void ask(Composite area, String store, Retention.Doubt doubt) {
        Button accept = CheckBox.in(area, store + ": it is right that " + doubt.sentence());
        accept.addListener(SWT.Selection, event -> {
            if (accept.getSelection()) {
                accepted.put(store, doubt.newest());
            } else {
                accepted.remove(store);
            }
            check();
        });
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

    private boolean isStopped(PruneStores.Pruned one) {
        return one.doubt().isPresent() && !accepted.containsKey(one.store());
    }

    private long unwanted() {
        return previews.stream()
                .filter(one -> !isStopped(one))
                .flatMap(one -> one.pruned().stream())
                .flatMap(pruned -> pruned.verdicts().stream())
                .filter(verdict -> !verdict.isKept())
                .count();
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        DesktopLook.of(createButton(parent, IDialogConstants.OK_ID, "Delete 1000 Backups", true));
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        check();
    }

    private void check() {
        setErrorMessage(previews.stream()
                .filter(this::isStopped)
                .map(one -> one.store() + ": no backup is deleted, since there is a doubt about the newest one.")
                .findFirst()
                .orElse(null));
        Button ok = getButton(IDialogConstants.OK_ID);
        ok.setText(
                unwanted() == 0
                        ? "Nothing to delete"
                        : "&Delete " + BackupWords.count(unwanted(), "Backup", "Backups"));
        ok.setEnabled(unwanted() > 0);
    }
}
