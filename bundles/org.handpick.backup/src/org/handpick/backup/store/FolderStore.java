package org.handpick.backup.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.handpick.backup.Store;
import org.handpick.backup.StoreFailure;
import org.handpick.core.Progress;
import org.handpick.core.files.Disk;
import org.handpick.core.files.FileFailure;

/**
 * A folder: of this computer, of a disk that is plugged in, of a share that is mounted.
 *
 * <p>A file is written under a hidden name, flushed, and then gets its own, so that what has a name is whole. A folder that is to be
 * written to is marked by a file of its own: where a disk is not plugged in, the empty folder in its place is none of ours.
 */
public final class FolderStore implements Store {
    /** The file by which a folder says that it is a store, on a disk and on a remote alike. */
    public static final String MARK = ".handpick-store";

    /** Whoever wrote a part that old is not there any more. */
    public static final Duration GIVEN_UP = Duration.ofDays(1);

    private static final String NOT_THERE = "there is no such folder; is its disk plugged in, its share mounted?";
    private static final String PART = ".part";
    private static final int BUFFER = 1 << 18;

    private final Path folder;
    private final Use use;
    private final Disk disk;

    /** How a folder came to be a store. */
    private enum Use {
        /** A person has added it: without its mark it is not the folder that was meant. */
        ADDED,
        /** It is there without being added: it is made with the first backup, and before that there is none in it. */
        BY_ITSELF,
        /** A person names it to read what is in it, which others may have put there. */
        TO_READ
    }

    private FolderStore(Path folder, Use use, Disk disk) {
        this.folder = folder.toAbsolutePath().normalize();
        this.use = use;
        this.disk = disk;
    }

    /** The store in a folder that was added, be it there or not. */
    public static FolderStore in(Path folder) {
        return in(folder, Disk.LOCAL);
    }

    /** The same on a disk that a test can let fail. */
    public static FolderStore in(Path folder, Disk disk) {
        return new FolderStore(folder, Use.ADDED, disk);
    }

    /** The store that nobody has added; it makes its folder, but none above it. */
    public static FolderStore byItself(Path folder) {
        return new FolderStore(folder, Use.BY_ITSELF, Disk.LOCAL);
    }

    /** Any folder with backups in it, such as a copy of a store; it can be written to only where it is a store. */
    public static FolderStore toRead(Path folder) {
        return new FolderStore(folder, Use.TO_READ, Disk.LOCAL);
    }

    /**
     * Makes a folder a store; nothing happens where it is one.
     *
     * @throws StoreFailure when it can't be written
     */
    public FolderStore make() {
        try {
            disk.makeFolders(folder);
            if (Files.notExists(folder.resolve(MARK))) {
                Files.writeString(
                        folder.resolve(MARK),
                        "Handpick keeps backups in this folder. Without this file it takes the disk for not plugged in.\n");
                disk.sync(folder);
            }
            return this;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void put(String name, Path file, Progress progress) {
        if (use == Use.BY_ITSELF && Files.isDirectory(folder.getParent())) {
            make();
        }
        demandMark();
        Path part = folder.resolve("." + name + "." + UUID.randomUUID() + PART);
        try {
            deleteGivenUp();
            try {
                copy(file, part, progress);
                disk.move(part, folder.resolve(name));
                syncOrForget(folder.resolve(name));
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** What is not there for good is not there. */
    private void syncOrForget(Path stored) throws IOException {
        try {
            disk.sync(folder);
        } catch (IOException e) {
            Files.deleteIfExists(stored);
            throw e;
        }
    }

    private void copy(Path file, Path part, Progress progress) throws IOException {
        disk.reached("copy", part);
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ);
                FileChannel to = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (from.read(buffer) >= 0) {
                buffer.flip();
                progress.advance(buffer.remaining());
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
                progress.check();
            }
            disk.reached("sync", part);
            to.force(true);
        }
    }

    private void deleteGivenUp() throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, ".handpick-*" + PART)) {
            Instant limit = Instant.now().minus(GIVEN_UP);
            for (Path part : parts) {
                if (attributes(part)
                        .filter(seen -> seen.lastModifiedTime().toInstant().isBefore(limit))
                        .isPresent()) {
                    Files.deleteIfExists(part);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    @Override
    public InputStream get(String name) {
        try {
            return Files.newInputStream(folder.resolve(name));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public List<Stored> list() {
        if (use == Use.BY_ITSELF && Files.notExists(folder) && Files.isDirectory(folder.getParent())) {
            return List.of();
        }
        if (use == Use.ADDED) {
            demandMark();
        }
        List<Stored> all = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "handpick-*")) {
            for (Path file : files) {
                attributes(file)
                        .filter(BasicFileAttributes::isRegularFile)
                        .ifPresent(seen -> all.add(new Stored(file.getFileName().toString(), seen.size())));
            }
        } catch (DirectoryIteratorException e) {
            throw failure(e.getCause());
        } catch (NoSuchFileException e) {
            throw new StoreFailure(folder.toString(), NOT_THERE, e);
        } catch (IOException e) {
            throw failure(e);
        }
        return List.copyOf(all);
    }

    @Override
    public void delete(String name) {
        demandMark();
        try {
            disk.reached("delete", folder.resolve(name));
            Files.deleteIfExists(folder.resolve(name));
            disk.sync(folder);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void demandMark() {
        if (Files.notExists(folder.resolve(MARK))) {
            throw new StoreFailure(
                    folder.toString(),
                    Files.isDirectory(folder)
                            ? "is no store of Handpick; is its disk plugged in, its share mounted? If it is to be one, add it anew"
                            : NOT_THERE);
        }
    }

    /** Empty for what another data area that keeps its backups here has moved or deleted meanwhile. */
    private static Optional<BasicFileAttributes> attributes(Path file) throws IOException {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private StoreFailure failure(IOException e) {
        return new StoreFailure(folder.toString(), FileFailure.sentence(e, folder), e);
    }
}
