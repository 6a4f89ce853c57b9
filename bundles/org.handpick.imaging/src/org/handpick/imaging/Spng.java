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

/** libspng, row by row, so that a small picture of a large file needs no room for the large one. */
final class Spng implements Decode.Decoder {
    private static final int FORMAT_RGBA8 = 1;
    private static final int FORMAT_RGB8 = 4;
    private static final int DECODE_TRANSPARENCY = 1;
    private static final int DECODE_PROGRESSIVE = 256;
    private static final int END_OF_IMAGE = 75;
    private static final int NO_CHUNK = 73;
    private static final int COLOUR_TYPE_ALPHA = 4;

    private static final StructLayout HEADER = MemoryLayout.structLayout(
            JAVA_INT.withName("width"),
            JAVA_INT.withName("height"),
            JAVA_BYTE.withName("bitDepth"),
            JAVA_BYTE.withName("colourType"),
            JAVA_BYTE.withName("compression"),
            JAVA_BYTE.withName("filter"),
            JAVA_BYTE.withName("interlace"),
            MemoryLayout.paddingLayout(3));
    private static final long COLOUR_TYPE = 9;
    private static final long INTERLACE = 12;
    /** Larger than any struct spng_trns of the library. */
    private static final long TRANSPARENCY_ROOM = 1024;

    private static final Optional<Spng> LIBRARY = NativeLibrary.find(
                    List.of("libspng.so.0", "libspng.so", "libspng.dylib", "spng.dll"))
            .map(Spng::new);

    private final MethodHandle create;
    private final MethodHandle destroy;
    private final MethodHandle setBuffer;
    private final MethodHandle header;
    private final MethodHandle transparency;
    private final MethodHandle decode;
    private final MethodHandle row;
    private final MethodHandle error;

    private Spng(NativeLibrary library) {
        create = library.function("spng_ctx_new", FunctionDescriptor.of(ADDRESS, JAVA_INT));
        destroy = library.function("spng_ctx_free", FunctionDescriptor.ofVoid(ADDRESS));
        setBuffer =
                library.function("spng_set_png_buffer", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG));
        header = library.function("spng_get_ihdr", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
        transparency = library.function("spng_get_trns", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
        decode = library.function(
                "spng_decode_image", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT));
        row = library.function("spng_decode_row", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG));
        error = library.function("spng_strerror", FunctionDescriptor.of(ADDRESS, JAVA_INT));
    }

    static Optional<Decode.Decoder> decoder() {
        return LIBRARY.map(library -> library);
    }

    @Override
    public Pixels decode(Decode.Source source, ImageSize size) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment context = (MemorySegment) create.invokeExact(0);
            try {
                return decode(context, source, size, arena);
            } finally {
                destroy.invokeExact(context);
            }
        } catch (UnreadableImage | NotForMe e) {
            throw e;
        } catch (Throwable e) {
            throw NativeLibrary.mistaken(e);
        }
    }

    private Pixels decode(MemorySegment context, Decode.Source source, ImageSize size, Arena arena) throws Throwable {
        Path file = source.file();
        check(file, (int)
                setBuffer.invokeExact(context, source.bytes(), source.bytes().byteSize()));
        MemorySegment head = arena.allocate(HEADER);
        check(file, (int) header.invokeExact(context, head));
        if (head.get(JAVA_BYTE, INTERLACE) != 0) {
            throw new NotForMe(); // rows of an interlaced picture come in passes
        }
        int hasTransparency = (int) transparency.invokeExact(context, arena.allocate(TRANSPARENCY_ROOM));
        boolean alpha = (head.get(JAVA_BYTE, COLOUR_TYPE) & COLOUR_TYPE_ALPHA) != 0 || hasTransparency != NO_CHUNK;
        check(file, (int) decode.invokeExact(
                context,
                MemorySegment.NULL,
                0L,
                alpha ? FORMAT_RGBA8 : FORMAT_RGB8,
                alpha ? DECODE_PROGRESSIVE | DECODE_TRANSPARENCY : DECODE_PROGRESSIVE));
        return rows(context, source, size, alpha, arena);
    }

    private Pixels rows(MemorySegment context, Decode.Source source, ImageSize size, boolean alpha, Arena arena)
            throws Throwable {
        ImageSize stored = source.facts().stored();
        int channels = alpha ? 4 : 3;
        MemorySegment line = arena.allocate((long) stored.width() * channels);
        byte[] heap = new byte[stored.width() * channels];
        MemorySegment pixels = arena.allocate((long) stored.width() * Pixels.BYTES, Integer.BYTES);
        int[] packed = new int[stored.width()];
        AreaScaler scaler = new AreaScaler(stored, size);
        boolean finished = false;
        try {
            for (int y = 0; y < stored.height(); y++) {
                int code = (int) row.invokeExact(context, line, line.byteSize());
                if (code != 0 && !(code == END_OF_IMAGE && y == stored.height() - 1)) {
                    throw new UnreadableImage.Damaged(
                            source.file(),
                            "its data is damaged at row " + y + " of " + stored.height() + " (" + message(code) + ")",
                            null);
                }
                MemorySegment.copy(line, JAVA_BYTE, 0, heap, 0, heap.length);
                Rows.pack(heap, channels, packed);
                MemorySegment.copy(packed, 0, pixels, JAVA_INT, 0, packed.length);
                scaler.row(pixels);
            }
            finished = true;
            return scaler.finish();
        } finally {
            if (!finished) {
                scaler.abandon();
            }
        }
    }

    private void check(Path file, int code) throws Throwable {
        if (code != 0) {
            throw new UnreadableImage.Damaged(file, "its header is damaged (" + message(code) + ")", null);
        }
    }

    private String message(int code) throws Throwable {
        MemorySegment text = (MemorySegment) error.invokeExact(code);
        return text.reinterpret(Integer.MAX_VALUE).getString(0);
    }
}
