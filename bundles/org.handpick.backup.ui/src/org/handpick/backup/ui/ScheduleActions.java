package org.handpick.backup.ui;

import java.util.List;
import java.util.Optional;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.MissingSecret;
import org.handpick.backup.Schedule;
import org.handpick.backup.ScheduleFailure;
import org.handpick.backup.schedule.InstallSchedule;
import org.handpick.backup.schedule.Installed;
import org.handpick.backup.schedule.Program;
import org.handpick.backup.schedule.RemoveSchedule;
import org.handpick.backup.schedule.Scheduler;
import org.handpick.backup.schedule.SystemPrograms;
import org.handpick.backup.store.SecretsFile;
import org.handpick.backup.store.Stores;

/** How a person lets the system make backups by itself, and stops that. For the UI thread; the system is told in the background. */
final class ScheduleActions {
    private final BackupDesk desk;
    private final SystemPrograms programs;

    ScheduleActions(BackupDesk desk, SystemPrograms programs) {
        this.desk = desk;
        this.programs = programs;
    }

    /** Asks when, and lets the system do so. */
    void change(Shell shell) {
        desk.ask(this::plan, plan -> {
            if (shell.isDisposed()) {
                return;
            }
            ScheduleDialog dialog = new ScheduleDialog(shell, plan);
            switch (dialog.open()) {
                case Window.OK -> install(dialog.schedule(), dialog.stores(), plan.locked(dialog.stores()));
                case ScheduleDialog.REMOVE -> remove();
                default -> {} // all stays as it is
            }
        });
    }

    private ScheduleDialog.Plan plan() {
        BackupFolder folder = desk.folder();
        Optional<Installed> installed = Installed.in(folder);
        Stores stores = Stores.of(folder, new SecretsFile(folder));
        List<String> names = List.copyOf(stores.places().keySet());
        return new ScheduleDialog.Plan(
                installed.isPresent(),
                installed.map(Installed::schedule).orElse(Schedule.DEFAULT),
                Scheduler.ofThisComputer(programs).kind(),
                installed.map(Installed::stores).orElse(List.of()).stream()
                        .filter(names::contains)
                        .toList(),
                names,
                names.stream().filter(name -> isLocked(stores, name)).toList());
    }

    /** A schedule has neither the secure storage nor the environment of a terminal. */
    private static boolean isLocked(Stores stores, String name) {
        try {
            stores.store(Optional.of(name));
            return false;
        } catch (MissingSecret e) {
            return true;
        }
    }

    private void install(Schedule schedule, List<String> stores, List<String> locked) {
        desk.begin(
                "Schedule backups",
                () -> new InstallSchedule(
                        desk.folder(), Scheduler.ofThisComputer(programs), programs, launcher(), schedule, stores),
                installed -> tell("From now on backups are made: " + ScheduleWords.sentence(installed) + "."
                        + ScheduleWords.locked(locked).map(words -> " " + words).orElse("")));
    }

    private static Program launcher() {
        return Program.running()
                .orElseThrow(() -> new ScheduleFailure(
                        "Handpick was not started by its launcher, so there is nothing that a schedule could start."
                                + " Start it by handpick, and schedule again."));
    }

    private void remove() {
        desk.begin(
                "Remove the schedule",
                () -> new RemoveSchedule(desk.folder(), programs),
                wasThere -> tell(
                        wasThere
                                ? "Nothing is scheduled any more. The backups that were made stay."
                                : "Nothing was scheduled."));
    }

    private void tell(String sentence) {
        desk.tell(sentence, Optional.empty());
    }
}
