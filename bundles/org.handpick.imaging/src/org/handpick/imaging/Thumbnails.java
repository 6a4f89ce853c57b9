package org.handpick.imaging;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.handpick.core.Progress;

/**
 * Small pictures of images, kept on disk as JPEG so that each is decoded once. A file that changes gets a new one: the key
 * is its path, size and time. Thread-safe; the folder may be deleted at any time.
 */
public final class Thumbnails {
    /** The longer side of a thumbnail in pixels. */
    public static final int EDGE = 256;

    private static final float QUALITY = 0.85f;
    private static final int KEY_BYTES = 16;

    private final Path folder;

    /** Those that the workbench and the commands share. @param dataArea the folder of logs, datasets, runs and backups */
    public static Thumbnails ofDataArea(Path dataArea) {
        return new Thumbnails(dataArea.resolve("cache/thumbnails"));
    }

    /** @param folder where they are kept; made when the first one is */
    public Thumbnails(Path folder) {
        this.folder = folder;
    }

    /**
     * The thumbnail of an image, from the disk or newly made. The caller closes it.
     *
     * @throws UnreadableImage when the image cannot be decoded
     */
    public Decoded of(Path image) {
        Path kept = folder.resolve(key(image));
        if (Files.exists(kept)) {
            try {
                return new Decode(kept, new Fit.Full()).run(Progress.NONE);
            } catch (UnreadableImage e) {
                // a thumbnail that was cut by a crash is made again
            }
        }
        Decoded made = new Decode(image, new Fit.Within(EDGE, EDGE)).run(Progress.NONE);
        keep(made.pixels(), kept);
        return made;
    }

    private static String key(Path image) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(image, BasicFileAttributes.class);
            String identity = image.toAbsolutePath() + "\0" + attributes.size() + "\0"
                    + attributes.lastModifiedTime().toMillis();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            String hex = HexFormat.of().formatHex(hash, 0, KEY_BYTES);
            return hex.substring(0, 2) + "/" + hex.substring(2) + ".jpg";
        } catch (NoSuchFileException e) {
            throw new UnreadableImage.Missing(image, "it is gone", e);
        } catch (IOException e) {
            throw new UnreadableImage.Missing(image, "it could not be read (" + e.getMessage() + ")", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** A disk that takes no thumbnail costs time, not a picture, so it is no error. */
    private static void keep(Pixels pixels, Path kept) {
        try {
            Files.createDirectories(kept.getParent());
            Path beside = Files.createTempFile(kept.getParent(), "new", ".tmp");
            Files.write(beside, jpeg(pixels));
            Files.move(beside, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            System.getLogger(Thumbnails.class.getName())
                    .log(System.Logger.Level.DEBUG, () -> "no thumbnail kept at " + kept, e);
        }
    }

    private static byte[] jpeg(Pixels pixels) throws IOException {
        int width = pixels.size().width();
        int height = pixels.size().height();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            MemorySegment.copy(
                    pixels.bytes(), ValueLayout.JAVA_INT_UNALIGNED, (long) y * pixels.stride(), row, 0, width);
            image.setRGB(0, y, width, 1, row, 0, width);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream();
                MemoryCacheImageOutputStream to = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(to);
            writer.write(null, new IIOImage(image, null, null), parameters);
            to.flush();
            return out.toByteArray();
        } finally {
            writer.dispose();
        }
    }
}
