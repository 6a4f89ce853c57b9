package org.handpick.backup.schedule;

import java.util.Optional;
import org.handpick.backup.BackupFolder;
import org.handpick.core.Operation;
import org.handpick.core.Progress;

/** Lets the system no longer back up a data area. The backups that were made stay. */
public final class RemoveSchedule implements Operation<Boolean> {
    private final BackupFolder folder;
    private final SystemPrograms programs;

    public RemoveSchedule(BackupFolder folder, SystemPrograms programs) {
        this.folder = folder;
        this.programs = programs;
    }

    /**
     * @return false when none was installed
     * @throws org.handpick.backup.ScheduleFailure when the system can't be told
     */
    @Override
    public Boolean run(Progress progress) {
        Optional<Installed> installed = Installed.in(folder);
        installed.ifPresent(it -> Scheduler.named(it.kind(), programs).remove(folder.dataArea()));
        Installed.forget(folder);
        return installed.isPresent();
    }
}
