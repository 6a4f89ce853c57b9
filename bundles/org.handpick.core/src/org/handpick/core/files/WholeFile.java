package org.handpick.core.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.util.UUID;

/** A small file of our own that is replaced as a whole: a reader sees the old one or the new one, also after a crash. */
public final class WholeFile {
    private WholeFile() {}

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
