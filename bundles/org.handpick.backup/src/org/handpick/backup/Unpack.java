package org.handpick.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.handpick.core.files.Disk;

/** Writes files of an archive into a folder that is ours alone. Each is flushed, and has the time it had. */
final class Unpack implements StoredArchive.Contents {
    private static final Set<OpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private static final FileAttribute<?>[] EVERYBODY = {};

    private final Path folder;
    private final Predicate<String> wanted;
    private final Disk disk;
    private final List<Manifest.Entry> unpacked = new ArrayList<>();
    private final Set<Path> folders = new LinkedHashSet<>();

    Unpack(Path folder, Predicate<String> wanted, Disk disk) {
        this.folder = folder;
        this.wanted = wanted;
        this.disk = disk;
    }

    /** The files that are in the folder now. */
    List<Manifest.Entry> unpacked() {
        return List.copyOf(unpacked);
    }

    @Override
    public StoredArchive.Sink begin(Manifest.Entry file, boolean isPrivate) throws IOException {
        if (!wanted.test(file.path())) {
            return StoredArchive.Sink.NONE;
        }
        Path path = inside(folder, file.path());
        disk.makeFolders(path.getParent());
        for (Path above = path.getParent(); folders.add(above) && !above.equals(folder); ) {
            above = above.getParent();
        }
        FileChannel channel = FileChannel.open(path, NEW, isPrivate ? owner(path) : EVERYBODY);
        unpacked.add(file);
        return new StoredArchive.Sink() {
            @Override
            public void write(byte[] bytes, int length) throws IOException {
                ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }

            @Override
            public void close() throws IOException {
                try (channel) {
                    channel.force(true);
                }
                Files.setLastModifiedTime(path, FileTime.from(file.modified()));
            }
        };
    }

    /** It is its owner's alone before there is a byte in it. */
    private static FileAttribute<?>[] owner(Path file) throws IOException {
        return Files.getFileStore(file.getParent()).supportsFileAttributeView(PosixFileAttributeView.class)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(WriteArchive.OWNER)}
                : EVERYBODY;
    }

    /** Flushes the names of what was written. */
    void flush() throws IOException {
        for (Path written : folders) {
            disk.sync(written);
        }
    }

    /**
     * Where a path of an archive leads from a folder. The manifest knows no path that leads out of it; what a backslash or a colon means is
     * known only where it is restored.
     */
    static Path inside(Path folder, String path) {
        try {
            Path inside = folder.resolve(path).normalize();
            if (inside.startsWith(folder) && !inside.equals(folder)) {
                return inside;
            }
        } catch (InvalidPathException e) {
            throw new RefusedRestore("the archive has a file that can't be called so here: '" + path + "'", e);
        }
        throw new RefusedRestore("the archive has a file that would stand outside the folder: '" + path + "'");
    }
}
