package org.handpick.core.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Does steps and takes them back. Whether a step is done is read from the disk, so each can be done or taken back again after a
 * crash without harm.
 */
final class StepWork {
    private final Disk disk;
    private final Set<Path> touched = new LinkedHashSet<>();

    StepWork(Disk disk) {
        this.disk = disk;
    }

    /** True when the disk shows that the step was done. */
    boolean isDone(FileStep step) throws IOException {
        return switch (step) {
            case FileStep.Move move -> isDone(move);
            case FileStep.Trash trash -> isDone(trash.move());
            case FileStep.Restore restore -> isDone(restore.move());
            case FileStep.Append append -> log(append).contains(append.marker(), append.from());
        };
    }

    private static boolean isDone(FileStep.Move move) throws IOException {
        return isThere(move.to(), move.stamp()) && !isThere(move.from(), move.stamp());
    }

    private static boolean isThere(Path file, FileStamp stamp) throws IOException {
        return Disk.exists(file) && stamp.matches(file);
    }

    void forward(FileStep step) throws IOException {
        switch (step) {
            case FileStep.Move move -> forward(move);
            case FileStep.Trash trash -> {
                write(trash.slot());
                forward(trash.move());
            }
            case FileStep.Restore restore -> {
                forward(restore.move());
                remove(restore.slot());
            }
            case FileStep.Append append -> {
                flushFolders();
                log(append).appendOnce(append.text(), append.marker(), append.from());
            }
        }
    }

    /**
     * Takes a step back, done or not.
     *
     * @throws NoSuchFileException when the file is in neither place: another program took it, and nothing is left to take back
     */
    void back(FileStep step) throws IOException {
        switch (step) {
            case FileStep.Move move -> back(move);
            case FileStep.Trash trash -> {
                try {
                    back(trash.move());
                } finally {
                    remove(trash.slot());
                }
            }
            case FileStep.Restore restore -> {
                write(restore.slot());
                try {
                    back(restore.move());
                } catch (NoSuchFileException e) {
                    remove(restore.slot()); // the trash was emptied: a note without its file says what is not true
                    throw e;
                }
            }
            case FileStep.Append append -> log(append).retract(append.text(), append.marker(), append.from());
        }
    }

    /** Flushes the names in all folders that steps have changed. */
    void flushFolders() throws IOException {
        for (Path folder : touched) {
            if (Files.isDirectory(folder)) {
                disk.sync(folder);
            }
        }
        touched.clear();
    }

    private void forward(FileStep.Move move) throws IOException {
        if (isDone(move)) {
            return;
        }
        move.stamp().demand(move.from());
        if (!Disk.exists(move.to())) {
            move(move.from(), move.to());
        } else if (Disk.same(move.from(), move.to())) {
            disk.delete(move.from()); // interrupted when the file had both names
        } else {
            throw new FileAlreadyExistsException(move.to().toString());
        }
    }

    private void back(FileStep.Move move) throws IOException {
        if (!Disk.exists(move.from())) {
            if (!isThere(move.to(), move.stamp())) {
                throw new NoSuchFileException(move.from().toString()); // what has the new name now is another's
            }
            move(move.to(), move.from());
        } else if (Disk.exists(move.to()) && Files.isSameFile(move.from(), move.to())) {
            disk.delete(move.to()); // interrupted when the file had both names
        } else if (isDone(move)) {
            throw new FileAlreadyExistsException(move.from().toString());
        }
    }

    private void move(Path from, Path to) throws IOException {
        disk.move(from, to);
        touched.add(from.getParent());
        touched.add(to.getParent());
    }

    private void write(TrashSlot slot) throws IOException {
        if (slot.note().isEmpty()) {
            return;
        }
        TrashSlot.Note note = slot.note().get();
        disk.makePrivateFolders(slot.file().getParent());
        disk.makePrivateFolders(note.file().getParent());
        if (Disk.exists(note.file())) {
            if (!isOurs(note)) {
                throw new FileAlreadyExistsException(note.file().toString());
            }
            disk.delete(note.file());
        }
        disk.create(note.file(), note.text().getBytes(UTF_8));
        touched.add(note.file().getParent());
    }

    private void remove(TrashSlot slot) throws IOException {
        if (slot.note().isPresent()) {
            TrashSlot.Note note = slot.note().get();
            if (Disk.exists(note.file()) && !Disk.exists(slot.file()) && isOurs(note)) {
                disk.delete(note.file());
                touched.add(note.file().getParent());
            }
        }
    }

    /** A crash may have cut the note while it was written: the begin of our text is ours too. */
    private static boolean isOurs(TrashSlot.Note note) throws IOException {
        return note.text().startsWith(Files.readString(note.file(), ISO_8859_1));
    }

    private AppendOnlyFile log(FileStep.Append append) {
        return new AppendOnlyFile(append.log(), append.header(), disk);
    }
}
