package org.handpick.backup.ui;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.handpick.backup.BackupException;
import org.handpick.backup.PreviewRestore;
import org.handpick.core.Cancelled;
import org.handpick.core.Progress;
import org.handpick.workbench.LatestAnswer;
import org.handpick.workbench.forms.AskingDialog;
import org.handpick.workbench.forms.FormControls;
import org.handpick.workbench.theme.DesktopLook;

/** Asks what of a backup is to come back and where to, and tells file by file what would become of what stands there. */
final class RestoreDialog extends AskingDialog {
    private static final int WIDTH = 780;
    private static final int ROWS = 9;
    private static final int PAUSE_MILLIS = 300;

    private final BackupDesk desk;
    private final BackupRow row;
    private Optional<String> file;
    private Path target;
    private LatestAnswer previews;
    private final Runnable looking = this::look;
    /** Counts what was asked, so that what is outdated ends. */
    private volatile int looks;

    private Combo files;
    private Text folder;
    private Table fates;

    /** What a preview came to. @param fault a sentence; empty when there is one */
    private record Answer(Optional<PreviewRestore.Preview> preview, String fault) {}

    /** @param file the one that is offered; empty for all */
    RestoreDialog(Shell shell, BackupDesk desk, BackupRow row, Optional<String> file) {
        super(shell, "Restore");
        this.desk = desk;
        this.row = row;
        this.file = file;
        this.target = beside();
    }

    private Path beside() {
        Path data = desk.folder().dataArea();
        return data.resolveSibling(
                data.getFileName() + "-restored-" + row.backup().name().stamp());
    }

    /** The path of the file that is wanted; empty for all. */
    Optional<String> file() {
        return file;
    }

    Path target() {
        return target;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        previews = new LatestAnswer(shell.getDisplay()::asyncExec, "handpick-restore-preview");
        shell.addListener(SWT.Dispose, event -> {
            looks++;
            shell.getDisplay().timerExec(-1, looking);
            previews.dispose();
        });
    }

    @Override
    protected void createArea(Composite area) {
        setTitle("Restore from the backup of "
                + BackupWords.time(row.backup().name().time(), ZoneId.systemDefault()) + " in " + row.store());
        createWhat(FormControls.group(area, "What", 2));
        createWhere(FormControls.group(area, "Where to", 3));
        Label label = new Label(area, SWT.NONE);
        label.setText("What becomes of the fi&les:");
        fates = new Table(area, SWT.BORDER | SWT.FULL_SELECTION);
        fates.setHeaderVisible(true);
        FittingColumns.add(fates, "File");
        FittingColumns.add(fates, "What happens");
        GridData fill = new GridData(SWT.FILL, SWT.FILL, true, true);
        fill.widthHint = WIDTH;
        fill.heightHint = ROWS * fates.getItemHeight();
        fates.setLayoutData(fill);
    }

    private void createWhat(Composite group) {
        Button all = radio(group, "&Everything", file.isEmpty());
        all.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false, 2, 1));
        Button one = radio(group, "&One file:", file.isPresent());
        files = DesktopLook.of(new Combo(group, SWT.READ_ONLY));
        files.setLayoutData(FormControls.wide());
        files.setEnabled(file.isPresent());
        file.ifPresent(path -> {
            files.add(path);
            files.select(0);
        });
        all.addListener(SWT.Selection, event -> take(one.getSelection()));
        one.addListener(SWT.Selection, event -> take(one.getSelection()));
        files.addListener(SWT.Selection, event -> take(one.getSelection()));
    }

    private void take(boolean one) {
        files.setEnabled(one);
        file = one && !files.getText().isEmpty() ? Optional.of(files.getText()) : Optional.empty();
        look();
    }

    private void createWhere(Composite group) {
        Button side = radio(group, "A &folder beside the data:", true);
        folder = DesktopLook.of(new Text(group, SWT.BORDER));
        folder.setText(target.toString());
        folder.setLayoutData(FormControls.wide());
        Button browse = FormControls.button(group, "&Browse…", "Chooses another folder", this::browse);
        Button place = radio(
                group,
                "In &place; what stands there is moved to "
                        + desk.folder().dataArea().resolve("replaced-…"),
                false);
        place.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false, 3, 1));
        Runnable chosen = () -> {
            folder.setEnabled(side.getSelection());
            browse.setEnabled(side.getSelection());
            aim(
                    side.getSelection()
                            ? folder.getText().strip()
                            : desk.folder().dataArea().toString());
        };
        side.addListener(SWT.Selection, event -> chosen.run());
        place.addListener(SWT.Selection, event -> chosen.run());
        folder.addListener(SWT.Modify, event -> chosen.run());
    }

    private static Button radio(Composite parent, String text, boolean isChosen) {
        Button radio = new Button(parent, SWT.RADIO);
        radio.setText(text);
        radio.setSelection(isChosen);
        return radio;
    }

    private void browse() {
        DirectoryDialog dialog = new DirectoryDialog(getShell(), SWT.SAVE);
        dialog.setText("Restore to");
        Optional.ofNullable(dialog.open()).ifPresent(folder::setText);
    }

    private void aim(String text) {
        try {
            target = Path.of(text);
            if (target.isAbsolute()) {
                lookSoon();
                return;
            }
        } catch (InvalidPathException e) {
            // told below
        }
        stopLooking();
        refuse("Name a folder by its whole path.");
    }

    private void refuse(String why) {
        setErrorMessage(why);
        getButton(IDialogConstants.OK_ID).setEnabled(false);
        fates.removeAll();
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, "&Restore", true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        look();
    }

    private void stopLooking() {
        looks++;
        previews.drop();
        getShell().getDisplay().timerExec(-1, looking);
    }

    /** Looks once the person types no more: every letter of a path is a path. */
    private void lookSoon() {
        if (isMade()) {
            await();
            getShell().getDisplay().timerExec(PAUSE_MILLIS, looking);
        }
    }

    private boolean isMade() {
        return getButton(IDialogConstants.OK_ID) != null;
    }

    /** What was looked at holds no more; until another look is done nothing can be restored. */
    private void await() {
        stopLooking();
        getButton(IDialogConstants.OK_ID).setEnabled(false);
        setErrorMessage(null);
        setMessage("Looking at what is there…");
    }

    private void look() {
        if (!isMade()) {
            return;
        }
        await();
        Optional<String> wanted = file;
        Path where = target;
        int mine = looks;
        previews.ask(() -> preview(wanted, where, () -> mine != looks), this::show);
    }

    private Answer preview(Optional<String> wanted, Path where, BooleanSupplier isOutdated) {
        try {
            return new Answer(
                    Optional.of(new PreviewRestore(
                                    desk.folder(),
                                    desk.access().open(row.store()),
                                    row.backup().name(),
                                    wanted,
                                    where)
                            .run(new Progress() {
                                @Override
                                public boolean isCancelled() {
                                    return isOutdated.getAsBoolean();
                                }
                            })),
                    "");
        } catch (Cancelled e) {
            return new Answer(Optional.empty(), ""); // which nobody waits for any more
        } catch (BackupException e) {
            return new Answer(Optional.empty(), e.getMessage());
        }
    }

    private void show(Answer answer) {
        answer.preview().ifPresentOrElse(this::show, () -> refuse(answer.fault()));
    }

    private void show(PreviewRestore.Preview preview) {
        fates.removeAll();
        for (PreviewRestore.Line line : preview.lines()) {
            new TableItem(fates, SWT.NONE).setText(new String[] {line.file().path(), RestoreWords.fate(line)});
        }
        FittingColumns.fit(fates);
        if (file.isEmpty()) {
            offer(preview.lines());
        }
        boolean isCareful = preview.lines().stream().anyMatch(line -> line.newer() > 0);
        setMessage(RestoreWords.sum(preview), isCareful ? IMessageProvider.WARNING : IMessageProvider.NONE);
        getButton(IDialogConstants.OK_ID).setEnabled(true);
    }

    private void offer(List<PreviewRestore.Line> lines) {
        String[] paths = lines.stream().map(line -> line.file().path()).sorted().toArray(String[]::new);
        if (!List.of(paths).equals(List.of(files.getItems()))) {
            files.setItems(paths);
            files.select(0);
        }
    }
}
