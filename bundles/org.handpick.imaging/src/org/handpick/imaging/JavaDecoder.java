package org.handpick.imaging;

import com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.spi.IIORegistry;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.handpick.core.crop.ImageSize;
import org.w3c.dom.Node;

/** ImageIO, with TwelveMonkeys for what the JDK does not read. Always there, and the slowest. */
final class JavaDecoder {
    static final JavaDecoder INSTANCE = new JavaDecoder();

    private static final int OPAQUE = 255;

    private JavaDecoder() {
        ImageIO.setUseCache(false);
        IIORegistry registry = IIORegistry.getDefaultInstance();
        // Named here, because ServiceLoader does not find them across bundles.
        registry.registerServiceProvider(new JPEGImageReaderSpi());
        registry.registerServiceProvider(new WebPImageReaderSpi());
        registry.registerServiceProvider(new TIFFImageReaderSpi());
        registry.registerServiceProvider(new BMPImageReaderSpi());
    }

    /**
     * @param size the size to deliver, in stored orientation; at most the stored one
     * @throws UnreadableImage when the file is damaged, or of a kind that nobody knows
     */
    Decode.Picture decode(Decode.Source source, ImageSize size) {
        BufferedImage image = read(source);
        try {
            ColorSpace colours = image.getColorModel().getColorSpace();
            boolean isGrey = colours.getType() == ColorSpace.TYPE_GRAY && hasWholeSamples(image);
            int width = image.getWidth();
            AreaScaler scaler = new AreaScaler(new ImageSize(width, image.getHeight()), size);
            int[] row = new int[width];
            for (int y = 0; y < image.getHeight(); y++) {
                if (isGrey) {
                    greys(image, y, row);
                } else {
                    image.getRGB(0, y, width, 1, row, 0, width);
                }
                for (int x = 0; x < width; x++) {
                    row[x] = Rows.flatten(row[x]);
                }
                scaler.row(MemorySegment.ofArray(row));
            }
            boolean isConverted = source.facts().format() == ImageFormat.WEBP || !isGrey && !colours.isCS_sRGB();
            return new Decode.Picture(scaler.finish(), isConverted);
        } finally {
            image.flush();
        }
    }

    /** Samples may be fractions too, in a TIFF; those are left to Java. */
    private static boolean hasWholeSamples(BufferedImage image) {
        int type = image.getRaster().getTransferType();
        return type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT;
    }

    /** Greys as they are stored. Java takes them for linear light, and would make them brighter. */
    private static void greys(BufferedImage image, int y, int[] row) {
        int[] levels = band(image, 0, y);
        int[] opacities = image.getColorModel().hasAlpha() ? band(image, 1, y) : null;
        for (int x = 0; x < row.length; x++) {
            int opacity = opacities == null ? OPAQUE : opacities[x];
            row[x] = opacity << 24 | levels[x] << 16 | levels[x] << 8 | levels[x];
        }
    }

    /** The samples of a row in 8 bits. */
    private static int[] band(BufferedImage image, int band, int y) {
        int bits = image.getSampleModel().getSampleSize(band);
        int brightest = (1 << bits) - 1;
        int[] samples = image.getRaster().getSamples(0, y, image.getWidth(), 1, band, (int[]) null);
        Arrays.setAll(
                samples, x -> bits >= Byte.SIZE ? samples[x] >> bits - Byte.SIZE : samples[x] * OPAQUE / brightest);
        return samples;
    }

    /** The first picture of the file, in stored orientation, in the colours ImageIO gives it. */
    BufferedImage read(Decode.Source source) {
        byte[] bytes = source.bytes().toArray(ValueLayout.JAVA_BYTE);
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new UnreadableImage.Unsupported(
                        source.file(),
                        "no decoder knows this kind of " + source.facts().format());
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, source.facts().format() != ImageFormat.GIF);
                BufferedImage image = reader.read(0);
                return source.facts().format() == ImageFormat.GIF ? onScreen(image, reader, source) : image;
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            if (e instanceof UnreadableImage told) {
                throw told;
            }
            throw new UnreadableImage.Damaged(source.file(), "its data is damaged (" + e.getMessage() + ")", e);
        } catch (OutOfMemoryError e) {
            throw new UnreadableImage.TooLarge(
                    source.file(), "its " + source.facts().size() + " pixels need more memory than there is");
        }
    }

    /** The first picture of a GIF may be smaller than the screen it is drawn on, which is the size that the file tells. */
    private static BufferedImage onScreen(BufferedImage picture, ImageReader reader, Decode.Source source)
            throws IOException {
        ImageSize screen = source.facts().stored();
        if (picture.getWidth() == screen.width() && picture.getHeight() == screen.height()) {
            return picture;
        }
        Node described = ((IIOMetadataNode) reader.getImageMetadata(0).getAsTree("javax_imageio_gif_image_1.0"))
                .getElementsByTagName("ImageDescriptor")
                .item(0);
        BufferedImage whole = new BufferedImage(screen.width(), screen.height(), BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = whole.createGraphics();
        graphics.drawImage(
                picture, number(described, "imageLeftPosition"), number(described, "imageTopPosition"), null);
        graphics.dispose();
        return whole;
    }

    private static int number(Node described, String attribute) {
        return Integer.parseInt(
                described.getAttributes().getNamedItem(attribute).getNodeValue());
    }
}
