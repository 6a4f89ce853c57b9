package org.handpick.djl.pictures;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.handpick.djl.cache.ContentCache;
import org.handpick.imaging.UnreadableImage;

/** Keeps prepared pictures on disk, by the content of their files, so that each file is decoded once. Thread-safe. */
public final class PictureCache {
    private static final int FRAME_BYTES = 4 * Short.BYTES;

    private final ContentCache kept;
    private final Preprocessing preprocessing;

    /** @param cache the folder of all caches */
    public PictureCache(Path cache, Preprocessing preprocessing) {
        this.kept = new ContentCache(cache.resolve("pictures").resolve(preprocessing.key()), ".rgb");
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
        Optional<Picture> found = kept.read(sha256).flatMap(this::picture);
        if (found.isPresent()) {
            return found.get();
        }
        Picture made = preprocessing.of(file);
        kept.keep(sha256, bytes(made));
        return made;
    }

    /** Whether it was prepared before, as far as its name tells. */
    public boolean has(String sha256) {
        return kept.has(sha256);
    }

    private Optional<Picture> picture(byte[] bytes) {
        int length = 3 * preprocessing.width() * preprocessing.height();
        if (bytes.length != FRAME_BYTES + length) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int left = buffer.getShort();
        int top = buffer.getShort();
        int right = buffer.getShort();
        int bottom = buffer.getShort();
        byte[] rgb = new byte[length];
        buffer.get(rgb);
        return Optional.of(new Picture(rgb, preprocessing.width(), left, top, right, bottom));
    }

    private static byte[] bytes(Picture picture) {
        return ByteBuffer.allocate(FRAME_BYTES + picture.rgb().length)
                .putShort((short) picture.left())
                .putShort((short) picture.top())
                .putShort((short) picture.right())
                .putShort((short) picture.bottom())
                .put(picture.rgb())
                .array();
    }
}
