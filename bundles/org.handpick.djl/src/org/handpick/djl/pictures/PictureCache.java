package org.handpick.djl.pictures;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.handpick.imaging.UnreadableImage;

/**
 * Keeps prepared pictures on disk, by the content of their files, so that each file is decoded once. What does not read back
 * as it was written is made again. Thread-safe; the folder may be deleted at any time.
 */
public final class PictureCache {
    private static final int FRAME_BYTES = 4 * Short.BYTES;

    private final Path folder;
    private final Preprocessing preprocessing;

    /** @param cache the folder of all caches */
    public PictureCache(Path cache, Preprocessing preprocessing) {
        this.folder = cache.resolve("pictures").resolve(preprocessing.key());
        this.preprocessing = preprocessing;
    }

    public Preprocessing preprocessing() {
        return preprocessing;
    }

    /**
     * @param sha256 of the file, 64 hex digits
     * @throws UnreadableImage when the file cannot be decoded
     */
    public Picture of(Path file, String sha256) {
        Path kept = place(sha256);
        Optional<Picture> found = read(kept);
        if (found.isPresent()) {
            return found.get();
        }
        Picture made = preprocessing.of(file);
        keep(made, kept);
        return made;
    }

    /** Whether it was prepared before, as far as its name tells. */
    public boolean has(String sha256) {
        return Files.exists(place(sha256));
    }

    private Path place(String sha256) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2) + ".rgb");
    }

    private Optional<Picture> read(Path kept) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(kept);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            System.getLogger(PictureCache.class.getName())
                    .log(System.Logger.Level.WARNING, () -> kept + " could not be read; it is made again", e);
            return Optional.empty();
        }
        int length = 3 * preprocessing.width() * preprocessing.height();
        if (bytes.length != FRAME_BYTES + length + Integer.BYTES) {
            return Optional.empty(); // cut by a crash
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (buffer.getInt(FRAME_BYTES + length) != checksum(bytes, FRAME_BYTES + length)) {
            return Optional.empty(); // the disk gave back something else
        }
        int left = buffer.getShort();
        int top = buffer.getShort();
        int right = buffer.getShort();
        int bottom = buffer.getShort();
        byte[] rgb = new byte[length];
        buffer.get(rgb);
        return Optional.of(new Picture(rgb, preprocessing.width(), left, top, right, bottom));
    }

    /** A disk that takes no picture costs time, not a result, so it is no error. */
    private static void keep(Picture picture, Path kept) {
        ByteBuffer buffer = ByteBuffer.allocate(FRAME_BYTES + picture.rgb().length + Integer.BYTES);
        buffer.putShort((short) picture.left());
        buffer.putShort((short) picture.top());
        buffer.putShort((short) picture.right());
        buffer.putShort((short) picture.bottom());
        buffer.put(picture.rgb());
        buffer.putInt(checksum(buffer.array(), buffer.position()));
        try {
            Files.createDirectories(kept.getParent());
            Path beside = Files.createTempFile(kept.getParent(), "new", ".tmp");
            Files.write(beside, buffer.array());
            Files.move(beside, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            System.getLogger(PictureCache.class.getName())
                    .log(System.Logger.Level.DEBUG, () -> "no picture kept at " + kept, e);
        }
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
