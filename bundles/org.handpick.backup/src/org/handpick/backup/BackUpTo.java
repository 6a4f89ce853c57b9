package org.handpick.backup;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.handpick.core.Operation;
import org.handpick.core.Progress;

/**
 * All that a backup to a store that was set up takes, for who asks for one by a command, in the window or by a timer: the store is opened,
 * the backup is made, and then what no rule keeps is deleted there. One that is made by itself also proves what is stored ({@link Prove}). Where no backup comes of it, that is written down, also when the
 * settings can't be understood or the store can't be opened.
 */
public final class BackUpTo implements Operation<BackUpTo.Done> {
    private final BackupFolder folder;
    private final StoreId store;
    private final Supplier<NamedStore> open;
    private final List<Path> libraries;
    private final boolean proves;
    private final Clock clock;

    /**
     * @param open opens the store; that it can't be opened is a backup that failed
     * @param libraries that were opened; their journals are taken along, beside those of the settings and those that ever were
     */
    public BackUpTo(BackupFolder folder, StoreId store, Supplier<NamedStore> open, List<Path> libraries) {
        this(folder, store, open, libraries, false, Clock.systemUTC());
    }

    BackUpTo(
            BackupFolder folder,
            StoreId store,
            Supplier<NamedStore> open,
            List<Path> libraries,
            boolean proves,
            Clock clock) {
        this.folder = folder;
        this.store = store;
        this.open = open;
        this.libraries = List.copyOf(libraries);
        this.proves = proves;
        this.clock = clock;
    }

    /** The same, which then proves what is stored. */
    public BackUpTo proving() {
        return new BackUpTo(folder, store, open, libraries, true, clock);
    }

    /**
     * There is a new backup, whatever became of the old ones.
     *
     * @param deleted those that are gone now
     * @param doubt why none is deleted; empty when nothing speaks against it
     * @param unpruned what failed when they were to be deleted; empty when that went well
     * @param proven what was proven of those that are stored
     */
    public record Done(
            BackUp.Made made,
            List<BackupName> deleted,
            Optional<Retention.Doubt> doubt,
            Optional<BackupException> unpruned,
            Prove.Proven proven) {
        public Done {
            Objects.requireNonNull(made);
            deleted = List.copyOf(deleted);
            Objects.requireNonNull(doubt);
            Objects.requireNonNull(unpruned);
            Objects.requireNonNull(proven);
        }

        private Done with(Prove.Proven then) {
            return new Done(made, deleted, doubt, unpruned, then);
        }
    }

    /** @throws BackupException when no backup was made, as {@link BackUp} tells, or the store could not be opened */
    @Override
    public Done run(Progress progress) {
        Settings settings;
        NamedStore opened;
        try {
            settings = folder.settings(libraries);
            opened = open.get();
        } catch (BackupException e) {
            BackUp.note(folder, store, e, clock);
            throw e;
        }
        BackUp.Made made = new BackUp(folder, opened, settings.scope(), clock).run(progress);
        Done done = pruned(made, opened, settings, progress);
        return proves ? done.with(new Prove(folder, opened, settings, clock).run(progress)) : done;
    }

    private Done pruned(BackUp.Made made, NamedStore opened, Settings settings, Progress progress) {
        try {
            Prune.Pruned pruned =
                    new Prune(folder, opened, settings.retention(), Prune.Extent.CAREFUL, clock).run(progress);
            return new Done(made, pruned.deleted(), pruned.doubt(), Optional.empty(), Prove.Proven.NOTHING);
        } catch (BackupException e) {
            return new Done(made, List.of(), Optional.empty(), Optional.of(e), Prove.Proven.NOTHING);
        }
    }
}
