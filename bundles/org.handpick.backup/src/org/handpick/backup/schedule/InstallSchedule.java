package org.handpick.backup.schedule;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.Schedule;
import org.handpick.backup.ScheduleFailure;
import org.handpick.core.Operation;
import org.handpick.core.Progress;

/** Lets the system back up a data area at some times, in place of what it did before. */
public final class InstallSchedule implements Operation<Installed> {
    private final BackupFolder folder;
    private final Scheduler scheduler;
    private final SystemPrograms programs;
    private final Program program;
    private final Schedule schedule;
    private final List<String> stores;

    /**
     * @param programs by which an earlier schedule of another kind is removed
     * @param stores the names of those that get a backup; empty for all, also those that are added later
     */
    public InstallSchedule(
            BackupFolder folder,
            Scheduler scheduler,
            SystemPrograms programs,
            Program program,
            Schedule schedule,
            List<String> stores) {
        this.folder = folder;
        this.scheduler = scheduler;
        this.programs = programs;
        this.program = program;
        this.schedule = schedule;
        this.stores = List.copyOf(stores);
    }

    /** @throws ScheduleFailure when the system does not take it; what was scheduled before is so still */
    @Override
    public Installed run(Progress progress) {
        if (!Files.isDirectory(folder.dataArea())) {
            throw new ScheduleFailure(
                    folder.dataArea() + ": there is no such folder, so nothing of it can be backed up");
        }
        if (!Files.isExecutable(program.launcher())) {
            throw new ScheduleFailure(program.launcher() + ": is no program that can be started");
        }
        Optional<Installed> before = Installed.in(folder);
        scheduler.install(new ScheduledBackup(program, folder.dataArea(), schedule, stores));
        before.filter(old -> !old.kind().equals(scheduler.kind())).ifPresent(this::remove);
        Installed installed = new Installed(scheduler.kind(), program, schedule, stores);
        installed.write(folder);
        return installed;
    }

    /** Where the old one can't be removed, both would run: the new one is taken back. */
    private void remove(Installed old) {
        try {
            Scheduler.named(old.kind(), programs).remove(folder.dataArea());
        } catch (ScheduleFailure e) {
            try {
                scheduler.remove(folder.dataArea());
            } catch (ScheduleFailure again) {
                e.addSuppressed(again); // the first says what is wrong with this system
            }
            throw e;
        }
    }
}
