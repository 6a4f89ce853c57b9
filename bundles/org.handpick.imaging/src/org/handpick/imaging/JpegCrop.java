package org.handpick.imaging;

import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.handpick.core.crop.PixelBox;
import org.handpick.imaging.CropWritten.Fidelity;

/**
 * Cuts a JPEG: its compressed data as it is where the box allows, else its YCbCr samples encoded anew with the tables and
 * the chroma subsampling of the source, so that nothing but the cut itself is added.
 */
final class JpegCrop {
    private static final String JDK_PLUGINS = "com.sun.imageio.plugins.jpeg.";

    private JpegCrop() {}

    static WriteCrop.Cut cut(Path file, MemorySegment bytes, ImageFacts facts, PixelBox box) {
        Optional<byte[]> lossless = TurboJpeg.library().flatMap(library -> library.crop(file, bytes, box));
        return lossless.map(cut -> new WriteCrop.Cut(cut, Fidelity.LOSSLESS))
                .orElseGet(() -> new WriteCrop.Cut(encodeAnew(file, bytes, box), Fidelity.RE_ENCODED));
    }

    private static byte[] encodeAnew(Path file, MemorySegment bytes, PixelBox box) {
        JpegSegments source = JpegSegments.of(bytes.toArray(ValueLayout.JAVA_BYTE));
        ImageReader reader = jdk(ImageIO.getImageReadersByFormatName("jpeg"));
        ImageWriter writer = jdk(ImageIO.getImageWritersByFormatName("jpeg"));
        try (MemoryCacheImageInputStream in = bare(source);
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                MemoryCacheImageOutputStream to = new MemoryCacheImageOutputStream(out)) {
            List<String> warnings = new ArrayList<>();
            reader.addIIOReadWarningListener((from, warning) -> warnings.add(warning));
            reader.setInput(in, false, false);
            IIOMetadata tables = reader.getImageMetadata(0);
            Raster samples = reader.readRaster(0, null);
            if (!warnings.isEmpty()) { // the JDK fills what is missing with grey and only warns
                throw new IIOException(warnings.getFirst());
            }
            writer.setOutput(to);
            writer.write(null, new IIOImage(cut(samples, box), null, tables), null);
            to.flush();
            return JpegSegments.of(out.toByteArray()).withMetadataOf(source);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableImage.Damaged(file, "its data is damaged (" + e.getMessage() + ")", e);
        } finally {
            reader.dispose();
            writer.dispose();
        }
    }

    /** The JDK's reader refuses metadata in an order that cameras write, so it gets none. */
    private static MemoryCacheImageInputStream bare(JpegSegments source) {
        return new MemoryCacheImageInputStream(new ByteArrayInputStream(source.withoutMetadata()));
    }

    private static Raster cut(Raster samples, PixelBox box) {
        WritableRaster cut = samples.createCompatibleWritableRaster(box.width(), box.height());
        cut.setRect(-box.left(), -box.top(), samples);
        return cut;
    }

    /** The JDK's own reader and writer understand each other's metadata; others may be registered too. */
    private static <T> T jdk(Iterator<T> found) {
        while (found.hasNext()) {
            T plugin = found.next();
            if (plugin.getClass().getName().startsWith(JDK_PLUGINS)) {
                return plugin;
            }
        }
        throw new IllegalStateException("this Java runtime has no JPEG reader or writer");
    }
}
