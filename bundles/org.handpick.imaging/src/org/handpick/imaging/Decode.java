package org.handpick.imaging;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.core.crop.ImageSize;

/**
 * Makes pixels of an image file: upright by its EXIF orientation, applied once, converted to sRGB when it carries another
 * profile, and on a neutral grey where it is transparent. Of an animation the first picture.
 */
public final class Decode implements Operation<Decoded> {
    /** The most pixels that are decoded; a header may claim any number. */
    public static final long MAX_PIXELS = 400_000_000;

    private final Path file;
    private final Fit fit;

    public Decode(Path file, Fit fit) {
        this.file = Objects.requireNonNull(file);
        this.fit = Objects.requireNonNull(fit);
    }

    /** @throws UnreadableImage naming the file and what is wrong with it */
    @Override
    public Decoded run(Progress progress) {
        progress.check();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = ImageBytes.read(file, arena);
            ImageFacts facts = ImageFacts.of(file, bytes);
            ImageSize size = facts.size();
            if ((long) size.width() * size.height() > MAX_PIXELS) {
                throw new UnreadableImage.TooLarge(file, "it claims " + size + " pixels; up to 400 million are shown");
            }
            progress.check();
            ImageSize wanted = fit.of(size);
            ImageSize stored = facts.orientation().upright(wanted); // its own inverse for sizes
            Picture picture = decode(new Source(file, bytes, facts), stored);
            Pixels pixels = facts.orientation().upright(picture.pixels());
            List<String> notes = new ArrayList<>();
            if (!facts.isSrgb()) {
                notes.add(
                        picture.isConverted()
                                ? ColourConversion.done(facts)
                                : ColourConversion.toSrgb(bytes, facts, pixels));
            }
            return new Decoded(pixels, size, notes);
        }
    }

    private static Picture decode(Source source, ImageSize size) {
        Optional<Decoder> natively = Optional.empty();
        switch (source.facts().format()) {
            case JPEG -> natively = TurboJpeg.decoder();
            case PNG -> natively = Spng.decoder();
            case WEBP -> natively = LibWebp.decoder();
            case TIFF, GIF, BMP -> {
                // ImageIO is the only way
            }
        }
        if (natively.isPresent()) {
            try {
                return new Picture(natively.get().decode(source, size), false);
            } catch (Decoder.NotForMe e) {
                // a variant that the native library does not know; ImageIO may
            }
        }
        return JavaDecoder.INSTANCE.decode(source, size);
    }

    /** A file that is being decoded. */
    record Source(Path file, MemorySegment bytes, ImageFacts facts) {}

    /** @param isConverted true when the colours are those of sRGB by now, whatever the file's profile is */
    record Picture(Pixels pixels, boolean isConverted) {}

    /** A native library that makes pixels of a file, in the colours of the file. Thread-safe. */
    sealed interface Decoder permits TurboJpeg, Spng, LibWebp {
        /**
         * @param size the size to deliver, in stored orientation; at most the stored one
         * @throws UnreadableImage when the file is damaged
         * @throws NotForMe when another decoder should try
         */
        Pixels decode(Source source, ImageSize size);

        /** The file may be well, but this decoder does not know its variant. */
        final class NotForMe extends RuntimeException {
            private static final long serialVersionUID = 1;

            NotForMe() {
                super("", null, false, false);
            }
        }
    }
}
