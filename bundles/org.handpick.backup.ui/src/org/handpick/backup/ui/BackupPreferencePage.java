package org.handpick.backup.ui;

import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.handpick.backup.Retention;
import org.handpick.backup.Scope;
import org.handpick.backup.Settings;
import org.handpick.workbench.theme.CheckBox;

/** What is backed up, how many backups stay, and whether a missed one is caught up: {@code backup/settings.json} of the data area. */
public final class BackupPreferencePage extends PreferencePage implements IWorkbenchPreferencePage {
    private static final int MOST = 999;
    private static final int ALL_PERCENT = 100;
    private static final int LINES = 6;

    private final Remembered remembered = new Remembered();
    private BackupDesk desk;
    private Button catchUp;
    private Button tell;
    private Text patterns;
    private Button checkpoints;
    private Spinner daily;
    private Spinner weekly;
    private Spinner monthly;
    private Spinner withinDays;
    private Spinner shrink;
    /** As they were read; empty until then, and nothing is written until then. */
    private Optional<Settings> read = Optional.empty();

    @Override
    public void init(IWorkbench workbench) {
        desk = ContextInjectionFactory.make(BackupDesk.class, workbench.getService(IEclipseContext.class));
        setDescription("Command line and workbench back up by the same settings.");
    }

    @Override
    protected Control createContents(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        area.setLayout(new GridLayout(2, false));
        catchUp = CheckBox.in(area, "&Catch up when the workbench starts, where a backup was missed");
        catchUp.setSelection(remembered.catchesUp());
        catchUp.setLayoutData(both());
        tell = CheckBox.in(area, "Else &tell that it was missed");
        tell.setSelection(remembered.tellsOverdue());
        tell.setLayoutData(both());
        Label label = new Label(area, SWT.NONE);
        label.setText("&What is backed up: patterns below the data area, one a line; ** stands for any folders");
        label.setLayoutData(both());
        patterns = new Text(area, SWT.MULTI | SWT.BORDER | SWT.V_SCROLL);
        GridData fill = new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1);
        fill.heightHint = LINES * patterns.getLineHeight();
        patterns.setLayoutData(fill);
        patterns.addListener(SWT.Traverse, event -> {
            boolean isTab = event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS;
            event.doit |= isTab; // it would be put into a pattern, and there would be no way on
        });
        checkpoints = CheckBox.in(area, "The weights of &runs too, which can be trained again");
        checkpoints.setLayoutData(both());
        daily = spinner(area, "Backups that stay: the last of so many &days", MOST);
        weekly = spinner(area, "… of so many w&eeks", MOST);
        monthly = spinner(area, "… of so many &months", MOST);
        withinDays = spinner(area, "… and &all of so many days", MOST);
        shrink = spinner(area, "&Largest shrink of the newest before nothing is deleted, percent", ALL_PERCENT);
        for (Control control : area.getChildren()) {
            control.addListener(SWT.Modify, event -> check());
        }
        desk.ask(() -> desk.folder().settings(), settings -> {
            if (!area.isDisposed()) {
                show(settings);
                read = Optional.of(settings);
            }
        });
        return area;
    }

    private static GridData both() {
        return new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1);
    }

    private static Spinner spinner(Composite area, String text, int most) {
        Label label = new Label(area, SWT.NONE);
        label.setText(text);
        Spinner spinner = new Spinner(area, SWT.BORDER);
        spinner.setMaximum(most);
        return spinner;
    }

    private void show(Settings settings) {
        Retention retention = settings.retention();
        patterns.setText(String.join("\n", settings.scope().patterns()));
        checkpoints.setSelection(settings.scope().checkpoints());
        daily.setSelection(retention.daily());
        weekly.setSelection(retention.weekly());
        monthly.setSelection(retention.monthly());
        withinDays.setSelection(retention.withinDays());
        shrink.setSelection(retention.largestShrinkPercent());
    }

    /** @throws IllegalArgumentException saying what makes no sense */
    private Settings filledIn(Settings before) {
        List<String> lines = patterns.getText()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return new Settings(
                new Scope(lines, checkpoints.getSelection(), before.scope().libraries()),
                new Retention(
                        daily.getSelection(),
                        weekly.getSelection(),
                        monthly.getSelection(),
                        withinDays.getSelection(),
                        shrink.getSelection()),
                before.proving());
    }

    private void check() {
        read.ifPresent(before -> {
            try {
                filledIn(before);
                setErrorMessage(null);
                setValid(true);
            } catch (IllegalArgumentException e) {
                setErrorMessage(e.getMessage());
                setValid(false);
            }
        });
    }

    @Override
    protected void performDefaults() {
        catchUp.setSelection(true);
        tell.setSelection(true);
        read.ifPresent(before ->
                show(new Settings(Scope.of(before.scope().libraries()), Retention.DEFAULT, before.proving())));
        super.performDefaults();
    }

    @Override
    public boolean performOk() {
        remembered.catchUp(catchUp.getSelection());
        remembered.tellOverdue(tell.getSelection());
        remembered.save();
        read.map(this::filledIn).filter(now -> !read.equals(Optional.of(now))).ifPresent(now -> {
            read = Optional.of(now);
            desk.ask(
                    () -> {
                        desk.folder().keep(now);
                        return true;
                    },
                    _ -> ILog.get().info("Backups are made by other settings from now on"));
        });
        return true;
    }
}
