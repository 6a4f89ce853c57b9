package org.handpick.traininglog.check;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.handpick.traininglog.UnwritableLog;

/**
 * A log that is being made: it gets its name when it is whole, and never one that is taken. On one thread. Closed
 * before {@link #finish()}, nothing of it is left.
 */
final class NewLog implements AutoCloseable {
    private final Path target;
    private final Path part;
    private final FileChannel channel;
    private final BufferedWriter writer;

    private NewLog(Path target, Path part, FileChannel channel) {
        this.target = target;
        this.part = part;
        this.channel = channel;
        this.writer = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8), 1 << 16);
    }

    /** @throws UnwritableLog when {@code target} is taken, or the disk refuses */
    static NewLog at(Path target) {
        if (Files.exists(target)) {
            throw UnwritableLog.exists(target);
        }
        try {
            Path part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
            return new NewLog(
                    target, part, FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new UnwritableLog(target, e);
        }
    }

    void write(String record) {
        try {
            writer.write(record);
        } catch (IOException e) {
            throw new UnwritableLog(target, e);
        }
    }

    /** Flushes it to the disk and gives it its name. */
    void finish() {
        try {
            writer.flush();
            channel.force(true);
            name();
        } catch (IOException e) {
            throw new UnwritableLog(target, e);
        }
    }

    /** By a hard link, which fails where a rename would replace a file that took the name meanwhile. */
    private void name() throws IOException {
        try {
            Files.createLink(target, part);
        } catch (FileAlreadyExistsException e) {
            throw UnwritableLog.exists(target);
        } catch (FileSystemException | UnsupportedOperationException noLinks) {
            Files.move(part, target);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new UnwritableLog(part, e);
        }
    }
}
