package org.handpick.picking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.handpick.core.files.FileStep;
import org.handpick.core.files.TrashCan;
import org.handpick.core.files.TrashSlot;

/**
 * The steps that take the files of a committed transaction back to where they were. The reversal of a reversal does the decision
 * again, so undo and redo are one thing. Records in logs are left: a log only grows.
 */
final class Reversal {
    private final Path pending;
    private final Path undo;
    private final TrashCan trash;

    /** @param event of the new transaction; a crop is kept for redo in its undo folder */
    Reversal(Path root, String event, TrashCan trash) {
        this.pending = root.resolve(Library.FOLDER).resolve(DecisionPlan.PENDING);
        this.undo = DecisionPlan.folder(root, DecisionPlan.UNDO, event);
        this.trash = trash;
    }

    /** @throws IOException when no trash is there for files that go to it again */
    List<FileStep> of(List<FileStep> done, Instant now) throws IOException {
        List<Path> trashedAgain = done.reversed().stream()
                .filter(FileStep.Restore.class::isInstance)
                .map(FileStep::file)
                .toList();
        Iterator<TrashSlot> slots = trash.slotsFor(trashedAgain, now).iterator();
        List<FileStep> steps = new ArrayList<>();
        for (FileStep step : done.reversed()) {
            switch (step) {
                case FileStep.Move move -> steps.add(reversed(move));
                case FileStep.Trash trashed -> steps.add(trashed.reversed());
                case FileStep.Restore restored -> steps.add(restored.reversed(slots.next()));
                case FileStep.Append _ -> {}
            }
        }
        return steps;
    }

    /** The first file that steps would take back from where it is not any more. */
    static Optional<Path> missing(List<FileStep> steps) {
        return steps.stream()
                .flatMap(step -> switch (step) {
                    case FileStep.Move move -> Stream.of(move.from());
                    case FileStep.Trash trashed -> Stream.of(trashed.file());
                    case FileStep.Restore restored -> Stream.of(restored.slot().file());
                    case FileStep.Append _ -> Stream.<Path>empty();
                })
                .filter(file -> !Files.exists(file, LinkOption.NOFOLLOW_LINKS))
                .findFirst();
    }

    /** What came from the pending crops is kept for redo, since those are cleared at the next start. */
    private FileStep reversed(FileStep.Move move) {
        return move.from().startsWith(pending)
                ? new FileStep.Move(move.to(), undo.resolve(move.from().getFileName()), move.stamp())
                : move.reversed();
    }
}
