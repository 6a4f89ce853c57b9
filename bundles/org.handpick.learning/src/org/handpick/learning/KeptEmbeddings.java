package org.handpick.learning;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.handpick.dataset.Embeddings;

/**
 * What an encoder saw of images, as the worker keeps it in the cache: a folder for each encoder, and in it a file for each image, by
 * its SHA-256. The whole comes first there, then as much of each of 7 x 7 places; an encoder that knows no places has the whole twice.
 * What can't be read, or doesn't have the checksum at its end, was never seen.
 */
public final class KeptEmbeddings implements Embeddings {
    private static final System.Logger LOG = System.getLogger(KeptEmbeddings.class.getName());
    private static final String FOLDER = "embeddings";
    private static final String SUFFIX = ".f16";
    private static final String MIRRORED = "-mirrored";
    /** Measures say how sharp and how bright an image is, and not what is on it. */
    private static final String MEASURES = "classic-";

    private static final int FRAME = 4 * Float.BYTES;
    private static final int PARTS = 1 + 7 * 7;

    private final Path folder;

    private KeptEmbeddings(Path folder) {
        this.folder = Objects.requireNonNull(folder);
    }

    /** Of the encoder that was shown the most images; empty where none was shown any. @param cache the folder of all caches */
    public static Optional<Embeddings> inCache(Path cache) {
        Optional<Path> best = Optional.empty();
        long most = 0;
        try (DirectoryStream<Path> encoders = Files.newDirectoryStream(cache.resolve(FOLDER))) {
            for (Path encoder : encoders) {
                long count = encoder.getFileName().toString().startsWith(MEASURES) ? 0 : images(encoder);
                boolean isFirst =
                        best.filter(other -> other.compareTo(encoder) < 0).isEmpty();
                if (count > most || count > 0 && count == most && isFirst) {
                    best = Optional.of(encoder);
                    most = count;
                }
            }
        } catch (NoSuchFileException e) {
            return Optional.empty(); // as before the first training
        } catch (IOException | DirectoryIteratorException e) {
            LOG.log(System.Logger.Level.WARNING, cache + " can't be read, so near-duplicates are told without it", e);
            return Optional.empty();
        }
        return best.map(KeptEmbeddings::new);
    }

    private static long images(Path encoder) throws IOException {
        long count = 0;
        if (Files.isDirectory(encoder)) {
            try (DirectoryStream<Path> begins = Files.newDirectoryStream(encoder, Files::isDirectory)) {
                for (Path begin : begins) {
                    try (DirectoryStream<Path> files = Files.newDirectoryStream(begin, "*" + SUFFIX)) {
                        for (Path file : files) {
                            count += file.getFileName().toString().contains(MIRRORED) ? 0 : 1;
                        }
                    }
                }
            }
        }
        return count;
    }

    @Override
    public String encoder() {
        return folder.getFileName().toString();
    }

    @Override
    public Optional<float[]> of(String sha256) {
        Path kept = folder.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2) + SUFFIX);
        try {
            byte[] bytes = Files.readAllBytes(kept);
            int end = bytes.length - Integer.BYTES;
            return end >= FRAME && ByteBuffer.wrap(bytes).getInt(end) == checksum(bytes, end)
                    ? whole(Arrays.copyOfRange(bytes, FRAME, end))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, kept + " can't be read and counts as not seen", e);
            return Optional.empty();
        }
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }

    private static Optional<float[]> whole(byte[] halves) {
        int half = halves.length / 2;
        boolean isTwice = halves.length % 2 == 0 && Arrays.equals(halves, 0, half, halves, half, halves.length);
        int length = isTwice ? half : halves.length % PARTS == 0 ? halves.length / PARTS : 0;
        if (length == 0 || length % Short.BYTES != 0) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(halves);
        float[] whole = new float[length / Short.BYTES];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = Float.float16ToFloat(buffer.getShort());
        }
        return Optional.of(whole);
    }
}
