package org.handpick.backup.store;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a folder of this computer really is, be it there already or not. */
final class LocalDisk {
    private LocalDisk() {}

    /** The folder itself, links followed as far as there is anything. */
    static Path real(Path folder) throws IOException {
        Path there = there(folder);
        return there.toRealPath().resolve(there.relativize(folder)).normalize();
    }

    /** What tells the disk of a folder from others: its device where it has one, else where it is mounted. */
    static String of(Path folder) throws IOException {
        FileStore disk = Files.getFileStore(there(folder));
        return disk.name().startsWith("/") ? disk.name() : disk.toString();
    }

    private static Path there(Path folder) {
        Path there = folder;
        while (Files.notExists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }
}
