package org.handpick.picking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
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
import org.handpick.imaging.ImagingFailure;
import org.handpick.traininglog.UntrueRow;

/**
 * Where decisions are carried out, taken back and done again: one transaction each, of files, logs and outcome.
 *
 * <p>When a method returns, all of it is on disk; when it throws a {@link PickingFailure}, nothing has changed. All but
 * {@link #canUndo} and {@link #canRedo} block on the disk and are for one worker thread.
 */
public final class DecisionDesk {
    private static final DateTimeFormatter ID_TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final Library library;
    private final DeskRules rules;
    private final TrashCan trash;
    private final Disk disk;
    private final DecisionLog log;

    /** A desk that uses the trash of this desktop. */
    public DecisionDesk(Library library, DeskRules rules) {
        this(library, rules, trash(library, rules), Disk.LOCAL);
    }

    DecisionDesk(Library library, DeskRules rules, TrashCan trash, Disk disk) {
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
     * @throws NothingToUndo when there is none
     * @throws DecisionFailed when a file of it was changed or is gone, or the trash was emptied; the decision stands
     */
    public Committed undo() {
        String failure = "The last decision was not undone, it stands: ";
        return guarded(failure, (id, now) -> {
            Intent done = intent(library.ledger().lastDone(), "There is no decision to undo.");
            Event event = EventJson.read(done.what()).undone(id, now);
            return commit(event, new Reversal(library.root(), id, trash).of(done.steps(), now));
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
        String id = ID_TIME.format(now)
                + "-%06x".formatted(ThreadLocalRandom.current().nextInt(1 << 24));
        try {
            settle();
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
                        library.ledger().enter(EventJson.read(entry.intent().what()), entry.offset()));
    }

    private DecisionFailed failed(String message, Exception cause, String id) {
        DecisionFailed failed = new DecisionFailed(message, cause);
        try {
            if (library.journal().unsettled().isEmpty()) {
                removePending(id);
            }
        } catch (IOException e) {
            failed.addSuppressed(e); // the next start clears it
        }
        return failed;
    }

    private void removePending(String id) throws IOException {
        Path pending = DecisionPlan.folder(library.root(), DecisionPlan.PENDING, id);
        if (Files.isDirectory(pending)) {
            try (Stream<Path> files = Files.walk(pending)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private Committed commit(Event event, List<FileStep> files) throws IOException {
        List<FileStep> steps = new ArrayList<>(files);
        steps.addAll(log.steps(event, files));
        Journal.Entry entry =
                library.transactions().commit(new Intent(event.id(), event.at(), EventJson.of(event), steps));
        library.ledger().enter(event, entry.offset());
        return new Committed(
                event.id(),
                event.action(),
                event.set(),
                library.outcome(event.set().id()),
                files.stream().flatMap(DecisionDesk::moved).toList());
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
