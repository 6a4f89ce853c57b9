package org.handpick.cli.backup;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handpick.backup.BackUp;
import org.handpick.backup.BackUpTo;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.BackupName;
import org.handpick.backup.Manifest;
import org.handpick.backup.NamedStore;
import org.handpick.backup.Prove;
import org.handpick.backup.Settings;
import org.handpick.backup.StoreId;
import org.handpick.backup.store.FolderStore;
import org.handpick.backup.store.Stores;
import org.handpick.cli.Arguments;
import org.handpick.cli.Command;
import org.handpick.cli.Outcome;
import org.handpick.cli.Output;
import org.handpick.cli.Parameter;
import org.handpick.cli.Value;
import org.handpick.cli.WrongUse;

/** {@code backup create}: a backup, verified, in one store or in each; then those that no rule keeps are deleted. */
public final class BackupCreate implements Command {
    private static final Parameter<List<String>> STORE = Parameter.repeatedOption(
            "--store",
            Value.TEXT.called("NAME"),
            "The store, by the name it was added with, or several of them; the only one by default.");
    private static final Parameter<Optional<Path>> TO = Parameter.option(
            "--to", Value.FOLDER, "A folder, in place of a store that was added. Nothing in it is deleted.");

    private static final Parameter<Boolean> ALL =
            Parameter.flag("--all", "To every store, one after the other; one that fails does not stop the others.");
    private static final Parameter<Boolean> WAIT = Parameter.flag(
            "--wait", "Waits while another backup, prune or drill of the data area is at work, in place of failing.");

    private static final Parameter<Boolean> DRILL = Parameter.flag(
            "--drill",
            "Then drills where the last drill is some weeks ago, and reads a share of the old backups, as the settings say; for schedules.");

    /** {@code drilled} is null where no drill was due. */
    private record Created(
            String backup,
            String store,
            long bytes,
            String sha256,
            int files,
            long contentBytes,
            long records,
            Map<String, Long> leftOut,
            List<String> unmatched,
            List<String> absent,
            List<String> deleted,
            String drilled,
            List<String> read) {}

    @Override
    public String name() {
        return "backup create";
    }

    @Override
    public String summary() {
        return "Makes a backup, reads it back from where it is stored, and then deletes those that no rule keeps.";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(STORE, TO, ALL, DRILL, WAIT);
    }

    @Override
    public Outcome run(Arguments arguments, Output output) {
        Optional<Path> to = arguments.get(TO);
        List<String> named = arguments.get(STORE);
        arguments.demandOneAtMost(ALL, STORE, TO);
        if (to.isPresent() && arguments.get(DRILL)) {
            throw new WrongUse(
                    DRILL.name() + " and " + TO.name() + " do not go together; 'backup drill --from' drills a folder");
        }
        if (to.isPresent()) {
            create(arguments, to.get(), output);
            return Outcome.DONE;
        }
        Stores stores = BackupPlace.stores(arguments);
        if (named.size() <= 1 && !arguments.get(ALL)) {
            create(arguments, stores, stores.id(named.stream().findFirst()), output);
            return Outcome.DONE;
        }
        List<StoreId> each = named.isEmpty()
                ? stores.ids()
                : named.stream().map(name -> stores.id(Optional.of(name))).toList();
        return output.each(each, store -> create(arguments, stores, store, output));
    }

    /** To a folder that a person names, who then sees to it himself what becomes of the old ones. */
    private static void create(Arguments arguments, Path to, Output output) {
        NamedStore store = BackupPlace.folderStore(to, FolderStore.in(to).make());
        Settings settings = BackupPlace.settings(arguments);
        tell(
                new BackUp(folder(arguments), store, settings.scope()).run(output.progress()),
                store.id(),
                List.of(),
                Optional.empty(),
                output);
    }

    private static void create(Arguments arguments, Stores stores, StoreId store, Output output) {
        BackUpTo backUp = new BackUpTo(
                folder(arguments),
                store,
                () -> stores.store(Optional.of(store.name())),
                BackupPlace.libraries(arguments));
        BackUpTo.Done done = (arguments.get(DRILL) ? backUp.proving() : backUp).run(output.progress());
        done.doubt().ifPresent(doubt -> output.problem(BackupPrune.stopped(store, doubt)));
        done.unpruned()
                .ifPresent(failed -> output.problem(
                        "The backup is made, but old ones could not be deleted: " + failed.getMessage()));
        tell(done.made(), store, done.deleted(), Optional.of(done.proven()), output);
        done.proven().failed().forEach(failed -> output.problem("The backup is made, but: " + failed.getMessage()));
        done.proven().drilled().ifPresent(drilled -> BackupDrill.tellWorries(drilled, output));
    }

    private static void tell(
            BackUp.Made made, StoreId store, List<BackupName> deleted, Optional<Prove.Proven> proven, Output output) {
        Created created = created(made, store, deleted, proven);
        output.result(created, () -> text(created));
        made.unmatched().forEach(pattern -> output.message("Nothing was found of " + pattern + "."));
        if (!made.absent().isEmpty()) {
            output.message("There is nothing yet of " + String.join(", ", made.absent()) + ".");
        }
        made.doubt().ifPresent(doubt -> output.problem(doubt + "."));
        created.leftOut.forEach((file, bytes) -> output.message(file + ": the end of it, "
                + Wording.count(bytes, "byte") + ", is no whole record yet; the next backup has it"));
    }

    private static BackupFolder folder(Arguments arguments) {
        return new BackupFolder(
                arguments.dataArea(), arguments.get(WAIT) ? BackupFolder.Turn.WAIT : BackupFolder.Turn.NOW);
    }

    private static Created created(
            BackUp.Made made, StoreId store, List<BackupName> deleted, Optional<Prove.Proven> proven) {
        Map<String, Long> leftOut = new LinkedHashMap<>();
        made.manifest().files().stream()
                .filter(file -> file.leftOut() > 0)
                .forEach(file -> leftOut.put(file.path(), file.leftOut()));
        Manifest manifest = made.manifest();
        return new Created(
                made.name().archive(),
                store.name(),
                made.bytes(),
                made.sha256(),
                manifest.files().size(),
                manifest.bytes(),
                manifest.records(),
                leftOut,
                made.unmatched(),
                made.absent(),
                deleted.stream().map(BackupName::archive).toList(),
                proven.flatMap(Prove.Proven::drilled)
                        .map(drilled -> drilled.name().archive())
                        .orElse(null),
                proven.stream()
                        .flatMap(all -> all.read().stream())
                        .map(verified -> verified.backup().archive())
                        .toList());
    }

    private static String text(Created created) {
        return "%s: %s, %s packed to %s; stored in %s and verified%s%s%s"
                .formatted(
                        created.backup,
                        Wording.content(created.files, created.records),
                        Wording.count(created.contentBytes, "byte"),
                        Wording.number(created.bytes),
                        created.store,
                        created.deleted.isEmpty() ? "" : "; deleted: " + String.join(", ", created.deleted),
                        created.drilled == null ? "" : "; proven restorable: " + created.drilled,
                        created.read.isEmpty() ? "" : "; read and sound: " + String.join(", ", created.read));
    }
}
