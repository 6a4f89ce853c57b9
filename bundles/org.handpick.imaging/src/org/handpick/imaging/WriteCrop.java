package org.handpick.imaging;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.crop.PixelBox;

/**
 * Writes the part of an image in a box as a new file. The source stays as it is.
 *
 * <p>A PNG keeps every sample and every chunk. A JPEG is cut without loss where the box begins on the grid of its MCUs, and
 * is else encoded anew with its own quantisation tables; its EXIF, XMP, ICC and comments are kept byte for byte. Both stay
 * in stored orientation and keep their orientation tag. WebP, TIFF, GIF and BMP become an upright PNG, since what writes them
 * would lose pixels or metadata; {@link #extensionFor} says so beforehand. It keeps every sample, in the colours of the file (CMYK
 * becomes sRGB), the ICC profile and XMP, and the EXIF of a WebP.
 */
public final class WriteCrop implements Operation<CropWritten> {
    private final Path source;
    private final CropBox box;
    private final Path target;

    /**
     * @param box on the upright image
     * @param target must not exist
     */
    public WriteCrop(Path source, CropBox box, Path target) {
        this.source = Objects.requireNonNull(source);
        this.box = Objects.requireNonNull(box);
        this.target = Objects.requireNonNull(target);
    }

    /** The extension of a crop of such a file, without its dot. */
    public static String extensionFor(ImageFormat format) {
        return switch (format) {
            case PNG, JPEG -> format.extension();
            case WEBP, TIFF, GIF, BMP -> ImageFormat.PNG.extension();
        };
    }

    /**
     * @throws UnreadableImage when the source cannot be read; nothing is written
     * @throws UnwritableCrop when the target exists or the disk takes no more; nothing is left of it
     */
    @Override
    public CropWritten run(Progress progress) {
        progress.check();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = ImageBytes.read(source, arena);
            ImageFacts facts = ImageFacts.of(source, bytes);
            PixelBox upright = box.on(facts.size());
            PixelBox stored = facts.orientation().stored(upright, facts.stored());
            Cut cut = switch (facts.format()) {
                case PNG -> new Cut(PngCrop.cut(source, bytes, stored), CropWritten.Fidelity.EXACT);
                case JPEG -> JpegCrop.cut(source, bytes, facts, stored);
                case WEBP, TIFF, GIF, BMP ->
                    new Cut(
                            PngCrop.encode(new Decode.Source(source, bytes, facts), upright),
                            CropWritten.Fidelity.EXACT);
            };
            progress.check();
            write(cut.file());
            return new CropWritten(new ImageSize(upright.width(), upright.height()), cut.fidelity());
        }
    }

    /** The bytes of the crop's file. */
    record Cut(byte[] file, CropWritten.Fidelity fidelity) {}

    private void write(byte[] file) {
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            ByteBuffer buffer = ByteBuffer.wrap(file);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        } catch (FileAlreadyExistsException e) {
            throw new UnwritableCrop(target, new IOException("a file of this name is there already", e));
        } catch (IOException e) {
            removeRest(e);
            throw new UnwritableCrop(target, e);
        }
    }

    private void removeRest(IOException cause) {
        try {
            Files.deleteIfExists(target);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
