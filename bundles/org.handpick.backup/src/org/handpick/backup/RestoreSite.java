package org.handpick.backup;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.handpick.core.Progress;
import org.handpick.core.files.Disk;
import org.handpick.core.files.FileFailure;
import org.handpick.core.files.FileStep;
import org.handpick.core.files.FileTransactions;
import org.handpick.core.files.FileTransactions.Settled;
import org.handpick.core.files.Intent;
import org.handpick.core.files.Journal;

/**
 * The folder {@code .handpick-restore} in a folder that is restored into: what is on its way there, and the journal by which a restore that
 * was killed is finished or taken back. One restore at a time has it.
 */
final class RestoreSite implements Closeable {
    private static final String NAME = ".handpick-restore";

    private final RunLock lock;
    private final Path side;
    private final Disk disk;
    private final Journal journal;
    private final FileTransactions transactions;

    /** @param lock is closed with this */
    private RestoreSite(RunLock lock, Path target, Disk disk) throws IOException {
        this.lock = lock;
        this.side = target.resolve(NAME).resolve("new");
        this.disk = disk;
        this.journal = new Journal(target.resolve(NAME).resolve("journal.jsonl"), target, disk);
        this.transactions = new FileTransactions(journal, disk);
        journal.replay(_ -> {});
    }

    /** The one of a folder; made where it is missing. @throws BusyBackup when a restore is at work there */
    static RestoreSite take(Path target, Disk disk) throws IOException {
        return of(RunLock.take(target.resolve(NAME), "A restore"), target, disk);
    }

    /** The one that an earlier restore has left in a data area; empty where there was none. @throws BusyBackup as {@link #take} */
    static Optional<RestoreSite> find(BackupFolder folder, Progress progress) throws IOException {
        Path there = folder.dataArea().resolve(NAME);
        return Files.isDirectory(there)
                ? Optional.of(of(folder.lock(there, "A restore", progress), folder.dataArea(), Disk.LOCAL))
                : Optional.empty();
    }

    private static RestoreSite of(RunLock lock, Path target, Disk disk) throws IOException {
        try {
            return new RestoreSite(lock, target, disk);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Ends the restore that was interrupted, if there is one, and deletes what was still on its way.
     *
     * @throws FileFailure when it can be driven neither way
     */
    Optional<Settled> settle() throws IOException {
        Optional<Settled> settled = transactions.settle();
        BackupFolder.delete(side);
        return settled;
    }

    /**
     * Moves aside what has come to where files of the interrupted restore belong, or was written to one of them since. Then it can be
     * settled.
     *
     * @param aside the folder for it
     * @return whether there was anything
     */
    boolean clear(Path aside) throws IOException {
        boolean cleared = false;
        for (FileStep step : steps()) {
            if (step instanceof FileStep.Move move && move.from().startsWith(side) && isTaken(move)) {
                disk.move(move.to(), aside.resolve(side.relativize(move.from())));
                cleared = true;
            }
        }
        return cleared;
    }

    private List<FileStep> steps() {
        return journal.unsettled().map(entry -> entry.intent().steps()).orElse(List.of());
    }

    /** True when something else stands there, and it is not what another step will still move away. */
    private boolean isTaken(FileStep.Move move) throws IOException {
        return Files.exists(move.to(), LinkOption.NOFOLLOW_LINKS)
                && !move.stamp().matches(move.to())
                && !isMovedAway(move.to());
    }

    private boolean isMovedAway(Path file) throws IOException {
        for (FileStep step : steps()) {
            if (step instanceof FileStep.Move other
                    && other.from().equals(file)
                    && other.stamp().matches(file)) {
                return true;
            }
        }
        return false;
    }

    /** An empty folder for what is on its way. */
    Path side() throws IOException {
        return Files.createDirectory(side);
    }

    /** @throws FileFailure when the steps can't be done */
    void commit(Intent intent) {
        transactions.commit(intent);
    }

    /** What is on its way is deleted, unless it is needed to end what was begun. */
    @Override
    public void close() throws IOException {
        try (lock) {
            if (journal.unsettled().isEmpty()) {
                BackupFolder.delete(side);
            }
        }
    }
}
