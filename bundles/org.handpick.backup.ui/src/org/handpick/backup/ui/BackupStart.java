package org.handpick.backup.ui;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;
import org.handpick.backup.BackupException;
import org.handpick.backup.BusyBackup;
import org.handpick.backup.SettleRestore;
import org.handpick.backup.StoreId;
import org.handpick.backup.schedule.Installed;
import org.handpick.backup.store.Secrets;
import org.handpick.backup.store.Stores;
import org.handpick.core.Progress;

/**
 * Catches a missed backup up when the workbench has started, and later while it stays open; else says that one is overdue. Where a person
 * has set up no store nothing is said: the perspective tells what to do.
 */
public final class BackupStart implements IStartup {
    /** The first set is on screen by then. */
    private static final int FIRST_MILLIS = 8_000;

    private static final int HOUR_MILLIS = 3_600_000;

    private final CatchUp catchUp = new CatchUp();
    private BackupDesk desk;

    @Override
    public void earlyStartup() {
        Display display = PlatformUI.getWorkbench().getDisplay();
        display.asyncExec(() -> {
            if (PlatformUI.isWorkbenchRunning()) {
                IEclipseContext application = PlatformUI.getWorkbench().getService(IEclipseContext.class);
                desk = ContextInjectionFactory.make(BackupDesk.class, application);
                PlatformUI.getWorkbench().addWorkbenchListener(new ClosingTime(desk));
                desk.ask(this::interrupted, told -> told.forEach(BackupNotice::show));
                display.timerExec(FIRST_MILLIS, this::look);
            }
        });
    }

    /**
     * What was stopped half-way, in sentences by their titles. At once: where a restore was killed, a log may be missing that the next
     * decision would begin anew.
     */
    private Map<String, String> interrupted() {
        Map<String, String> told = new LinkedHashMap<>();
        try {
            new SettleRestore(desk.folder())
                    .run(Progress.NONE)
                    .ifPresent(sentence -> told.put("Restore interrupted", sentence));
            List<String> unfinished = UnfinishedBackups.sentences(
                    desk.folder().history().read(),
                    Stores.of(desk.folder(), Secrets.NONE).ids(),
                    ZoneId.systemDefault());
            if (!unfinished.isEmpty()) {
                told.put("Backup not finished", String.join("\n", unfinished));
            }
        } catch (BusyBackup e) {
            return Map.of(); // it is not interrupted, but at work
        } catch (BackupException e) {
            told.put("Restore interrupted", e.getMessage());
        }
        return told;
    }

    private void look() {
        if (!PlatformUI.isWorkbenchRunning()) {
            return;
        }
        Display.getCurrent().timerExec(HOUR_MILLIS, this::look);
        if (desk.work().isEmpty()) {
            desk.ask(this::due, this::act);
        }
    }

    /** Asked one at a time: an hour lies between. */
    private List<String> due() {
        Stores stores = Stores.of(desk.folder(), Secrets.NONE);
        List<StoreId> setUp = stores.isByItself() ? List.of() : stores.ids();
        return catchUp.take(
                desk.folder().history().read(),
                setUp,
                Installed.schedules(Installed.in(desk.folder())),
                ZonedDateTime.now());
    }

    private void act(List<String> due) {
        if (due.isEmpty() || desk.work().isPresent()) {
            return;
        }
        String where = String.join(", ", due);
        Remembered remembered = new Remembered();
        if (!remembered.catchesUp()) {
            if (remembered.tellsOverdue()) {
                BackupNotice.show("Backup overdue", "The backup to " + where + " is overdue.");
            }
            return;
        }
        List<Path> libraries = desk.libraries();
        desk.begin(
                "Catch the backup to " + where + " up",
                () -> new BackUpStores(desk.folder(), desk.access().silently(), due, libraries).proving(),
                this::caughtUp,
                sentence -> failed(List.of(sentence)));
    }

    private void caughtUp(BackUpStores.Outcome outcome) {
        if (desk.isWatched()) { // nobody has asked for it, so it is no news elsewhere
            desk.say(outcome.lines(), Optional.empty());
        }
        if (!outcome.failed().isEmpty()) {
            failed(outcome.failed());
        }
    }

    private static void failed(List<String> sentences) {
        BackupNotice.show("Backup failed", String.join("\n", sentences));
    }
}
