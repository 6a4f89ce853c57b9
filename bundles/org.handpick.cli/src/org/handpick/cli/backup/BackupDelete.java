package org.handpick.cli.backup;

import java.util.List;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.BackupName;
import org.handpick.backup.DeleteBackup;
import org.handpick.backup.NamedStore;
import org.handpick.backup.Retention;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;

/** {@code backup delete}: deletes one backup that is named, or says what would be left. */
public final class BackupDelete implements Command {
    private static final Parameter<BackupName> BACKUP =
            Parameter.position(BackupPlace.BACKUP_NAME, "Which one, by the name that backup list tells.");
    private static final Parameter<Boolean> DRY_RUN =
            Parameter.flag("--dry-run", "Says what would be left, and deletes nothing.");

    /** {@code action} is delete (what would be) or deleted; {@code newest} is null where none that is left was verified. */
    private record Line(String backup, String store, String action, int left, String newest) {}

    @Override
    public String name() {
        return "backup delete";
    }

    @Override
    public String summary() {
        return "Deletes one backup for good. The newest that was verified stays, and so do those that prune would not delete because of a doubt.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(BACKUP, BackupPlace.STORE, DRY_RUN);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        BackupName name = arguments.get(BACKUP);
        BackupFolder folder = BackupPlace.folder(arguments);
        NamedStore store = BackupPlace.added(arguments);
        Retention retention = folder.settings().retention();
        boolean isDryRun = arguments.get(DRY_RUN);
        DeleteBackup delete = isDryRun
                ? DeleteBackup.dryRun(folder, store, retention, name)
                : new DeleteBackup(folder, store, retention, name);
        DeleteBackup.Left left = delete.run(output.progress());
        Line line = new Line(
                name.archive(),
                store.name(),
                isDryRun ? "delete" : "deleted",
                left.backups().size(),
                left.newest().map(backup -> backup.name().archive()).orElse(null));
        output.result(line, () -> text(line));
        return Outcome.DONE;
    }

    private static String text(Line line) {
        return "%-7s  %s; left in %s: %s, %s"
                .formatted(
                        line.action,
                        line.backup,
                        line.store,
                        Wording.count(line.left, "backup"),
                        line.newest == null
                                ? "none that was verified"
                                : "of which the newest that was verified is " + line.newest);
    }
}
