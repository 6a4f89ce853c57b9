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
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.crop.PixelBox;

/** Cuts a PNG sample by sample, in any bit depth and colour type, interlaced or not. Through PNGJ. */
final class PngCrop {
    /** Of zlib; level 6 takes twice as long for two per cent less. */
    private static final int COMPRESSION = 4;

    private static final int BYTE_DEPTH = 8;

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

    /** A box of the upright picture of any file, as ImageIO decodes it. */
    static byte[] encode(Decode.Source source, PixelBox upright) {
        BufferedImage stored = JavaDecoder.INSTANCE.read(source);
        PixelBox box =
                source.facts().orientation().stored(upright, source.facts().stored());
        BufferedImage cut = stored.getSubimage(box.left(), box.top(), box.width(), box.height());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(turned(cut, source.facts().orientation()), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UnreadableImage.Damaged(
                    source.file(), "it could not be written as PNG (" + e.getMessage() + ")", e);
        }
    }

    private static BufferedImage turned(BufferedImage stored, Orientation orientation) {
        if (orientation == Orientation.UPRIGHT) {
            return stored;
        }
        var size = new ImageSize(stored.getWidth(), stored.getHeight());
        var upright = orientation.upright(size);
        BufferedImage turned = new BufferedImage(upright.width(), upright.height(), BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < upright.height(); y++) {
            for (int x = 0; x < upright.width(); x++) {
                long from = orientation.stored(x, y, size);
                turned.setRGB(x, y, stored.getRGB((int) from, (int) (from >> Integer.SIZE)));
            }
        }
        return turned;
    }
}
