package org.handpick.cli.backup;

import java.util.List;
import org.handpick.backup.Drill;
import org.handpick.backup.LiveFile;
import org.handpick.backup.NamedStore;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;

/** {@code backup drill}: proves that the newest backup can be restored. A log that has lost records since is a problem. */
public final class BackupDrill implements Command {
    private record Drilled(
            String backup,
            String store,
            String restorable,
            long files,
            long bytes,
            long records,
            long same,
            long grown,
            long changed,
            List<String> rewritten,
            List<String> missing,
            List<String> fresh) {}

    @Override
    public String name() {
        return "backup drill";
    }

    @Override
    public String summary() {
        return "Restores the newest backup to a folder of its own, compares every file, and writes down that it is restorable.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(BackupPlace.STORE, BackupPlace.FROM);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        NamedStore store = BackupPlace.source(arguments);
        Drill.Drilled drilled = new Drill(
                        BackupPlace.folder(arguments),
                        store,
                        BackupPlace.settings(arguments).scope())
                .run(output.progress());
        Drilled told = new Drilled(
                drilled.name().archive(),
                store.name(),
                drilled.at().toString(),
                drilled.files(),
                drilled.bytes(),
                drilled.records(),
                in(drilled, LiveFile.State.SAME).size(),
                in(drilled, LiveFile.State.GROWN).size(),
                in(drilled, LiveFile.State.CHANGED).size(),
                in(drilled, LiveFile.State.REWRITTEN),
                in(drilled, LiveFile.State.MISSING),
                in(drilled, LiveFile.State.NEW));
        output.result(told, () -> text(drilled, told));
        tellWorries(drilled, output);
        return Outcome.DONE;
    }

    /** What the disk has lost since. */
    static void tellWorries(Drill.Drilled drilled, Output output) {
        drilled.live().stream()
                .filter(LiveFile::isWorrying)
                .forEach(file -> output.problem(BackupDiff.worry(file) + "; restore it from " + drilled.name()));
    }

    private static List<String> in(Drill.Drilled drilled, LiveFile.State state) {
        return drilled.live().stream()
                .filter(file -> file.state() == state)
                .map(LiveFile::path)
                .toList();
    }

    private static String text(Drill.Drilled drilled, Drilled told) {
        return "%s: proven restorable on %s: %s; on the disk %d are the same, %d have grown, %d have changed, %d are new, %d are gone"
                .formatted(
                        told.backup,
                        Wording.time(drilled.at()),
                        Wording.content(told.files, told.records),
                        told.same,
                        told.grown,
                        told.changed + told.rewritten.size(),
                        told.fresh.size(),
                        told.missing.size());
    }
}
