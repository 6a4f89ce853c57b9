package org.handpick.backup.ui;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.handpick.backup.BackupException;
import org.handpick.backup.Diff;
import org.handpick.backup.Settings;
import org.handpick.core.Progress;
import org.handpick.workbench.LatestAnswer;
import org.handpick.workbench.events.DecisionCommitted;
import org.handpick.workbench.forms.FormControls;
import org.handpick.workbench.theme.CheckBox;

/** The Contents: the files of the backup that is looked at, each beside what stands on the disk now. */
public final class ContentsPart implements BackupDesk.Watcher {
    static final String ID = "org.handpick.view.backupcontents";
    private static final String NONE = "No backup is chosen. The view Backups lists them.";

    private final BackupDesk desk;
    private final BackupActions actions;
    private final Remembered remembered = new Remembered();
    private LatestAnswer diffs;
    private Composite whole;
    private Label title;
    private Label says;
    private Button differencesOnly;
    private ContentsTree tree;
    private int changes;
    private Optional<DiskSigns> signs = Optional.empty();
    private boolean isLooking;
    private Optional<Shown> shown = Optional.empty();
    private Optional<Diff.Compared> compared = Optional.empty();

    /** What was asked for last. */
    private record Shown(BackupRow.Key key, Optional<String> damage, int round, int changes) {}

    @Inject
    public ContentsPart(BackupDesk desk) {
        this.desk = desk;
        this.actions = new BackupActions(desk);
    }

    @PostConstruct
    void create(Composite parent) {
        whole = parent;
        diffs = new LatestAnswer(parent.getDisplay()::asyncExec, "handpick-backup-diff");
        parent.setLayout(new GridLayout(2, false));
        title = new Label(parent, SWT.WRAP);
        title.setLayoutData(FormControls.wrapping(1));
        differencesOnly = CheckBox.in(parent, "Only what &differs");
        differencesOnly.setToolTipText("Leaves out the files that are on the disk as they were");
        differencesOnly.addListener(SWT.Selection, event -> fill());
        tree = new ContentsTree(
                parent,
                remembered,
                desk.model()::chooseFile,
                file -> actions.restore(whole.getShell(), Optional.of(file)),
                desk::refresh);
        tree.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        says = new Label(parent, SWT.WRAP);
        says.setLayoutData(FormControls.wrapping(2));
        title.setText(NONE);
        desk.join(this);
    }

    @PreDestroy
    void dispose() {
        desk.leave(this);
        diffs.dispose();
        remembered.save();
    }

    @Focus
    void focus() {
        tree.control().setFocus();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void committed(@UIEventTopic(DecisionCommitted.TOPIC) DecisionCommitted event) {
        if (whole != null) {
            compareAgain(); // the logs have grown
        }
    }

    @Override
    public void tick() {
        show(); // what changed while the view was hidden
        if (isLooking || signs.isEmpty() || desk.work().isPresent()) {
            return;
        }
        isLooking = true;
        desk.ask(signs.get()::areOutdated, isOutdated -> {
            isLooking = false;
            if (isOutdated && !whole.isDisposed()) {
                compareAgain();
            }
        });
    }

    private void compareAgain() {
        changes++;
        show();
    }

    @Override
    public boolean isOnScreen() {
        return !whole.isDisposed() && whole.isVisible();
    }

    @Override
    public void show() {
        if (whole.isDisposed()) {
            return;
        }
        Optional<BackupRow> chosen = desk.model().chosen();
        if (chosen.isEmpty()) {
            diffs.drop();
            shown = Optional.empty();
            compared = Optional.empty();
            signs = Optional.empty();
            title.setText(NONE);
            say("");
            fill();
        } else if (desk.work().isEmpty()) {
            Shown wanted = new Shown(chosen.get().key(), chosen.get().backup().damage(), desk.round(), changes);
            if (isOnScreen() && !shown.equals(Optional.of(wanted))) {
                ask(chosen.get(), wanted);
            }
        }
    }

    private void ask(BackupRow row, Shown wanted) {
        boolean isOther =
                shown.filter(before -> before.key().equals(wanted.key())).isEmpty();
        shown = Optional.of(wanted);
        signs = Optional.empty(); // until they are taken anew
        if (isOther) {
            title.setText(name(row));
        }
        if (isOther) {
            compared = Optional.empty();
            fill();
            say("Reading what is in it…");
        }
        Supplier<Settings> settings = desk.settings();
        diffs.ask(() -> compare(row, settings), answer -> {
            if (answer instanceof DiskComparison.Made(Diff.Compared now, Instant at, DiskSigns taken)) {
                compared = Optional.of(now);
                signs = Optional.of(taken);
                title.setText(name(row) + ", beside the disk at " + BackupWords.second(at, ZoneId.systemDefault()));
            } else {
                compared = Optional.empty();
                title.setText(name(row));
            }
            fill();
            say(answer.words(row.backup().damage()));
        });
    }

    private static String name(BackupRow row) {
        return "Backup of " + BackupWords.time(row.backup().name().time(), ZoneId.systemDefault()) + " in "
                + row.store();
    }

    private DiskComparison compare(BackupRow row, Supplier<Settings> settings) {
        try {
            Instant at = Instant.now();
            Diff.Compared made = new Diff(
                            desk.folder(),
                            desk.access().openSilently(row.store()),
                            settings.get().scope(),
                            Optional.of(row.backup().name()))
                    .run(new Interruptible());
            return DiskComparison.Made.of(made, at, desk.folder().dataArea());
        } catch (BackupException e) {
            return DiskComparison.failed(e);
        }
    }

    /** Ends the comparison when the view is closed. */
    private static final class Interruptible implements Progress {
        @Override
        public boolean isCancelled() {
            return Thread.currentThread().isInterrupted();
        }
    }

    private void fill() {
        if (!whole.isDisposed()) {
            List<ContentsModel.Node> nodes = compared.map(now -> ContentsModel.of(now, differencesOnly.getSelection()))
                    .orElse(List.of());
            tree.show(nodes);
        }
    }

    private void say(String sentence) {
        says.setText(sentence);
        whole.layout();
    }
}
