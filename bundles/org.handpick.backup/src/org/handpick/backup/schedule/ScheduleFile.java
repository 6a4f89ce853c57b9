package org.handpick.backup.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handpick.backup.ScheduleFailure;
import org.handpick.core.files.Disk;
import org.handpick.core.files.FileFailure;
import org.handpick.core.files.WholeFile;

/** A file that a scheduler reads. */
record ScheduleFile(Path path, byte[] bytes) {
    static ScheduleFile text(Path path, String text) {
        return new ScheduleFile(path, text.getBytes(UTF_8));
    }

    /**
     * Writes files and lets the system take notice of them. When it does not take them, they are again as they were.
     *
     * @throws ScheduleFailure of the disk or of the system
     */
    static void write(List<ScheduleFile> files, Runnable notice) {
        Map<Path, Optional<byte[]>> before = new HashMap<>();
        files.forEach(file -> before.put(file.path, read(file.path)));
        try {
            files.forEach(ScheduleFile::write);
            notice.run();
        } catch (ScheduleFailure e) {
            before.forEach((path, bytes) -> {
                try {
                    bytes.ifPresentOrElse(
                            old -> new ScheduleFile(path, old).write(), () -> ScheduleFile.delete(List.of(path)));
                } catch (ScheduleFailure again) {
                    e.addSuppressed(again); // the same full disk, most likely
                }
            });
            throw e;
        }
    }

    static Optional<byte[]> read(Path path) {
        try {
            return Optional.of(Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    static void delete(List<Path> paths) {
        for (Path path : paths) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw failure(path, e);
            }
        }
    }

    void write() {
        try {
            Disk.LOCAL.makeFolders(path.getParent());
            WholeFile.replace(path, bytes);
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    private static ScheduleFailure failure(Path path, IOException e) {
        return new ScheduleFailure(FileFailure.sentence(e, path), e);
    }
}
