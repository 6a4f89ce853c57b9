package org.handpick.core.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One change to the disk that can be done again without harm and taken back. Made from the files as they are, before the first
 * step of a transaction is done; no step ever overwrites a file.
 */
public sealed interface FileStep {
    /** The file that a message about this step names. */
    Path file();

    /** A file gets another path; its folder is made. Across file systems it is copied, compared and deleted. */
    record Move(Path from, Path to, FileStamp stamp) implements FileStep {
        /** @throws IOException when {@code from} is not there */
        public static Move of(Path from, Path to) throws IOException {
            return new Move(from, to, FileStamp.of(from));
        }

        @Override
        public Path file() {
            return from;
        }

        /** The step that takes this one back later, when the moved file is still what it was. */
        public Move reversed() {
            return new Move(to, from, stamp);
        }
    }

    /** A file goes to a slot of a {@link TrashCan}. */
    record Trash(Path file, TrashSlot slot, FileStamp stamp) implements FileStep {
        /** @throws IOException when {@code file} is not there */
        public static Trash of(Path file, TrashSlot slot) throws IOException {
            return new Trash(file, slot, FileStamp.of(file));
        }

        public Restore reversed() {
            return new Restore(slot, file, stamp);
        }

        Move move() {
            return new Move(file, slot.file(), stamp);
        }
    }

    /** A trashed file comes back to where it was, and its note goes. */
    record Restore(TrashSlot slot, Path file, FileStamp stamp) implements FileStep {
        /** Trashes the file again; its old slot may be taken by now, so {@code fresh} is another. */
        public Trash reversed(TrashSlot fresh) {
            return new Trash(file, fresh, stamp);
        }

        Move move() {
            return new Move(slot.file(), file, stamp);
        }
    }

    /**
     * A record is added to an append-only file, once.
     *
     * @param log the file; begun with {@code header} where it is missing or empty
     * @param header the first line with its line end, or empty for none
     * @param text the record with its line end, and no other line end in it
     * @param marker a piece of {@code text} that no other record behind {@code from} has, such as an id
     * @param from the length of the file when the step was made: only what lies behind is searched for {@code marker}
     */
    record Append(Path log, String header, String text, String marker, long from) implements FileStep {
        public static Append of(Path log, String header, String text, String marker) throws IOException {
            return new Append(log, header, text, marker, Files.exists(log) ? Files.size(log) : 0);
        }

        @Override
        public Path file() {
            return log;
        }

        public Append {
            if (!text.contains(marker)) {
                throw new IllegalArgumentException("the record has no '" + marker + "' in it: " + text);
            }
        }
    }
}
