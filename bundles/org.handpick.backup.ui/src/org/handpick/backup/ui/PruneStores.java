package org.handpick.backup.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.handpick.backup.BackupException;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.NamedStore;
import org.handpick.backup.Prune;
import org.handpick.backup.Settings;
import org.handpick.core.Operation;
import org.handpick.core.Progress;

/** Deletes what no rule keeps in each of some stores, or says what that would be. A store that fails stops no other. */
final class PruneStores implements Operation<List<PruneStores.Pruned>> {
    private final BackupFolder folder;
    private final List<String> names;
    private final Function<String, NamedStore> open;
    private final Settings settings;
    private final Prune.Extent extent;

    private PruneStores(
            BackupFolder folder,
            List<String> names,
            Function<String, NamedStore> open,
            Settings settings,
            Prune.Extent extent) {
        this.folder = folder;
        this.names = List.copyOf(names);
        this.open = open;
        this.settings = settings;
        this.extent = extent;
    }

    static PruneStores preview(
            BackupFolder folder, List<String> names, Function<String, NamedStore> open, Settings settings) {
        return new PruneStores(folder, names, open, settings, Prune.Extent.DRY_RUN);
    }

    /** @param acceptsShrink whether a person says that the newest backup rightly holds less than one before it */
    static PruneStores delete(
            BackupFolder folder,
            List<String> names,
            Function<String, NamedStore> open,
            Settings settings,
            boolean acceptsShrink) {
        return new PruneStores(
                folder, names, open, settings, acceptsShrink ? Prune.Extent.ACCEPT_SHRINK : Prune.Extent.CAREFUL);
    }

    /** @param pruned empty where it failed @param fault a sentence; empty where it did not fail */
    record Pruned(String store, Optional<Prune.Pruned> pruned, String fault) {
        /** Why nothing is deleted here; empty when nothing speaks against it. */
        Optional<String> stopped() {
            return pruned.flatMap(Prune.Pruned::stopped);
        }
    }

    @Override
    public List<Pruned> run(Progress progress) {
        List<Pruned> all = new ArrayList<>();
        for (String name : names) {
            try {
                all.add(new Pruned(
                        name,
                        Optional.of(new Prune(folder, open.apply(name), settings.retention(), extent).run(progress)),
                        ""));
            } catch (BackupException e) {
                all.add(new Pruned(name, Optional.empty(), e.getMessage()));
            }
        }
        return all;
    }

    static String words(List<Pruned> all) {
        return all.stream()
                .map(one -> one.pruned()
                        .map(pruned -> one.store() + ": "
                                + BackupWords.count(pruned.deleted().size(), "old backup", "old backups") + " deleted."
                                + pruned.stopped().map(why -> " " + why + ".").orElse(""))
                        .orElse("✕ " + one.fault()))
                .collect(Collectors.joining("\n"));
    }
}
