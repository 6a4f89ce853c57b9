package org.handpick.core.files;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.handpick.core.files.Journal.Entry;
import org.handpick.core.files.Journal.Mark;

/**
 * Does the steps of an intent whole or not at all, whatever fails: intent journaled and flushed, steps, commit mark.
 *
 * <p>What was interrupted is {@link #settle() settled} before anything else is begun. For one thread.
 */
public final class FileTransactions {
    private final Journal journal;
    private final Disk disk;

    /** @param journal replayed already */
    public FileTransactions(Journal journal, Disk disk) {
        this.journal = journal;
        this.disk = disk;
    }

    /**
     * How an interrupted transaction ended.
     *
     * @param entry with its mark
     * @param reason why it was taken back, empty when it was finished
     */
    public record Settled(Entry entry, String reason) {}

    /**
     * Does all steps. When this returns they are on disk and committed.
     *
     * @return the journal's entry
     * @throws FailedTransaction when a step could not be done; all others were taken back
     * @throws StuckTransaction when then one could not be taken back
     * @throws IllegalStateException when an earlier one is not settled
     */
    public Entry commit(Intent intent) {
        Entry entry;
        try {
            entry = journal.intend(intent);
        } catch (IOException e) {
            throw new FailedTransaction(
                    FileFailure.fileOf(e, journal.file()),
                    FileFailure.sentence(e, journal.file()) + "; nothing was begun",
                    e);
        }
        try {
            return forward(entry);
        } catch (FailedStep failed) {
            throw rollBack(entry, failed);
        }
    }

    /**
     * Ends the transaction that was interrupted, if there is one: forward when a step of it was done and the others can be, else
     * back.
     *
     * @throws StuckTransaction when it can be driven neither way; says what stands in the way
     */
    public Optional<Settled> settle() {
        if (journal.unsettled().isEmpty()) {
            return Optional.empty();
        }
        Entry entry = journal.unsettled().get();
        if (!begun(entry)) {
            String reason = "interrupted before a file was moved";
            takeBack(entry, reason, Optional.empty());
            return Optional.of(new Settled(with(entry, Mark.ROLLED_BACK), reason));
        }
        try {
            return Optional.of(new Settled(forward(entry), ""));
        } catch (FailedStep failed) {
            FailedTransaction back = rollBack(entry, failed);
            return Optional.of(new Settled(with(entry, Mark.ROLLED_BACK), back.getMessage()));
        }
    }

    private boolean begun(Entry entry) {
        StepWork work = new StepWork(disk);
        for (FileStep step : entry.intent().steps()) {
            try {
                if (work.isDone(step)) {
                    return true;
                }
            } catch (IOException e) {
                throw stuck(step.file(), e);
            }
        }
        return false;
    }

    private Entry forward(Entry entry) throws FailedStep {
        StepWork work = new StepWork(disk);
        for (FileStep step : entry.intent().steps()) {
            try {
                work.forward(step);
            } catch (IOException e) {
                throw new FailedStep(step.file(), e);
            }
        }
        try {
            work.flushFolders();
            journal.mark(entry, Mark.COMMITTED, "");
        } catch (IOException e) {
            throw new FailedStep(journal.file(), e);
        }
        return with(entry, Mark.COMMITTED);
    }

    private FailedTransaction rollBack(Entry entry, FailedStep failed) {
        String why = FileFailure.sentence(failed.cause, failed.file);
        List<String> gone = takeBack(entry, why, Optional.of(failed));
        String rest = gone.isEmpty()
                ? "; everything was put back as it was"
                : "; all was put back but for what another program took: " + String.join(", ", gone);
        return new FailedTransaction(FileFailure.fileOf(failed.cause, failed.file), why + rest, failed.cause);
    }

    /** @return the files that are in neither place */
    private List<String> takeBack(Entry entry, String reason, Optional<FailedStep> failed) {
        StepWork work = new StepWork(disk);
        List<String> gone = new ArrayList<>();
        for (FileStep step : entry.intent().steps().reversed()) {
            try {
                work.back(step);
            } catch (NoSuchFileException e) {
                gone.add(step.file().toString());
            } catch (IOException e) {
                StuckTransaction stuck = stuck(step.file(), e);
                failed.ifPresent(first -> stuck.addSuppressed(first.cause));
                throw stuck;
            }
        }
        try {
            work.flushFolders();
            journal.mark(entry, Mark.ROLLED_BACK, reason);
        } catch (IOException e) {
            // All is back. The mark is written when this is settled, before the next intent; until then none is begun.
            failed.orElseThrow(() -> stuck(journal.file(), e)).cause.addSuppressed(e);
        }
        return gone;
    }

    private static StuckTransaction stuck(Path file, IOException cause) {
        return new StuckTransaction(
                FileFailure.fileOf(cause, file),
                FileFailure.sentence(cause, file)
                        + "; the change that was begun can be neither finished nor taken back: mend this and try again",
                cause);
    }

    private static Entry with(Entry entry, Mark mark) {
        return new Entry(entry.intent(), entry.offset(), Optional.of(mark));
    }

    /** A step's failure on its way to the one who takes all back. */
    private static final class FailedStep extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Path file;
        private final transient IOException cause;

        FailedStep(Path file, IOException cause) {
            super(cause);
            this.file = file;
            this.cause = cause;
        }
    }
}
