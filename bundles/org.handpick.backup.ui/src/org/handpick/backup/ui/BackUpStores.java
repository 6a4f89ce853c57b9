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
import org.handpick.backup.Prove;
import org.handpick.backup.store.Stores;
import org.handpick.core.Operation;
import org.handpick.core.Progress;

/** Makes a backup in each of some stores, one after the other, and deletes there what no rule keeps. One that fails stops no other. */
final class BackUpStores implements Operation<BackUpStores.Outcome> {
    private final BackupFolder folder;
    private final Stores stores;
    private final List<String> names;
    private final List<Path> libraries;
    private final boolean proves;

    /**
     * @param names of those that get one
     * @param libraries that were opened last
     */
    BackUpStores(BackupFolder folder, Stores stores, List<String> names, List<Path> libraries) {
        this(folder, stores, names, libraries, false);
    }

    private BackUpStores(BackupFolder folder, Stores stores, List<String> names, List<Path> libraries, boolean proves) {
        this.folder = folder;
        this.stores = stores;
        this.names = List.copyOf(names);
        this.libraries = List.copyOf(libraries);
        this.proves = proves;
    }

    /** The same, which then proves what is stored, as what is made by itself does. */
    BackUpStores proving() {
        return new BackUpStores(folder, stores, names, libraries, true);
    }

    /**
     * What came of it.
     *
     * @param lines one for each store, for who sees the strip, which has what is written down
     * @param failed what a person has to hear of: the stores that have no new backup, and what could not be proven
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
                BackUpTo backUp = new BackUpTo(folder, stores.id(store), () -> stores.store(store), libraries);
                BackUpTo.Done done = (proves ? backUp.proving() : backUp).run(progress);
                lines.add(Said.Line.of(made(name, done.made()) + pruned(done) + proven(done.proven())));
                done.proven().failed().forEach(unproven -> failed.add(unproven(name, unproven)));
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
        String doubt = made.doubt().map(why -> " " + why + ".").orElse("");
        return "%s: %s with %s backed up, %s, and read back.%s%s%s"
                .formatted(
                        name,
                        BackupWords.count(made.manifest().files().size(), "file", "files"),
                        BackupWords.count(made.manifest().records(), "record", "records"),
                        BackupWords.bytes(made.bytes()),
                        left,
                        unmatched,
                        doubt);
    }

    private static String proven(Prove.Proven proven) {
        return proven.drilled()
                        .map(drilled -> " " + drilled.name() + " was restored for a test.")
                        .orElse("")
                + proven.failed().stream()
                        .map(failed -> " " + failed.getMessage() + ".")
                        .collect(Collectors.joining());
    }

    private static String unproven(String name, BackupException failed) {
        return name + ": a backup was made, but: " + failed.getMessage();
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
