package org.handpick.picking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.handpick.core.files.FileStamp;
import org.handpick.core.files.FileStep;
import org.handpick.core.files.FileTransactions;
import org.handpick.core.files.Journal;
import org.handpick.core.sets.DiscoverSets;
import org.handpick.core.sets.Discovery;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.core.sets.StageLadder;
import org.handpick.core.sets.Unassigned;

/**
 * An open library: its sets in order, and how each of them ended. May be asked from any thread; outcomes change only by the
 * {@link DecisionDesk}.
 */
public final class Library implements AutoCloseable {
    /** The folder in a library that holds what must stay beside the images. */
    public static final String FOLDER = ".handpick";

    /** The folder in a library for images that are kept. */
    public static final String SELECTED = DiscoverSets.SELECTED;

    /** What {@link OpenLibrary} has found. @param discovery with the sets that were decided earlier among the others */
    record Found(Discovery discovery, List<String> repairs) {}

    private final Path root;
    private final Access access;
    private final Optional<LibraryLock> lock;
    private final Ledger ledger;
    private final Journal journal;
    private final FileTransactions transactions;
    private final StageLadder ladder;
    private final Found found;
    private final WorkOrder order;

    Library(
            Path root,
            Access access,
            Optional<LibraryLock> lock,
            Ledger ledger,
            Journal journal,
            FileTransactions transactions,
            StageLadder ladder,
            Found found) {
        this.root = root;
        this.access = access;
        this.lock = lock;
        this.ledger = ledger;
        this.journal = journal;
        this.transactions = transactions;
        this.ladder = ladder;
        this.found = found;
        this.order = new WorkOrder(found.discovery().sets());
    }

    /** The folder, as a real path. */
    public Path root() {
        return root;
    }

    /** The folder's name, for titles. */
    public String name() {
        return nameOf(root);
    }

    /** A folder's name; the whole path where it has none, as a drive. */
    public static String nameOf(Path folder) {
        return Optional.ofNullable(folder.getFileName()).orElse(folder).toString();
    }

    /** Whether sets can be decided, and if not, why. */
    public Access access() {
        return access;
    }

    public boolean isWritable() {
        return access instanceof Access.Writable;
    }

    /** All sets in the order of their images: those found when it was opened, and those decided earlier. */
    public List<ImageSet> sets() {
        return found.discovery().sets();
    }

    /** The images that are in no set as things stand, with the reasons: those that were found so, and what decisions left in place. */
    public List<Unassigned> unassigned() {
        Stream<Unassigned> never = found.discovery().unassigned().stream()
                .filter(left -> !left.reason().isOfDecision());
        Stream<Unassigned> left = ledger.settled().entrySet().stream()
                .filter(settled -> !settled.getKey().name().startsWith(SELECTED + "/"))
                .map(settled -> new Unassigned(settled.getKey(), settled.getValue()))
                .sorted(Comparator.comparing(Unassigned::image));
        return Stream.concat(never, left).toList();
    }

    /** Sentences on sub-folders that can't be read: their images are in no set and in no list. */
    public List<String> unreadable() {
        return found.discovery().unreadable();
    }

    /** Sentences on what was mended when the library was opened, and on what could not be read. */
    public List<String> repairs() {
        return found.repairs();
    }

    /** How a set ended; empty when it is to do. */
    public Optional<Outcome> outcome(SetId set) {
        return ledger.outcome(set);
    }

    public Optional<ImageSet> set(SetId set) {
        return position(set).map(found.discovery().sets()::get);
    }

    /** The place of a set in {@link #sets()}. */
    public Optional<Integer> position(SetId set) {
        return order.position(set);
    }

    /** The order of {@link #sets()}. */
    public WorkOrder order() {
        return order;
    }

    /** Where to go on: the first set without an outcome. */
    public Optional<ImageSet> firstToDo() {
        return found.discovery().sets().stream().filter(this::isToDo).findFirst();
    }

    private boolean isToDo(ImageSet set) {
        return outcome(set.id()).isEmpty();
    }

    /** What was decided, taken back and decided again about a set, oldest first. */
    public List<Decided> history(SetId set) {
        return ledger.history(set);
    }

    /** How many sets ended how. */
    public Tally tally() {
        return ledger.tally(found.discovery().sets().size());
    }

    /** Where the file of an image is now: in its place, or where it was kept; empty when a decision has put it away. */
    public Optional<Path> whereIs(SetId set, ImageRef image) {
        return ledger.place(set, image).map(root::resolve);
    }

    /**
     * Where the pictures are that a person saw of a set, in its order: in their places, or where the last decision put them. A file
     * may be gone since. Reads the journal, so it is not for the thread of a window.
     */
    public List<Path> originals(SetId set) {
        return places(set).map(Original::place).toList();
    }

    /**
     * The same, but only where every file is there and is still the one that was decided about, as far as its length and time tell.
     * Reads the journal and looks at the files.
     */
    Optional<List<Path>> unchangedOriginals(SetId set) {
        List<Original> originals = places(set).toList();
        return originals.stream().allMatch(Original::isUnchanged)
                ? Optional.of(originals.stream().map(Original::place).toList())
                : Optional.empty();
    }

    /** @param stamp of the file when it was put there; empty where it was not moved */
    private record Original(Path place, Optional<FileStamp> stamp) {
        boolean isUnchanged() {
            try {
                return Files.isRegularFile(place)
                        && (stamp.isEmpty() || stamp.get().matches(place));
            } catch (IOException e) {
                return false; // it is gone, or can't be read; both are as good as gone
            }
        }
    }

    private Stream<Original> places(SetId set) {
        List<FileStep> steps = ledger.lastDone(set)
                .map(done -> journal.intentAt(done.offset()).steps())
                .orElse(List.of());
        return set(set).stream()
                .flatMap(found -> found.images().stream())
                .map(image -> image.in(root))
                .map(place -> putAway(place, steps).orElse(new Original(place, Optional.empty())));
    }

    private static Optional<Original> putAway(Path place, List<FileStep> steps) {
        return steps.stream()
                .filter(step -> step.file().equals(place))
                .flatMap(step -> switch (step) {
                    case FileStep.Move move -> Stream.of(new Original(move.to(), Optional.of(move.stamp())));
                    case FileStep.Trash trashed ->
                        Stream.of(new Original(trashed.slot().file(), Optional.of(trashed.stamp())));
                    case FileStep.Restore _, FileStep.Append _ -> Stream.<Original>empty();
                })
                .findFirst();
    }

    /** The stages that file names may tell in this library. */
    public StageLadder ladder() {
        return ladder;
    }

    Ledger ledger() {
        return ledger;
    }

    Journal journal() {
        return journal;
    }

    FileTransactions transactions() {
        return transactions;
    }

    /** Lets others write in the library. To be called when no decision is on its way. */
    @Override
    public void close() {
        try {
            if (lock.isPresent()) {
                lock.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the lock of " + root + " could not be given back", e);
        }
    }
}
