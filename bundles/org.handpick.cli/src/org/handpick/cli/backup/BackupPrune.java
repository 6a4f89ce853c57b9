package org.handpick.cli.backup;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.handpick.backup.BackupName;
import org.handpick.backup.Prune;
import org.handpick.backup.Retention;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;
import org.handpick.cli.WrongUse;

/** {@code backup prune}: deletes the backups that no rule keeps, or says which those are. */
public final class BackupPrune implements Command {
    private static final Parameter<Boolean> DRY_RUN =
            Parameter.flag("--dry-run", "Says what would be deleted and why, and deletes nothing.");
    private static final Parameter<Boolean> ACCEPT_SHRINK = Parameter.flag(
            "--accept-shrink",
            "Deletes although the newest backup holds less than one before it; that it does is right.");

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
        return List.of(BackupPlace.STORE, DRY_RUN, ACCEPT_SHRINK);
    }

    static String stopped(String why) {
        return "No backup is deleted: " + why + ". If that is right, say backup prune --accept-shrink.";
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        Prune.Pruned pruned = new Prune(
                        BackupPlace.folder(arguments),
                        BackupPlace.added(arguments),
                        BackupPlace.folder(arguments).settings().retention(),
                        extent(arguments))
                .run(output.progress());
        Set<BackupName> deleted = new HashSet<>(pruned.deleted());
        for (Retention.Verdict verdict : pruned.verdicts()) {
            BackupName name = verdict.backup().name();
            String action = deleted.contains(name) ? "deleted" : verdict.isKept() ? "keep" : "delete";
            output.result(
                    new Line(name.archive(), action, verdict.reason()),
                    () -> "%-7s  %s  %s".formatted(action, name, verdict.reason()));
        }
        pruned.stopped().ifPresent(why -> output.problem(stopped(why)));
        return Outcome.DONE;
    }

    private static Prune.Extent extent(Arguments arguments) {
        if (arguments.get(DRY_RUN) && arguments.get(ACCEPT_SHRINK)) {
            throw new WrongUse(DRY_RUN.name() + " and " + ACCEPT_SHRINK.name() + " do not go together");
        }
        if (arguments.get(DRY_RUN)) {
            return Prune.Extent.DRY_RUN;
        }
        return arguments.get(ACCEPT_SHRINK) ? Prune.Extent.ACCEPT_SHRINK : Prune.Extent.CAREFUL;
    }
}
