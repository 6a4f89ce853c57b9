package org.handpick.imaging;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;
import org.handpick.core.crop.ImageSize;

/** libwebp's simple decoder. Animations are left to ImageIO. */
final class LibWebp implements Decode.Decoder {
    private static final Optional<LibWebp> LIBRARY = NativeLibrary.find(
                    List.of("libwebp.so.7", "libwebp.so", "libwebp.dylib", "libwebp.dll"))
            .map(LibWebp::new);

    private final MethodHandle decode;

    private LibWebp(NativeLibrary library) {
        decode = library.function(
                "WebPDecodeBGRAInto", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_INT));
    }

    static Optional<Decode.Decoder> decoder() {
        return LIBRARY.map(library -> library);
    }

    @Override
    public Pixels decode(Decode.Source source, ImageSize size) {
        Pixels pixels = Pixels.allocate(source.facts().stored());
        try {
            MemorySegment done = (MemorySegment) decode.invokeExact(
                    source.bytes(),
                    source.bytes().byteSize(),
                    pixels.bytes(),
                    pixels.bytes().byteSize(),
                    pixels.stride());
            if (done.equals(MemorySegment.NULL)) {
                pixels.close();
                throw new NotForMe();
            }
        } catch (NotForMe e) {
            throw e;
        } catch (Throwable e) {
            throw NativeLibrary.mistaken(e);
        }
        for (long at = 0; at < pixels.bytes().byteSize(); at += Pixels.BYTES) {
            pixels.bytes()
                    .set(JAVA_INT_UNALIGNED, at, Rows.flatten(pixels.bytes().get(JAVA_INT_UNALIGNED, at)));
        }
        if (pixels.size().equals(size)) {
            return pixels;
        }
        try (pixels) {
            return pixels.scaledTo(size);
        }
    }
}
