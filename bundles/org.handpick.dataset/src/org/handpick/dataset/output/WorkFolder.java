package org.handpick.dataset.output;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.handpick.core.files.Disk;
import org.handpick.dataset.UnwritableDataset;

/**
 * A folder that is being made: it gets its name when it is whole, and never one that is taken. Closed before {@link #finish()},
 * nothing of it is left. On one thread.
 */
public final class WorkFolder implements AutoCloseable {
    private final Path target;
    private final Path part;
    private final Path scratch;

    private WorkFolder(Path target) {
        this.target = target;
        this.part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        this.scratch = part.resolve("scratch");
    }

    /** @throws UnwritableDataset when {@code target} holds something already, or the disk refuses */
    public static WorkFolder at(Path target) {
        Path whole = target.toAbsolutePath().normalize();
        WorkFolder folder = new WorkFolder(whole);
        try {
            if (Files.exists(whole, LinkOption.NOFOLLOW_LINKS) && !isEmptyFolder(whole)) {
                throw UnwritableDataset.exists(whole);
            }
            Files.createDirectories(whole.getParent());
            Files.createDirectory(folder.part);
            Files.createDirectory(folder.scratch);
            return folder;
        } catch (IOException e) {
            throw new UnwritableDataset(whole, e);
        }
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /** Where the folder will be. */
    public Path target() {
        return target;
    }

    /** A file of the folder that is to be written. */
    public Path file(String name) {
        return part.resolve(name);
    }

    /** A file that is needed only until the folder is whole. */
    public Path scratch(String name) {
        return scratch.resolve(name);
    }

    /** Flushes all to the disk and gives the folder its name. */
    public void finish() {
        try {
            remove(scratch);
            for (Path file : files(part)) {
                Disk.LOCAL.flush(file);
            }
            Disk.LOCAL.sync(part);
            Files.deleteIfExists(target); // an empty folder, or it refuses
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            Disk.LOCAL.sync(target.getParent());
        } catch (DirectoryNotEmptyException | FileAlreadyExistsException e) {
            throw UnwritableDataset.exists(target);
        } catch (IOException e) {
            throw new UnwritableDataset(target, e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            remove(part);
        } catch (IOException e) {
            throw new UnwritableDataset(part, e);
        }
    }
}
