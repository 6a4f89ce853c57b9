package org.handpick.imaging;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Real image files for tests, drawn here. */
final class Drawn {
    private static final int MARK = 24;

    private Drawn() {}

    /** A picture in which every pixel tells where it is, smooth enough for JPEG: red grows to the right, green downward. */
    static BufferedImage gradient(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int blue = x < MARK && y < MARK ? 255 : 40;
                image.setRGB(x, y, 0xFF000000 | x * 255 / width << 16 | y * 255 / height << 8 | blue);
            }
        }
        return image;
    }

    static Path write(BufferedImage image, String format, Path file) throws IOException {
        if (!ImageIO.write(image, format, file.toFile())) {
            throw new IOException("ImageIO writes no " + format);
        }
        return file;
    }

    static byte[] bytes(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, out)) {
            throw new IOException("ImageIO writes no " + format);
        }
        return out.toByteArray();
    }

    /** A JPEG with an EXIF orientation and a comment. */
    static Path jpeg(int width, int height, int orientation, Path file) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        ImageIO.write(gradient(width, height, BufferedImage.TYPE_INT_RGB), "jpeg", plain);
        byte[] comment = "drawn for a test".getBytes(StandardCharsets.UTF_8);
        ByteBuffer joined = ByteBuffer.allocate(plain.size() + 200);
        joined.put(plain.toByteArray(), 0, 2);
        byte[] exif = exif(orientation);
        joined.putShort((short) 0xFFE1).putShort((short) (exif.length + 2)).put(exif);
        joined.putShort((short) 0xFFFE).putShort((short) (comment.length + 2)).put(comment);
        joined.put(plain.toByteArray(), 2, plain.size() - 2);
        byte[] bytes = new byte[joined.position()];
        joined.flip().get(bytes);
        Files.write(file, bytes);
        return file;
    }

    /** Lays a segment of application data (JPEG, ISO/IEC 10918-1, APP1) before all others. */
    static Path addApp1(Path jpeg, byte[] data) throws IOException {
        byte[] plain = Files.readAllBytes(jpeg);
        ByteBuffer joined = ByteBuffer.allocate(plain.length + 4 + data.length);
        joined.put(plain, 0, 2)
                .putShort((short) 0xFFE1)
                .putShort((short) (data.length + 2))
                .put(data);
        Files.write(jpeg, joined.put(plain, 2, plain.length - 2).array());
        return jpeg;
    }

    /** EXIF 2.3, big-endian: one IFD with the tag Orientation. */
    static byte[] exif(int orientation) {
        return ByteBuffer.allocate(32)
                .put("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }

    /** The JPEG with DateTimeOriginal and OffsetTimeOriginal, EXIF 2.31. */
    static byte[] taken(byte[] jpeg, String time, String offset) {
        int tiff = 6; // behind the mark
        ByteBuffer exif = ByteBuffer.allocate(tiff + 84);
        exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8);
        exif.putShort((short) 1);
        exif.putShort((short) 0x8769).putShort((short) 4).putInt(1).putInt(26).putInt(0);
        exif.putShort((short) 2);
        exif.putShort((short) 0x9003).putShort((short) 2).putInt(20).putInt(56);
        exif.putShort((short) 0x9011).putShort((short) 2).putInt(7).putInt(76).putInt(0);
        exif.put((time + "\0" + offset + "\0").getBytes(StandardCharsets.US_ASCII));
        byte[] segment = exif.array();
        return ByteBuffer.allocate(jpeg.length + segment.length + 4)
                .put(jpeg, 0, 2)
                .putShort((short) 0xFFE1)
                .putShort((short) (segment.length + 2))
                .put(segment)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }
}
