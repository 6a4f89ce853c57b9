package org.handpick.cli.backup;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handpick.backup.BackupName;
import org.handpick.backup.NamedStore;
import org.handpick.backup.Prune;
import org.handpick.backup.Retention;
import org.handpick.backup.StoreId;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;

/** {@code backup prune}: deletes the backups that no rule keeps, or says which those are. */
public final class BackupPrune implements Command {
    private static final Parameter<Boolean> DRY_RUN =
            Parameter.flag("--dry-run", "Says what would be deleted and why, and deletes nothing.");
    private static final Parameter<Optional<BackupName>> ACCEPT = Parameter.option(
            "--accept",
            BackupPlace.BACKUP_NAME.called("BACKUP"),
            "Deletes although this newest backup holds less than one before it; that is right.");

    /** {@code action} is keep, delete (what would be) or deleted. */
    private record Line(String backup, String action, String reason) {}

    @Override
    public String name() {
        return "backup prune";
    }

    @Override
    public String summary() {
        return "Deletes the backups that no rule keeps, the oldest first, and says of each why it stays or goes.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(BackupPlace.STORE, DRY_RUN, ACCEPT);
    }

    static String stopped(StoreId store, Retention.Doubt doubt) {
        return "%s: no backup is deleted: %s. If that is right, say backup prune --store %s --accept %s."
                .formatted(store.name(), doubt.sentence(), store.name(), doubt.newest());
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        Prune.Extent extent = extent(arguments);
        NamedStore store = BackupPlace.added(arguments);
        Prune.Pruned pruned = new Prune(
                        BackupPlace.folder(arguments),
                        store,
                        BackupPlace.folder(arguments).settings().retention(),
                        extent)
                .run(output.progress());
        Set<BackupName> deleted = new HashSet<>(pruned.deleted());
        for (Retention.Verdict verdict : pruned.verdicts()) {
            BackupName name = verdict.backup().name();
            String action = deleted.contains(name) ? "deleted" : verdict.isKept() ? "keep" : "delete";
            output.result(
                    new Line(name.archive(), action, verdict.reason()),
                    () -> "%-7s  %s  %s".formatted(action, name, verdict.reason()));
        }
        pruned.doubt().ifPresent(doubt -> output.problem(stopped(store.id(), doubt)));
        return Outcome.DONE;
    }

    private static Prune.Extent extent(Arguments arguments) {
        Optional<BackupName> accepted = arguments.get(ACCEPT);
        arguments.demandOneAtMost(DRY_RUN, ACCEPT);
        if (arguments.get(DRY_RUN)) {
            return Prune.Extent.DRY_RUN;
        }
        return accepted.<Prune.Extent>map(Prune.Extent.Accept::new).orElse(Prune.Extent.CAREFUL);
    }
}
