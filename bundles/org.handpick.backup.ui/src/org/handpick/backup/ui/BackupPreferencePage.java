package org.handpick.backup.ui;

import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.handpick.backup.Settings;
import org.handpick.workbench.theme.CheckBox;

/** What is backed up, how many backups stay, and whether a missed one is caught up: {@code backup/settings.json} of the data area. */
public final class BackupPreferencePage extends PreferencePage implements IWorkbenchPreferencePage {
    private final Remembered remembered = new Remembered();
    private BackupDesk desk;
    private Button catchUp;
    private Button tell;
    private SettingsForm form;
    /** As they stand in the file; empty until they were read, and nothing is written until then. */
    private Optional<Settings> kept = Optional.empty();

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
        catchUp.setLayoutData(SettingsForm.both());
        tell = CheckBox.in(area, "Else &tell that it was missed");
        tell.setSelection(remembered.tellsOverdue());
        tell.setLayoutData(SettingsForm.both());
        form = new SettingsForm(area, this::check);
        desk.ask(() -> desk.folder().settings(), settings -> {
            if (!area.isDisposed()) {
                form.show(settings);
                kept = Optional.of(settings);
            }
        });
        return area;
    }

    private void check() {
        try {
            form.filledIn();
            setErrorMessage(null);
            setValid(true);
        } catch (IllegalArgumentException e) {
            setErrorMessage(e.getMessage());
            setValid(false);
        }
    }

    @Override
    protected void performDefaults() {
        catchUp.setSelection(true);
        tell.setSelection(true);
        form.showDefaults();
        super.performDefaults();
    }

    @Override
    public boolean performOk() {
        remembered.catchUp(catchUp.getSelection());
        remembered.tellOverdue(tell.getSelection());
        remembered.save();
        form.filledIn().filter(now -> !kept.equals(Optional.of(now))).ifPresent(now -> {
            kept = Optional.of(now);
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
