package org.handpick.cli.backup;

import java.util.List;
import org.handpick.backup.History;
import org.handpick.backup.ListBackups;
import org.handpick.backup.NamedStore;
import org.handpick.backup.StoredBackup;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;

/** {@code backup list}: the backups of a store, and what is known of each. */
public final class BackupList implements Command {
    /** What is not known is null. */
    private record Listed(
            String backup,
            String store,
            String time,
            long bytes,
            String verified,
            Long files,
            Long contentBytes,
            Long records,
            String restorable,
            String damage) {}

    @Override
    public String name() {
        return "backup list";
    }

    @Override
    public String summary() {
        return "Lists the backups of a store, the newest first: what they hold, and when they were verified and proven restorable.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(BackupPlace.STORE, BackupPlace.FROM);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        NamedStore store = BackupPlace.source(arguments);
        BackupPlace.folder(arguments).history().read().faults().forEach(output::message);
        List<StoredBackup> backups = new ListBackups(BackupPlace.folder(arguments), store).run(output.progress());
        for (StoredBackup backup : backups) {
            Listed listed = listed(backup, store);
            output.result(listed, () -> text(backup));
        }
        if (backups.isEmpty()) {
            output.message(store.name() + ": there is no backup yet");
        }
        return Outcome.DONE;
    }

    private static Listed listed(StoredBackup backup, NamedStore store) {
        return new Listed(
                backup.name().archive(),
                store.name(),
                backup.name().time().toString(),
                backup.bytes(),
                backup.verified().map(verified -> verified.at().toString()).orElse(null),
                backup.verified().map(History.Verified::files).orElse(null),
                backup.verified().map(History.Verified::contentBytes).orElse(null),
                backup.verified().map(History.Verified::allRecords).orElse(null),
                backup.restorable().map(Object::toString).orElse(null),
                backup.damage().orElse(null));
    }

    private static String text(StoredBackup backup) {
        String checked = backup.damage()
                .map(damage -> "DAMAGED: " + damage)
                .or(() -> backup.verified()
                        .map(verified -> Wording.content(verified.files(), verified.allRecords()) + ", verified "
                                + Wording.time(verified.at())))
                .orElse("not verified");
        String proven = backup.restorable()
                .map(at -> ", proven restorable " + Wording.time(at))
                .orElse("");
        return backup.name() + "  of " + Wording.time(backup.name().time()) + "  "
                + Wording.count(backup.bytes(), "byte") + "  " + checked + proven;
    }
}
