package org.handpick.backup.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.handpick.backup.BackupException;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.BackupName;
import org.handpick.backup.NamedStore;
import org.handpick.backup.Prune;
import org.handpick.backup.Retention;
import org.handpick.backup.Settings;
import org.handpick.core.Operation;
import org.handpick.core.Progress;

/** Deletes what no rule keeps in each of some stores, or says what that would be. A store that fails stops no other. */
final class PruneStores implements Operation<List<PruneStores.Pruned>> {
    private final BackupFolder folder;
    private final List<String> names;
    private final Function<String, NamedStore> open;
    private final Settings settings;
    private final Function<String, Prune.Extent> extent;

    private PruneStores(
            BackupFolder folder,
            List<String> names,
            Function<String, NamedStore> open,
            Settings settings,
            Function<String, Prune.Extent> extent) {
        this.folder = folder;
        this.names = List.copyOf(names);
        this.open = open;
        this.settings = settings;
        this.extent = extent;
    }

    static PruneStores preview(
            BackupFolder folder, List<String> names, Function<String, NamedStore> open, Settings settings) {
        return new PruneStores(folder, names, open, settings, _ -> Prune.Extent.DRY_RUN);
    }

    /** @param accepted by the name of the store the backup that a person says is right, although it is to be doubted */
    static PruneStores delete(
            BackupFolder folder,
            List<String> names,
            Function<String, NamedStore> open,
            Settings settings,
            Map<String, BackupName> accepted) {
        return new PruneStores(
                folder,
                names,
                open,
                settings,
                store -> accepted.containsKey(store)
                        ? new Prune.Extent.Accept(accepted.get(store))
                        : Prune.Extent.CAREFUL);
    }

    /** @param pruned empty where it failed @param fault a sentence; empty where it did not fail */
    record Pruned(String store, Optional<Prune.Pruned> pruned, String fault) {
        /** Why nothing is deleted here; empty when nothing speaks against it. */
        Optional<Retention.Doubt> doubt() {
            return pruned.flatMap(Prune.Pruned::doubt);
        }
    }

    @Override
    public List<Pruned> run(Progress progress) {
        List<Pruned> all = new ArrayList<>();
        for (String name : names) {
            try {
                all.add(new Pruned(
                        name,
                        Optional.of(new Prune(folder, open.apply(name), settings.retention(), extent.apply(name))
                                .run(progress)),
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
