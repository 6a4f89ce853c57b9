package org.handpick.imaging;

import com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.handpick.core.crop.ImageSize;

/** ImageIO, with TwelveMonkeys for what the JDK does not read. Always there, and the slowest. */
final class JavaDecoder implements Decode.Decoder {
    static final JavaDecoder INSTANCE = new JavaDecoder();

    private JavaDecoder() {
        ImageIO.setUseCache(false);
        IIORegistry registry = IIORegistry.getDefaultInstance();
        // Named here, because ServiceLoader does not find them across bundles.
        registry.registerServiceProvider(new JPEGImageReaderSpi());
        registry.registerServiceProvider(new WebPImageReaderSpi());
        registry.registerServiceProvider(new TIFFImageReaderSpi());
        registry.registerServiceProvider(new BMPImageReaderSpi());
    }

    @Override
    public Pixels decode(Decode.Source source, ImageSize size) {
        BufferedImage image = read(source);
        try {
            int width = image.getWidth();
            AreaScaler scaler = new AreaScaler(new ImageSize(width, image.getHeight()), size);
            int[] row = new int[width];
            for (int y = 0; y < image.getHeight(); y++) {
                image.getRGB(0, y, width, 1, row, 0, width);
                for (int x = 0; x < width; x++) {
                    row[x] = Rows.flatten(row[x]);
                }
                scaler.row(MemorySegment.ofArray(row));
            }
            return scaler.finish();
        } finally {
            image.flush();
        }
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
                reader.setInput(in, true, true);
                return reader.read(0);
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
}
