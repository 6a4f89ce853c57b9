package org.handpick.backup.store;

import com.exceptionfactory.jagged.PayloadException;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.List;
import org.handpick.backup.AlteredObject;
import org.handpick.backup.BackupException;
import org.handpick.backup.BlockInput;
import org.handpick.core.Progress;

/**
 * A file in the age format (age-encryption.org/v1) that a passphrase opens, as {@code age --decrypt} does. It is a header and then the
 * bytes in chunks, of which each proves that nobody has changed it and the last that it is the last.
 */
final class AgeFile {
    private static final int CHUNK = 1 << 16;
    private static final int TAG = 16;
    private static final int NONCE = 16;
    /** Of a header with one passphrase and a work factor of two digits. */
    static final int HEADER = ("age-encryption.org/v1\n"
                    + "-> scrypt SSSSSSSSSSSSSSSSSSSSSS 16\n"
                    + "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB\n"
                    + "--- MMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMM\n")
            .length();

    private AgeFile() {}

    /** How many bytes are encrypted in a file of a length; 0 for one that is too short to be whole. */
    static long plainBytes(long bytes) {
        long chunks = bytes - HEADER - NONCE;
        return Math.max(0, chunks - Math.ceilDiv(chunks, CHUNK + TAG) * TAG);
    }

    static void encrypt(Path from, Path to, Passphrase passphrase, Progress progress) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
        try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ);
                WritableByteChannel out = new StandardEncryptingChannelFactory()
                        .newEncryptingChannel(
                                FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                                List.of(passphrase))) {
            while (in.read(buffer) >= 0) {
                progress.check();
                out.write(buffer.flip());
                buffer.clear();
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("it could not be encrypted (" + e.getMessage() + ")", e);
        }
    }

    /**
     * The bytes that are encrypted in those of a stream, which is closed with them.
     *
     * @throws Passphrase.DoesNotFit when it was encrypted with another one
     * @throws AlteredObject when the header is not what was written; reading throws it when a chunk is not
     * @throws IOException when the stream can't be read
     */
    static InputStream decrypt(InputStream in, Passphrase passphrase) throws IOException, Passphrase.DoesNotFit {
        try {
            return new Decrypted(Channels.newInputStream(new StandardDecryptingChannelFactory()
                    .newDecryptingChannel(Channels.newChannel(in), List.of(passphrase))));
        } catch (BackupException e) {
            throw e; // of the store that is read
        } catch (GeneralSecurityException | PayloadException | RuntimeException e) {
            if (e instanceof Passphrase.DoesNotFit other) {
                throw other;
            }
            throw new AlteredObject("its header is not what age writes: " + e.getMessage(), e);
        }
    }

    /** Says of a chunk that is not what was written that it is altered, and not that it could not be read. */
    private static final class Decrypted extends BlockInput {
        private final InputStream in;

        Decrypted(InputStream in) {
            this.in = in;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                return in.read(into, offset, length);
            } catch (PayloadException e) {
                throw new AlteredObject("a part of it is missing or is not what was encrypted", e);
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
