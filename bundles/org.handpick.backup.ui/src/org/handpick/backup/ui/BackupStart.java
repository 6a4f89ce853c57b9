package org.handpick.backup.ui;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;
import org.handpick.backup.BackupException;
import org.handpick.backup.BusyBackup;
import org.handpick.backup.SettleRestore;
import org.handpick.backup.store.Secrets;
import org.handpick.backup.store.Stores;
import org.handpick.core.Progress;

/** Tells when the workbench has started what was stopped half-way, and has missed backups caught up from then on. */
public final class BackupStart implements IStartup {
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
                new MissedBackups(desk.folder(), ZonedDateTime::now, new Open(display)).begin();
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

    /** What goes on by itself asks nobody for a password. */
    private final class Open implements MissedBackups.Workbench {
        private final Display display;

        Open(Display display) {
            this.display = display;
        }

        @Override
        public boolean isOpen() {
            return PlatformUI.isWorkbenchRunning();
        }

        @Override
        public boolean isAtWork() {
            return desk.work().isPresent();
        }

        @Override
        public boolean catchesUp() {
            return new Remembered().catchesUp();
        }

        @Override
        public boolean tellsOverdue() {
            return new Remembered().tellsOverdue();
        }

        @Override
        public void in(Duration time, Runnable then) {
            display.timerExec((int) time.toMillis(), then);
        }

        @Override
        public <R> void ask(Supplier<R> question, Consumer<R> then) {
            desk.ask(question, then);
        }

        @Override
        public void backUp(List<String> stores, Consumer<BackUpStores.Outcome> then, Consumer<String> failed) {
            List<Path> libraries = desk.libraries();
            desk.begin(
                    "Catch the backup to " + String.join(", ", stores) + " up",
                    () -> new BackUpStores(desk.folder(), desk.access().silently(), stores, libraries).proving(),
                    then,
                    failed);
        }

        @Override
        public void say(List<Said.Line> lines) {
            if (desk.isWatched()) {
                desk.say(lines, Optional.empty());
            }
        }

        @Override
        public void notice(String title, String sentence) {
            BackupNotice.show(title, sentence);
        }
    }
}
