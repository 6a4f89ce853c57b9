package org.handpick.core.files;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The place of one file in a trash can, chosen before the file goes there, so that undo and recovery know where it is.
 *
 * @param file where the file will lie
 * @param note the note that the desktop's trash wants beside it; none in a staging folder
 */
public record TrashSlot(Path file, Optional<Note> note) {
    public TrashSlot {
        Objects.requireNonNull(file);
        Objects.requireNonNull(note);
    }

    /** A {@code .trashinfo} file and its whole text: where the trashed file was, and when it was trashed. */
    public record Note(Path file, String text) {
        public Note {
            Objects.requireNonNull(file);
            Objects.requireNonNull(text);
        }
    }
}
