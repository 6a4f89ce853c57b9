package org.handpick.learning.runs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.handpick.core.files.Disk;

/** A small file that is replaced as a whole: a reader sees the old one or the new one, also after a crash. */
final class WholeFile {
    private static final int LARGEST = 1 << 20;

    private WholeFile() {}

    /** @throws UnwritableRun when it can't be written; the old one is still there then */
    static void write(Path file, String text) {
        write(file, text.getBytes(UTF_8));
    }

    /** @throws UnwritableRun when it can't be written; the old one is still there then */
    static void write(Path file, byte[] bytes) {
        Path part = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try {
                Files.write(part, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                Disk.LOCAL.flush(part);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
                Disk.LOCAL.sync(file.getParent());
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UnwritableRun(file, e);
        }
    }

    /** @throws UnreadableRun when it isn't there, is larger than a megabyte or no UTF-8 */
    static String read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new UnreadableRun(file, "is larger than a megabyte, which such a file never is");
            }
            return Files.readString(file, UTF_8);
        } catch (CharacterCodingException e) {
            throw new UnreadableRun(file, "holds bytes that are no UTF-8 text");
        } catch (IOException e) {
            throw new UnreadableRun(file, e);
        }
    }
}
