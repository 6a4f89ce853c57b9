package org.handpick.picking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.handpick.core.Progress;
import org.handpick.core.decisions.DecidedLibraries;
import org.handpick.core.decisions.Decision;
import org.handpick.core.files.DesktopTrash;
import org.handpick.core.files.Disk;
import org.handpick.core.files.FileFailure;
import org.handpick.core.files.FileStep;
import org.handpick.core.files.Intent;
import org.handpick.core.files.Journal;
import org.handpick.core.files.StagingFolder;
import org.handpick.core.files.TrashCan;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.imaging.ImagingFailure;
import org.handpick.traininglog.LogFiles;
import org.handpick.traininglog.RotateOperationsLog;
import org.handpick.traininglog.UnreadableLog;
import org.handpick.traininglog.UntrueRow;
import org.handpick.traininglog.UnwritableLog;

/**
 * Where decisions are carried out, taken back and done again: one transaction each, of files, logs and outcome.
 *
 * <p>When a method returns, all of it is on disk; when it throws a {@link PickingFailure}, nothing has changed. All but
 * {@link #canUndo} and {@link #canRedo} block on the disk and are for one worker thread.
 */
public final class DecisionDesk {
    private static final System.Logger LOG = System.getLogger(DecisionDesk.class.getName());

    private final Library library;
    private final DeskRules rules;
    private final TrashCan trash;
    private final Disk disk;
    private final DecisionLog log;
    private final Consumer<Committed> onFinished;
    private boolean isLogOfToday;
    private boolean isLibraryNoted;

    /**
     * A desk that uses the trash of this desktop.
     *
     * @param onFinished is told of an earlier decision that could be ended neither way, and was finished before what was asked for
     */
    public DecisionDesk(Library library, DeskRules rules, Consumer<Committed> onFinished) {
        this(library, rules, trash(library, rules), Disk.LOCAL, onFinished);
    }

    DecisionDesk(Library library, DeskRules rules, TrashCan trash, Disk disk, Consumer<Committed> onFinished) {
        this.onFinished = onFinished;
        this.library = library;
        this.rules = rules;
        this.trash = trash;
        this.disk = disk;
        this.log = new DecisionLog(library.root(), rules.dataArea(), library.ladder());
    }

    private static TrashCan trash(Library library, DeskRules rules) {
        TrashCan staging = new StagingFolder(library.root());
        return switch (rules.rejectPlace()) {
            case STAGING_FOLDER -> staging;
            case DESKTOP_TRASH ->
                DesktopTrash.ofThisDesktop().map(TrashCan.class::cast).orElse(staging);
        };
    }

    /**
     * Carries a decision out. Where no image is left to decide about, because all were broken or skipped, the set is skipped.
     *
     * @param skipped images of the set that stay where they are
     * @throws DecisionFailed when it could not be carried out; the set stays to do
     * @throws LibraryNotWritable when the library is open read-only
     */
    public Committed submit(ImageSet set, Decision decision, Set<ImageRef> skipped, Seen seen) {
        String failure = "The decision about " + set.id() + " was not carried out, the set stays to do: ";
        return guarded(failure, (id, now) -> {
            if (library.outcome(set.id())
                    .filter(outcome -> !(outcome instanceof Outcome.Skipped))
                    .isPresent()) {
                throw new DecisionFailed(failure + "it is decided already; undo that first");
            }
            Event draft = draft(id, now, set, decision, skipped, seen);
            DecisionPlan plan = new DecisionPlan.Maker(library.root(), rules.keepPlace(), trash, disk).planOf(draft);
            return commit(draft.keptAt(plan.where()), plan.steps());
        });
    }

    private Event draft(String id, Instant now, ImageSet set, Decision decision, Set<ImageRef> skipped, Seen seen) {
        Event draft = new Event(
                id,
                now,
                Decided.Action.DECIDED,
                Optional.empty(),
                set,
                decision,
                skipped,
                seen,
                Optional.empty(),
                rules.logTraining() && !(decision instanceof Decision.Skip));
        if (decision instanceof Decision.Keep keep && !draft.considered().contains(keep.keeper())) {
            throw new IllegalArgumentException(keep.keeper() + " was not shown, or was skipped; it can't be kept");
        }
        return draft.considered().isEmpty() && !(decision instanceof Decision.Skip)
                ? draft(id, now, set, new Decision.Skip(), skipped, seen)
                : draft;
    }

    /**
     * Takes the last decision back that is not taken back yet, of this run or an earlier one.
     *
     * <p>One whose files are gone, since the trash was emptied, is passed over: it stands, and the next call takes back the one
     * before it.
     *
     * @throws NothingToUndo when there is none
     * @throws DecisionFailed when a file of it was changed or is gone, or the trash was emptied; the decision stands
     */
    public Committed undo() {
        String failure = "The last decision was not undone, it stands: ";
        return takenBack(
                library.ledger()::lastDone,
                "There is no decision to undo.",
                failure,
                " It can't be taken back; the next undo takes back the decision before it.");
    }

    /**
     * Takes the decision about one set back, however long ago it was.
     *
     * @throws NothingToUndo when it has none that can be taken back
     * @throws DecisionFailed when a file of it was changed or is gone, or the trash was emptied; the decision stands
     */
    public Committed takeBack(SetId set) {
        return takenBack(
                () -> library.ledger().lastDone(set),
                "There is no decision about " + set + " to take back.",
                "The decision about " + set + " was not taken back, it stands: ",
                " So it can't be taken back any more.");
    }

    private Committed takenBack(
            Supplier<Optional<Ledger.Done>> which, String none, String failure, String consequence) {
        return guarded(failure, (id, now) -> {
            Intent done = intent(which.get().map(Ledger.Done::offset), none);
            Event event = EventJson.read(done.what()).undone(id, now);
            List<FileStep> steps = new Reversal(library.root(), id, trash).of(done.steps(), now);
            Optional<Path> gone = Reversal.missing(steps);
            if (gone.isPresent()) {
                library.ledger().passOver(event.set().id());
                throw new DecisionFailed(failure + gone.get() + ": is not there any more." + consequence);
            }
            return commit(event, steps);
        });
    }

    /**
     * Does the decision again that was taken back last. A new decision forgets what could be done again.
     *
     * @throws NothingToUndo when there is none
     * @throws DecisionFailed when a file of it was changed or is gone; the set stays to do
     */
    public Committed redo() {
        String failure = "The decision was not done again, the set stays to do: ";
        return guarded(failure, (id, now) -> {
            Intent undone = intent(library.ledger().lastUndone(), "There is no decision to redo.");
            Event before = EventJson.read(undone.what());
            boolean logged = rules.logTraining() && !(before.decision() instanceof Decision.Skip);
            return commit(
                    before.redone(id, now, logged), new Reversal(library.root(), id, trash).of(undone.steps(), now));
        });
    }

    /** True when there is a decision to take back. From any thread. */
    public boolean canUndo() {
        return library.isWritable() && library.ledger().lastDone().isPresent();
    }

    /** The set whose decision {@link #undo} would take back. From any thread. */
    public Optional<SetId> nextUndo() {
        return library.isWritable() ? library.ledger().lastDone().map(Ledger.Done::set) : Optional.empty();
    }

    /** True when {@link #takeBack} has something to take back. From any thread. */
    public boolean canTakeBack(SetId set) {
        return library.isWritable() && library.ledger().lastDone(set).isPresent();
    }

    /** True when there is a decision to do again. From any thread. */
    public boolean canRedo() {
        return library.isWritable() && library.ledger().lastUndone().isPresent();
    }

    private Intent intent(Optional<Long> offset, String none) {
        return library.journal().intentAt(offset.orElseThrow(() -> new NothingToUndo(none)));
    }

    @FunctionalInterface
    private interface Work {
        Committed as(String event, Instant now) throws IOException;
    }

    private Committed guarded(String failure, Work work) {
        if (!library.isWritable()) {
            throw new LibraryNotWritable(library.access());
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        String id = EventId.at(now);
        try {
            settle();
            rotateOperationsLog();
            return work.as(id, now);
        } catch (FileFailure | UntrueRow | ImagingFailure | IllegalArgumentException e) {
            throw failed(failure + e.getMessage(), e, id);
        } catch (UncheckedIOException e) {
            throw failed(failure + FileFailure.sentence(e.getCause(), library.root()), e, id);
        } catch (IOException e) {
            throw failed(failure + FileFailure.sentence(e, library.root()), e, id);
        }
    }

    /** Ends what an earlier call could end neither way, now that it may be mended. */
    private void settle() {
        library.transactions()
                .settle()
                .map(settled -> settled.entry())
                .filter(Journal.Entry::isCommitted)
                .ifPresent(entry ->
                        onFinished.accept(enter(EventJson.read(entry.intent().what()), entry)));
    }

    /** Once a desk, and when nothing is unsettled: an intent knows how long the log is that it writes to. */
    private void rotateOperationsLog() {
        if (!isLogOfToday) {
            isLogOfToday = true;
            try {
                new RotateOperationsLog(rules.dataArea().resolve(LogFiles.OPERATIONS), Clock.systemUTC())
                        .run(Progress.NONE);
            } catch (UnreadableLog | UnwritableLog e) {
                LOG.log(System.Logger.Level.WARNING, "The operations log goes on without a dated name", e);
            }
        }
    }

    /** Before the journal has a line that no backup would know of. */
    private void noteLibrary() throws IOException {
        if (!isLibraryNoted) {
            new DecidedLibraries(rules.dataArea()).add(library.root());
            isLibraryNoted = true;
        }
    }

    private Committed enter(Event event, Journal.Entry entry) {
        library.ledger().enter(event, entry.offset());
        return new Committed(
                event.id(),
                event.action(),
                event.set(),
                library.outcome(event.set().id()),
                entry.intent().steps().stream().flatMap(DecisionDesk::moved).toList());
    }

    private DecisionFailed failed(String message, Exception cause, String id) {
        if (library.journal().unsettled().isEmpty()) {
            removePending(id);
        }
        return new DecisionFailed(message, cause);
    }

    /** What is left of it is cleared at the next start. */
    private void removePending(String id) {
        Path pending = DecisionPlan.folder(library.root(), DecisionPlan.PENDING, id);
        try {
            DecisionPlan.clear(pending);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, pending + " could not be cleared", e);
        }
    }

    private Committed commit(Event event, List<FileStep> files) throws IOException {
        noteLibrary();
        List<FileStep> steps = new ArrayList<>(files);
        steps.addAll(log.steps(event, files));
        Committed committed = enter(
                event, library.transactions().commit(new Intent(event.id(), event.at(), EventJson.of(event), steps)));
        removePending(event.id()); // its crop has moved, and the folder is empty
        return committed;
    }

    private static Stream<Committed.Moved> moved(FileStep step) {
        return switch (step) {
            case FileStep.Move move -> Stream.of(new Committed.Moved(move.from(), move.to()));
            case FileStep.Trash trash ->
                Stream.of(new Committed.Moved(trash.file(), trash.slot().file()));
            case FileStep.Restore restore ->
                Stream.of(new Committed.Moved(restore.slot().file(), restore.file()));
            case FileStep.Append _ -> Stream.empty();
        };
    }
}
