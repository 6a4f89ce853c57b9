package org.handpick.djl.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Bytes that were made of a file's content, in a file each with a CRC-32C at its end. What does not read back as it was written is
 * as good as never kept. Thread-safe, for several processes too; the folder may be deleted at any time.
 *
 * @param folder of everything that was made in one way
 * @param suffix of its files, such as {@code .rgb}
 */
public record ContentCache(Path folder, String suffix) {
    private static final System.Logger LOG = System.getLogger(ContentCache.class.getName());

    /**
     * @param key of the content: at least three characters that a file name can have, as a rule the SHA-256
     * @return empty when nothing was kept, or not whole
     */
    public Optional<byte[]> read(String key) {
        Path kept = place(key);
        try {
            byte[] bytes = Files.readAllBytes(kept);
            int length = bytes.length - Integer.BYTES;
            boolean whole = length >= 0 && ByteBuffer.wrap(bytes).getInt(length) == checksum(bytes, length);
            return whole ? Optional.of(Arrays.copyOf(bytes, length)) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, () -> kept + " could not be read; it is made again", e);
            return Optional.empty();
        }
    }

    /** Whether something was kept, as far as its name tells. */
    public boolean has(String key) {
        return Files.exists(place(key));
    }

    /** A disk that takes nothing costs time, not a result, so it is no error; {@link #has} tells. */
    public void keep(String key, byte[] bytes) {
        Path kept = place(key);
        byte[] checked = Arrays.copyOf(bytes, bytes.length + Integer.BYTES);
        ByteBuffer.wrap(checked).putInt(bytes.length, checksum(bytes, bytes.length));
        try {
            Files.createDirectories(kept.getParent());
            Path beside = Files.createTempFile(kept.getParent(), "new", ".tmp");
            try {
                Files.write(beside, checked);
                if (!Arrays.equals(Files.readAllBytes(beside), checked)) {
                    throw new IOException("what was written does not read back");
                }
                Files.move(beside, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, () -> "nothing kept at " + kept, e);
        }
    }

    private Path place(String key) {
        return folder.resolve(key.substring(0, 2)).resolve(key.substring(2) + suffix);
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
