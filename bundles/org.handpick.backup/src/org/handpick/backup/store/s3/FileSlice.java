package org.handpick.backup.store.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.handpick.backup.Awaited;
import org.handpick.backup.BlockInput;
import org.handpick.core.Progress;
import software.amazon.awssdk.core.sync.RequestBody;

/** Some bytes of a file in a row, to be sent as one request, and again where that fails. */
final class FileSlice {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final long from;
    private final long bytes;
    private final Progress progress;
    /** How many of them were counted as done; what is sent again is not counted again. */
    private long counted;
    /** When the line last took some of them. */
    private volatile long moved = System.nanoTime();

    FileSlice(Path file, long from, long bytes, Progress progress) {
        this.file = file;
        this.from = from;
        this.bytes = bytes;
        this.progress = progress;
    }

    /** Sends them. @throws org.handpick.backup.StoreFailure when the server takes no more of them */
    <T> T send(Bucket bucket, Callable<T> request) {
        Duration longest = bucket.patience().stillness();
        moved = System.nanoTime();
        try {
            return Awaited.sending(
                    request,
                    () -> moved,
                    longest,
                    () -> bucket.failure(
                            "took no more of what was sent for " + longest.toSeconds() + " seconds; try again later"));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a request throws nothing that is checked", e);
        }
    }

    RequestBody body() {
        return RequestBody.fromContentProvider(() -> new Reader(true), bytes, "application/octet-stream");
    }

    /** Reads them once, for some digests. */
    void digest(List<MessageDigest> digests) {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = new Reader(false)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (MessageDigest digest : digests) {
                    digest.update(buffer, 0, read);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What goes wrong here goes wrong with the file and not on the line: it is thrown unchecked, so that the client does not take it for
     * something that passes.
     */
    private final class Reader extends BlockInput {
        private final boolean counts;
        private final FileChannel channel;
        private long position;

        Reader(boolean counts) {
            this.counts = counts;
            try {
                this.channel = FileChannel.open(file, StandardOpenOption.READ);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            progress.check();
            moved = System.nanoTime();
            if (position == bytes) {
                return -1;
            }
            try {
                int most = (int) Math.min(length, bytes - position);
                int read = channel.read(ByteBuffer.wrap(into, offset, most), from + position);
                if (read < 0) {
                    throw new IOException(file + ": has become shorter while it was sent");
                }
                position += read;
                count();
                return read;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void count() {
            if (counts && position > counted) {
                progress.advance(position - counted);
                counted = position;
            }
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
