package org.handpick.imaging;

import ar.com.hjg.pngj.FilterType;
import ar.com.hjg.pngj.ImageInfo;
import ar.com.hjg.pngj.ImageLineByte;
import ar.com.hjg.pngj.ImageLineInt;
import ar.com.hjg.pngj.PngReader;
import ar.com.hjg.pngj.PngReaderByte;
import ar.com.hjg.pngj.PngWriter;
import ar.com.hjg.pngj.PngjException;
import ar.com.hjg.pngj.chunks.ChunkCopyBehaviour;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import javax.imageio.ImageIO;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.crop.PixelBox;

/** Cuts a PNG sample by sample, in any bit depth and colour type, interlaced or not. Through PNGJ. */
final class PngCrop {
    /** Of zlib; level 6 takes twice as long for two per cent less. */
    private static final int COMPRESSION = 4;

    private static final int BYTE_DEPTH = 8;
    private static final Set<Integer> PNG_COLOURS = Set.of(ColorSpace.TYPE_RGB, ColorSpace.TYPE_GRAY);

    private PngCrop() {}

    static byte[] cut(Path file, MemorySegment bytes, PixelBox box) {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes.toArray(ValueLayout.JAVA_BYTE));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            boolean wide = bytes.get(ValueLayout.JAVA_BYTE, 24) != BYTE_DEPTH;
            PngReader reader = wide ? new PngReader(in) : new PngReaderByte(in);
            ImageInfo from = reader.imgInfo;
            ImageInfo to =
                    new ImageInfo(box.width(), box.height(), from.bitDepth, from.alpha, from.greyscale, from.indexed);
            PngWriter writer = new PngWriter(out, to);
            writer.setCompLevel(COMPRESSION);
            writer.setFilterType(
                    from.indexed || from.bitDepth < BYTE_DEPTH ? FilterType.FILTER_NONE : FilterType.FILTER_PAETH);
            writer.copyChunksFrom(reader.getChunksList(), ChunkCopyBehaviour.COPY_ALL);
            int first = box.left() * from.channels;
            int samples = box.width() * from.channels;
            for (int row = 0; row < box.bottom(); row++) {
                if (wide) {
                    ImageLineInt line = (ImageLineInt) reader.readRow(row);
                    if (row >= box.top()) {
                        ImageLineInt cut = new ImageLineInt(to);
                        System.arraycopy(line.getScanline(), first, cut.getScanline(), 0, samples);
                        writer.writeRow(cut, row - box.top());
                    }
                } else {
                    ImageLineByte line = (ImageLineByte) reader.readRow(row);
                    if (row >= box.top()) {
                        ImageLineByte cut = new ImageLineByte(to);
                        System.arraycopy(line.getScanline(), first, cut.getScanline(), 0, samples);
                        writer.writeRow(cut, row - box.top());
                    }
                }
            }
            for (int row = box.bottom(); row < from.rows; row++) {
                reader.readRow(row);
            }
            reader.end(); // chunks behind the picture are in the list by now, and the writer copies them too
            writer.end();
            return out.toByteArray();
        } catch (PngjException | IndexOutOfBoundsException e) {
            throw new UnreadableImage.Damaged(file, "its data is damaged (" + e.getMessage() + ")", e);
        }
    }

    /** A box of the upright picture of any file, as ImageIO decodes it, with the metadata that a PNG can hold. */
    static byte[] encode(Decode.Source source, PixelBox upright) {
        BufferedImage stored = JavaDecoder.INSTANCE.read(inOwnColours(source));
        PixelBox box =
                source.facts().orientation().stored(upright, source.facts().stored());
        BufferedImage cut = turned(
                stored.getSubimage(box.left(), box.top(), box.width(), box.height()),
                source.facts().orientation());
        boolean isPngColour =
                PNG_COLOURS.contains(cut.getColorModel().getColorSpace().getType());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(isPngColour ? cut : inSrgb(cut), ImageFormat.PNG.extension(), out)) {
                throw new UnreadableImage.Unsupported(source.file(), "its colours can't be written as PNG");
            }
        } catch (IOException e) {
            throw new UnreadableImage.Damaged(
                    source.file(), "it could not be written as PNG (" + e.getMessage() + ")", e);
        }
        PngMetadata metadata = PngMetadata.of(source.facts().format(), source.bytes());
        return (isPngColour ? metadata : metadata.withoutProfile()).into(out.toByteArray());
    }

    /** The reader of WebP converts to sRGB where it sees a profile; without one the samples stay as they are. */
    private static Decode.Source inOwnColours(Decode.Source source) {
        if (source.facts().format() != ImageFormat.WEBP) {
            return source;
        }
        MemorySegment bytes = MemorySegment.ofArray(source.bytes().toArray(ValueLayout.JAVA_BYTE));
        EmbeddedProfile.webpChunkAt(bytes, "ICCP")
                .ifPresent(at -> MemorySegment.copy(
                        MemorySegment.ofArray("none".getBytes(StandardCharsets.US_ASCII)),
                        0,
                        bytes,
                        at,
                        Integer.BYTES));
        return new Decode.Source(source.file(), bytes, source.facts());
    }

    /** Colours that PNG does not know, such as CMYK, in those it knows. */
    private static BufferedImage inSrgb(BufferedImage cut) {
        BufferedImage converted = new BufferedImage(
                cut.getWidth(),
                cut.getHeight(),
                cut.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < cut.getHeight(); y++) {
            for (int x = 0; x < cut.getWidth(); x++) {
                converted.setRGB(x, y, cut.getRGB(x, y));
            }
        }
        return converted;
    }

    /** Sample by sample, in the colours and the depth of the picture. */
    private static BufferedImage turned(BufferedImage stored, Orientation orientation) {
        if (orientation == Orientation.UPRIGHT) {
            return stored;
        }
        ImageSize size = new ImageSize(stored.getWidth(), stored.getHeight());
        ImageSize upright = orientation.upright(size);
        ColorModel colours = stored.getColorModel();
        WritableRaster raster = colours.createCompatibleWritableRaster(upright.width(), upright.height());
        Object sample = null;
        for (int y = 0; y < upright.height(); y++) {
            for (int x = 0; x < upright.width(); x++) {
                long from = orientation.stored(x, y, size);
                sample = stored.getRaster().getDataElements((int) from, (int) (from >> Integer.SIZE), sample);
                raster.setDataElements(x, y, sample);
            }
        }
        return new BufferedImage(colours, raster, colours.isAlphaPremultiplied(), null);
    }
}
