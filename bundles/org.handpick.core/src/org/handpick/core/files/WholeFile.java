package org.handpick.core.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Optional;
import java.util.UUID;

/** A small file of our own that is replaced as a whole: a reader sees the old one or the new one, also after a crash. */
public final class WholeFile {
    private WholeFile() {}

    /** Reads what is there, and answers with what is to be there; empty where that is it already. */
    @FunctionalInterface
    public interface Change {
        Optional<byte[]> make() throws IOException;
    }

    /**
     * Changes a file. Of two who do so at once, in this process or in others, the second waits, and so reads what the first has written.
     * A change is soon made: nobody is asked in it, and nothing far is waited for.
     *
     * @param file its folder is there; a file {@code .name.lock} stays beside it
     * @param attributes as {@link #replace} takes them
     * @throws IOException when it can't be written, or locked; the old one is still there then
     */
    public static void change(Path file, Change change, FileAttribute<?>... attributes) throws IOException {
        FileTurn.held(file.resolveSibling("." + file.getFileName() + ".lock"), () -> {
            Optional<byte[]> changed = change.make();
            if (changed.isPresent()) {
                replace(file, changed.get(), attributes);
            }
            return changed;
        });
    }

    /**
     * Writes a file in place of the one that is there, if there is one.
     *
     * @param file its folder is there
     * @param attributes of the new file; it has them before there is a byte in it
     * @throws IOException when it can't be written; the old one is still there then
     */
    public static void replace(Path file, byte[] bytes, FileAttribute<?>... attributes) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Files.createFile(part, attributes);
            Files.write(part, bytes);
            Disk.LOCAL.flush(part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            Disk.LOCAL.sync(file.getParent());
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
