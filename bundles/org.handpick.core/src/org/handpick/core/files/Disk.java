package org.handpick.core.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/**
 * The few ways in which files are touched here: none of them overwrites a file.
 *
 * <p>A {@link Probe} is told before each touch. Tests let it fail as a full disk would, or end the process there.
 */
public final class Disk {
    /** The disk as it is. */
    public static final Disk LOCAL = new Disk((touch, file) -> {});

    /** Told before each touch of the disk; what it throws, the touch throws. */
    @FunctionalInterface
    public interface Probe {
        /**
         * @param touch what is about to happen: {@code folder}, {@code link}, {@code copy}, {@code delete}, {@code create},
         *     {@code append}, {@code truncate}, {@code rename} or {@code sync}
         */
        void reached(String touch, Path file) throws IOException;
    }

    private static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
    private static final OpenOption TO_FLUSH = WINDOWS ? StandardOpenOption.WRITE : StandardOpenOption.READ;

    private final Probe probe;

    public Disk(Probe probe) {
        this.probe = probe;
    }

    /** Tells the probe of a touch that an area makes by itself. */
    public void reached(String touch, Path file) throws IOException {
        probe.reached(touch, file);
    }

    static boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** True when both are one file, or have the same bytes. */
    static boolean same(Path one, Path other) throws IOException {
        return Files.isSameFile(one, other) || Files.mismatch(one, other) < 0;
    }

    /**
     * Makes the folder and those above it that are missing, and flushes their names.
     *
     * @throws NotDirectoryException when something else has the name of one
     */
    public void makeFolders(Path folder, FileAttribute<?>... attributes) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (exists(folder) && !Files.isDirectory(folder)) { // another thread may have made it meanwhile
            throw new NotDirectoryException(folder.toString());
        }
        Path above = folder.getParent();
        if (above != null) {
            makeFolders(above, attributes);
        }
        reached("folder", folder);
        Files.createDirectories(folder, attributes);
        sync(above == null ? folder : above);
    }

    /** The same, readable by their owner alone where the file system knows owners. */
    void makePrivateFolders(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            makeFolders(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            makeFolders(folder);
        }
    }

    /**
     * Gives a file another name; across file systems copies, flushes, compares and then deletes it. The folder of {@code to} is
     * made, and is left for the caller to flush with {@link #sync}.
     *
     * <p>The new name is made as a hard link where there are any: the kernel then refuses a name that is taken, which a rename
     * would overwrite. Killed between the two, the file has both names, and none is lost.
     *
     * @throws FileAlreadyExistsException when {@code to} is taken; nothing has changed then
     */
    public void move(Path from, Path to) throws IOException {
        makeFolders(to.getParent());
        if (!link(from, to) && rename(from, to)) {
            return;
        }
        if (!exists(to)) {
            copy(from, to);
        }
        try {
            delete(from);
        } catch (IOException e) {
            Files.delete(to);
            throw e;
        }
    }

    private boolean link(Path from, Path to) throws IOException {
        reached("link", to);
        try {
            Files.createLink(to, from);
            return true;
        } catch (FileAlreadyExistsException | NoSuchFileException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException e) {
            return false; // no hard links here, or another file system
        }
    }

    private static boolean rename(Path from, Path to) throws IOException {
        if (exists(to)) {
            throw new FileAlreadyExistsException(to.toString());
        }
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (AtomicMoveNotSupportedException e) {
            return false; // another file system
        }
    }

    private void copy(Path from, Path to) throws IOException {
        Path part = to.resolveSibling("." + to.getFileName() + ".part");
        reached("copy", to);
        try {
            Files.copy(
                    from,
                    part,
                    StandardCopyOption.COPY_ATTRIBUTES,
                    StandardCopyOption.REPLACE_EXISTING,
                    LinkOption.NOFOLLOW_LINKS);
            if (!Files.isSymbolicLink(part)) {
                flush(part);
                if (Files.mismatch(from, part) >= 0) {
                    throw new FileSystemException(to.toString(), null, "the copy differs from what was copied");
                }
            }
            move(part, to);
        } finally {
            Files.deleteIfExists(part);
        }
        sync(to.getParent());
    }

    /** Makes a file with this content, flushed. @throws FileAlreadyExistsException when there is one */
    void create(Path file, byte[] content) throws IOException {
        reached("create", file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Channels.writeAll(channel, content);
            channel.force(true);
        }
    }

    void delete(Path file) throws IOException {
        reached("delete", file);
        Files.delete(file);
    }

    /** Flushes the content of a file, so that a name given to it later never shows half of it. */
    public void flush(Path file) throws IOException {
        reached("sync", file);
        try (FileChannel channel = FileChannel.open(file, TO_FLUSH)) {
            channel.force(true);
        }
    }

    /** Flushes the names in a folder. Windows flushes no folders; its file systems journal names themselves. */
    public void sync(Path folder) throws IOException {
        reached("sync", folder);
        if (WINDOWS) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
