package org.handpick.backup.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.handpick.backup.BackUp;
import org.handpick.backup.BackUpTo;
import org.handpick.backup.BackupException;
import org.handpick.backup.BackupFolder;
import org.handpick.backup.BusyBackup;
import org.handpick.backup.store.Stores;
import org.handpick.core.Operation;
import org.handpick.core.Progress;

/** Makes a backup in each of some stores, one after the other, and deletes there what no rule keeps. One that fails stops no other. */
final class BackUpStores implements Operation<BackUpStores.Outcome> {
    private final BackupFolder folder;
    private final Stores stores;
    private final List<String> names;
    private final List<Path> libraries;

    /**
     * @param names of those that get one
     * @param libraries that were opened last
     */
    BackUpStores(BackupFolder folder, Stores stores, List<String> names, List<Path> libraries) {
        this.folder = folder;
        this.stores = stores;
        this.names = List.copyOf(names);
        this.libraries = List.copyOf(libraries);
    }

    /**
     * What came of it.
     *
     * @param lines one for each store, for who sees the strip, which has what is written down
     * @param failed the stores that have no new backup, with what failed
     */
    record Outcome(List<Said.Line> lines, List<String> failed) {
        Outcome {
            lines = List.copyOf(lines);
            failed = List.copyOf(failed);
        }
    }

    @Override
    public Outcome run(Progress progress) {
        List<Said.Line> lines = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (String name : names) {
            progress.check();
            try {
                Optional<String> store = Optional.of(name);
                BackUpTo.Done done =
                        new BackUpTo(folder, stores.id(store), () -> stores.store(store), libraries).run(progress);
                lines.add(Said.Line.of(made(name, done.made()) + pruned(done)));
            } catch (BusyBackup e) { // which is no failure: a timer was quicker
                lines.add(
                        Said.Line.of(name + ": something else was at work, so no backup was made. " + e.getMessage()));
            } catch (BackupException e) {
                String sentence = name + ": no backup was made. " + e.getMessage();
                boolean isWrittenDown = e.getSuppressed().length == 0;
                lines.add(
                        isWrittenDown
                                ? new Said.Line(name + ": no backup was made. Why stands above.", Optional.of(name))
                                : Said.Line.of(sentence));
                failed.add(sentence);
            }
        }
        return new Outcome(lines, failed);
    }

    private static String made(String name, BackUp.Made made) {
        String left = made.manifest().files().stream()
                .filter(file -> file.leftOut() > 0)
                .map(file -> " The end of " + file.path() + " is no whole record yet; the next backup has it.")
                .collect(Collectors.joining());
        String unmatched = made.unmatched().stream()
                .map(missing -> " Nothing was found of " + missing + ".")
                .collect(Collectors.joining());
        return "%s: %s with %s backed up, %s, and read back.%s%s"
                .formatted(
                        name,
                        BackupWords.count(made.manifest().files().size(), "file", "files"),
                        BackupWords.count(made.manifest().records(), "record", "records"),
                        BackupWords.bytes(made.bytes()),
                        left,
                        unmatched);
    }

    private static String pruned(BackUpTo.Done done) {
        return done.unpruned()
                .map(failed -> " Old ones could not be deleted: " + failed.getMessage())
                .or(() -> done.doubt().map(doubt -> " No old backup is deleted: " + doubt.sentence() + "."))
                .orElseGet(() -> done.deleted().isEmpty()
                        ? ""
                        : " " + BackupWords.count(done.deleted().size(), "old backup", "old backups") + " deleted.");
    }
}
