package org.handpick.dataset.places;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.handpick.core.Progress;
import org.handpick.core.files.Disk;
import org.handpick.core.files.FileStep;
import org.handpick.core.files.Intent;
import org.handpick.core.files.Journal;
import org.handpick.dataset.UnreadableLibrary;

/**
 * Where the files of a library went, as its journal tells. Only committed transactions count. The journal is read and nothing
 * else: it is neither written nor locked, and an interrupted transaction at its end is left for the library's owner.
 *
 * <p>A name can be that of several files, one after the other: an image cropped in place gives its name to the crop, and a later
 * image may get the name of a trashed one. So a file is followed from a moment on: from the decision that named it.
 *
 * <p>Memory: 16 to 32 bytes for each file that was moved and for each transaction; the rest is read when it is asked for. Any
 * thread may ask.
 */
final class MovedFiles {
    private final Path file;
    private final Journal journal;
    /** Where the journal begins to tell of an event, or of a file that leaves its place. */
    private final OffsetsByName offsets = new OffsetsByName();

    private MovedFiles(Path file, Journal journal) {
        this.file = file;
        this.journal = journal;
    }

    /** A step of a file from one place to another. */
    private record Hop(Path from, Path to) {}

    /** @param offset where the journal tells of it */
    private record Departure(Path to, long offset) {}

    /**
     * Reads a journal.
     *
     * @param departed told of every place that a file has left, perhaps again and again
     * @param faults told a sentence for each line that could not be read
     * @throws UnreadableLibrary when the disk refuses
     */
    static MovedFiles of(Path root, Path file, Consumer<Path> departed, Consumer<String> faults, Progress progress) {
        MovedFiles moved = new MovedFiles(file, new Journal(file, root, Disk.LOCAL));
        try {
            moved.journal
                    .replay(entry -> {
                        progress.check();
                        if (entry.isCommitted()) {
                            moved.enter(entry, departed);
                        }
                    })
                    .forEach(faults);
        } catch (IOException e) {
            throw new UnreadableLibrary(file, "the journal cannot be read (" + e + ")", e);
        }
        return moved;
    }

    private void enter(Journal.Entry entry, Consumer<Path> departed) {
        offsets.put(event(entry.intent().id()), entry.offset());
        for (Hop hop : hops(entry.intent())) {
            offsets.put(departure(hop.from()), entry.offset());
            departed.accept(hop.from());
        }
    }

    /** Whether a committed transaction of the library has this id. */
    boolean knows(String event) {
        return offsetOf(event, new HashMap<>()).isPresent();
    }

    /**
     * Where files are now that had these places when an event began.
     *
     * @param event the id of the decision about them; where the journal does not know it, they are followed from its begin
     * @return in the order of {@code files}; whether there is still a file is not looked at
     */
    List<Path> follow(List<Path> files, String event) {
        Map<Long, Intent> read = new HashMap<>();
        long start = offsetOf(event, read).orElse(0);
        List<Path> now = new ArrayList<>();
        for (Path file : files) {
            Path at = file;
            long from = start;
            for (Optional<Departure> next = next(at, from, read); next.isPresent(); next = next(at, from, read)) {
                at = next.get().to();
                from = next.get().offset() + 1;
            }
            now.add(at);
        }
        return now;
    }

    private Optional<Departure> next(Path place, long from, Map<Long, Intent> read) {
        for (long offset : offsets.of(departure(place))) {
            if (offset >= from) {
                for (Hop hop : hops(intent(offset, read))) {
                    if (hop.from().equals(place)) {
                        return Optional.of(new Departure(hop.to(), offset));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private OptionalLong offsetOf(String event, Map<Long, Intent> read) {
        for (long offset : offsets.of(event(event))) {
            if (intent(offset, read).id().equals(event)) {
                return OptionalLong.of(offset);
            }
        }
        return OptionalLong.empty();
    }

    private Intent intent(long offset, Map<Long, Intent> read) {
        try {
            return read.computeIfAbsent(offset, journal::intentAt);
        } catch (UncheckedIOException e) {
            throw new UnreadableLibrary(file, "the journal cannot be read any more (" + e.getCause() + ")", e);
        }
    }

    private static List<Hop> hops(Intent intent) {
        List<Hop> hops = new ArrayList<>();
        for (FileStep step : intent.steps()) {
            switch (step) {
                case FileStep.Move move -> hops.add(new Hop(move.from(), move.to()));
                case FileStep.Trash trash ->
                    hops.add(new Hop(trash.file(), trash.slot().file()));
                case FileStep.Restore restore -> hops.add(new Hop(restore.slot().file(), restore.file()));
                case FileStep.Append _ -> {
                    // a record added to a log moves no file
                }
            }
        }
        return hops;
    }

    private static String event(String id) {
        return "event " + id;
    }

    private static String departure(Path place) {
        return "from " + place;
    }
}
