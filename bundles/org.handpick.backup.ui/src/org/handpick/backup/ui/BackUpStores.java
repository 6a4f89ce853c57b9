package org.handpick.backup.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.handpick.backup.BackUp;
import org.handpick.backup.BackupException;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.BackupName;
import org.handpick.backup.BusyBackup;
import org.handpick.backup.NamedStore;
import org.handpick.backup.Prune;
import org.handpick.backup.Settings;
import org.handpick.core.Operation;
import org.handpick.core.Progress;

/** Makes a backup in each of some stores, one after the other, and deletes there what no rule keeps. One that fails stops no other. */
final class BackUpStores implements Operation<BackUpStores.Outcome> {
    private final BackupFolder folder;
    private final List<String> names;
    private final Function<String, NamedStore> open;
    private final Settings settings;

    /** @param names of the stores, which {@code open} opens */
    BackUpStores(BackupFolder folder, List<String> names, Function<String, NamedStore> open, Settings settings) {
        this.folder = folder;
        this.names = List.copyOf(names);
        this.open = open;
        this.settings = settings;
    }

    /**
     * What came of it.
     *
     * @param sentences one for each store
     * @param failed the stores that have no new backup, with what failed
     */
    record Outcome(List<String> sentences, List<String> failed) {
        Outcome {
            sentences = List.copyOf(sentences);
            failed = List.copyOf(failed);
        }

        String words() {
            return String.join("\n", sentences);
        }
    }

    @Override
    public Outcome run(Progress progress) {
        List<String> sentences = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (String name : names) {
            progress.check();
            try {
                NamedStore store = open.apply(name);
                BackUp.Made made = new BackUp(folder, store, settings.scope()).run(progress);
                sentences.add(made(name, made) + prune(store, progress));
            } catch (BusyBackup e) {
                sentences.add(name + ": " + e.getMessage()); // which is no failure: a timer was quicker
            } catch (BackupException e) {
                String sentence = name + ": no backup was made. " + e.getMessage();
                sentences.add(sentence);
                failed.add(sentence);
            }
        }
        return new Outcome(sentences, failed);
    }

    private static String made(String name, BackUp.Made made) {
        String left = made.manifest().files().stream()
                .filter(file -> file.leftOut() > 0)
                .map(file -> " The end of " + file.path() + " is no whole record yet; the next backup has it.")
                .collect(Collectors.joining());
        return "%s: %s with %s backed up, %s, and read back.%s"
                .formatted(
                        name,
                        BackupWords.count(made.manifest().files().size(), "file", "files"),
                        BackupWords.count(made.manifest().records(), "record", "records"),
                        BackupWords.bytes(made.bytes()),
                        left);
    }

    /** The backup is made and stays, whatever becomes of the old ones. */
    private String prune(NamedStore store, Progress progress) {
        try {
            Prune.Pruned pruned = new Prune(folder, store, settings.retention(), Prune.Extent.CAREFUL).run(progress);
            Optional<String> stopped = pruned.stopped();
            List<BackupName> deleted = pruned.deleted();
            return stopped.map(why -> " No old backup is deleted: " + why + ".")
                    .orElse(
                            deleted.isEmpty()
                                    ? ""
                                    : " " + BackupWords.count(deleted.size(), "old backup", "old backups")
                                            + " deleted.");
        } catch (BackupException e) {
            return " Old ones could not be deleted: " + e.getMessage();
        }
    }
}
