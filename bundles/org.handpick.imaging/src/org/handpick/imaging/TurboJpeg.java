package org.handpick.imaging;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.crop.PixelBox;

/**
 * libturbojpeg through its TurboJPEG 2 API, which versions 2 and 3 of the library both have: decoding at n/8 of the size
 * in the DCT domain, and crops without loss.
 */
final class TurboJpeg implements Decode.Decoder {
    private static final int PIXEL_FORMAT_BGRX = 3;
    private static final int CROP = 4;
    private static final int PERFECT = 1;
    private static final int EIGHTHS = 8;
    /** Width and height of an MCU by TurboJPEG's numbers of chroma subsampling: 444, 422, 420, grey, 440, 411. */
    private static final int[][] MCU = {{8, 8}, {16, 8}, {16, 16}, {8, 8}, {8, 16}, {32, 8}};

    private static final StructLayout TRANSFORM = MemoryLayout.structLayout(
            JAVA_INT.withName("x"),
            JAVA_INT.withName("y"),
            JAVA_INT.withName("width"),
            JAVA_INT.withName("height"),
            JAVA_INT.withName("op"),
            JAVA_INT.withName("options"),
            ADDRESS.withName("data"),
            ADDRESS.withName("customFilter"));

    private static final Optional<TurboJpeg> LIBRARY = NativeLibrary.find(
                    List.of("libturbojpeg.so.0", "libturbojpeg.so", "libturbojpeg.dylib", "turbojpeg.dll"))
            .map(TurboJpeg::new);

    private final MethodHandle initDecompress;
    private final MethodHandle initTransform;
    private final MethodHandle header;
    private final MethodHandle decompress;
    private final MethodHandle transform;
    private final MethodHandle free;
    private final MethodHandle error;
    private final MethodHandle destroy;

    private TurboJpeg(NativeLibrary library) {
        initDecompress = library.function("tjInitDecompress", FunctionDescriptor.of(ADDRESS));
        initTransform = library.function("tjInitTransform", FunctionDescriptor.of(ADDRESS));
        header = library.function(
                "tjDecompressHeader3",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
        decompress = library.function(
                "tjDecompress2",
                FunctionDescriptor.of(
                        JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT,
                        JAVA_INT));
        transform = library.function(
                "tjTransform",
                FunctionDescriptor.of(
                        JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT));
        free = library.function("tjFree", FunctionDescriptor.ofVoid(ADDRESS));
        error = library.function("tjGetErrorStr2", FunctionDescriptor.of(ADDRESS, ADDRESS));
        destroy = library.function("tjDestroy", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    }

    static Optional<TurboJpeg> library() {
        return LIBRARY;
    }

    static Optional<Decode.Decoder> decoder() {
        return LIBRARY.map(library -> library);
    }

    /** What the header of a JPEG tells: its size and its kind of chroma subsampling, by TurboJPEG's numbers. */
    private record Header(ImageSize size, int subsampling, int colourSpace) {
        private static final int CMYK = 3;

        boolean isCmyk() {
            return colourSpace >= CMYK;
        }
    }

    @Override
    public Pixels decode(Decode.Source source, ImageSize size) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment handle = (MemorySegment) initDecompress.invokeExact();
            try {
                Header head = header(handle, source.file(), source.bytes(), arena);
                if (head.isCmyk()) {
                    throw new NotForMe();
                }
                ImageSize scaled = scaled(head.size(), size);
                Pixels pixels = Pixels.allocate(scaled);
                int code = (int) decompress.invokeExact(
                        handle,
                        source.bytes(),
                        source.bytes().byteSize(),
                        pixels.bytes(),
                        scaled.width(),
                        pixels.stride(),
                        scaled.height(),
                        PIXEL_FORMAT_BGRX,
                        0);
                if (code != 0) {
                    pixels.close();
                    throw damaged(handle, source.file());
                }
                return exactly(pixels, size);
            } finally {
                int _ = (int) destroy.invokeExact(handle);
            }
        } catch (UnreadableImage | NotForMe e) {
            throw e;
        } catch (Throwable e) {
            throw NativeLibrary.mistaken(e);
        }
    }

    private static Pixels exactly(Pixels pixels, ImageSize size) {
        if (pixels.size().equals(size)) {
            return pixels;
        }
        try (pixels) {
            return pixels.scaledTo(size);
        }
    }

    /** The smallest n/8 of the full size that is not smaller than what is wanted. */
    private static ImageSize scaled(ImageSize full, ImageSize wanted) {
        for (int eighths = 1; eighths < EIGHTHS; eighths++) {
            int width = Math.ceilDiv(full.width() * eighths, EIGHTHS);
            int height = Math.ceilDiv(full.height() * eighths, EIGHTHS);
            if (width >= wanted.width() && height >= wanted.height()) {
                return new ImageSize(width, height);
            }
        }
        return full;
    }

    private Header header(MemorySegment handle, Path file, MemorySegment bytes, Arena arena) throws Throwable {
        MemorySegment numbers = arena.allocate(JAVA_INT, 4);
        int code = (int) header.invokeExact(
                handle,
                bytes,
                bytes.byteSize(),
                numbers,
                numbers.asSlice(Integer.BYTES),
                numbers.asSlice(2L * Integer.BYTES),
                numbers.asSlice(3L * Integer.BYTES));
        if (code != 0) {
            throw damaged(handle, file);
        }
        return new Header(
                new ImageSize(numbers.getAtIndex(JAVA_INT, 0), numbers.getAtIndex(JAVA_INT, 1)),
                numbers.getAtIndex(JAVA_INT, 2),
                numbers.getAtIndex(JAVA_INT, 3));
    }

    private UnreadableImage damaged(MemorySegment handle, Path file) throws Throwable {
        MemorySegment text = (MemorySegment) error.invokeExact(handle);
        String said = text.reinterpret(Integer.MAX_VALUE).getString(0);
        String reason = said.contains("Premature end")
                ? "the file ends in the middle of the picture"
                : "its data is damaged (" + said + ")";
        return new UnreadableImage.Damaged(file, reason, null);
    }

    /**
     * The part of a JPEG in a box, without decoding: every marker and every coefficient as it is.
     *
     * @param box on the stored picture
     * @return empty when the box does not begin on the grid of the MCUs
     */
    Optional<byte[]> crop(Path file, MemorySegment bytes, PixelBox box) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment handle = (MemorySegment) initTransform.invokeExact();
            try {
                Header head = header(handle, file, bytes, arena);
                if (head.subsampling() < 0 || head.subsampling() >= MCU.length) {
                    return Optional.empty();
                }
                int[] mcu = MCU[head.subsampling()];
                if (box.left() % mcu[0] != 0 || box.top() % mcu[1] != 0) {
                    return Optional.empty();
                }
                return Optional.of(crop(handle, file, bytes, box, arena));
            } finally {
                int _ = (int) destroy.invokeExact(handle);
            }
        } catch (UnreadableImage e) {
            throw e;
        } catch (Throwable e) {
            throw NativeLibrary.mistaken(e);
        }
    }

    private byte[] crop(MemorySegment handle, Path file, MemorySegment bytes, PixelBox box, Arena arena)
            throws Throwable {
        MemorySegment order = arena.allocate(TRANSFORM);
        order.setAtIndex(JAVA_INT, 0, box.left());
        order.setAtIndex(JAVA_INT, 1, box.top());
        order.setAtIndex(JAVA_INT, 2, box.width());
        order.setAtIndex(JAVA_INT, 3, box.height());
        order.setAtIndex(JAVA_INT, 5, CROP | PERFECT);
        MemorySegment result = arena.allocate(ADDRESS);
        MemorySegment length = arena.allocate(JAVA_LONG);
        int code = (int) transform.invokeExact(handle, bytes, bytes.byteSize(), 1, result, length, order, 0);
        MemorySegment written = result.get(ADDRESS, 0);
        try {
            if (code != 0) {
                throw damaged(handle, file);
            }
            return written.reinterpret(length.get(JAVA_LONG, 0)).toArray(JAVA_BYTE);
        } finally {
            free.invokeExact(written);
        }
    }
}
