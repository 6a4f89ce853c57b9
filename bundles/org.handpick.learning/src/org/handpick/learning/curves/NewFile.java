package org.handpick.learning.curves;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.handpick.core.files.Disk;
import org.handpick.core.files.FileFailure;

/** Writes a file that was not there before: whole or not at all, and never over another one. */
final class NewFile {
    private NewFile() {}

    /** @throws UnwritableChart when it exists already or can't be written; nothing of it is left then */
    static void write(Path file, byte[] content) {
        Path part = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Disk.LOCAL.makeFolders(file.getParent());
            try {
                Files.write(part, content);
                Disk.LOCAL.flush(part);
                take(part, file);
                Disk.LOCAL.sync(file.getParent());
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (FileAlreadyExistsException e) {
            throw new UnwritableChart(file + ": is there already and was left as it is; choose another name", e);
        } catch (IOException e) {
            throw new UnwritableChart(FileFailure.sentence(e, file) + "; no chart was written", e);
        }
    }

    /** A hard link, because it is the one way to name a file that fails rather than replaces when the name is taken. */
    private static void take(Path part, Path file) throws IOException {
        try {
            Files.createLink(file, part);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | IOException noLinks) {
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
