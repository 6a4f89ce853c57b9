package org.handpick.imaging;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/** From the colours of an embedded ICC profile to sRGB. */
final class ColourConversion {
    private static final int CHANNELS = 3;
    private static final int[] RED_GREEN_BLUE = {2, 1, 0};

    private ColourConversion() {}

    /** Converts the pixels in place and says what was done, or why it was not. */
    static String toSrgb(MemorySegment bytes, ImageFacts facts, Pixels pixels) {
        String name = facts.profile().orElseThrow();
        Optional<byte[]> embedded = EmbeddedProfile.of(facts.format(), bytes);
        if (embedded.isEmpty()) {
            return "profile " + name + " could not be read; shown as sRGB";
        }
        try {
            ICC_Profile profile = ICC_Profile.getInstance(embedded.get());
            if (profile.getNumComponents() != CHANNELS) {
                return "profile " + name + " is not for RGB; shown as sRGB";
            }
            convert(new ICC_ColorSpace(profile), pixels);
            return done(facts);
        } catch (IllegalArgumentException | CMMException e) {
            return "profile " + name + " is damaged; shown as sRGB";
        }
    }

    /** Says that the pixels were converted. */
    static String done(ImageFacts facts) {
        return "converted from " + facts.profile().orElseThrow() + " to sRGB";
    }

    private static void convert(ColorSpace from, Pixels pixels) {
        int width = pixels.size().width();
        ColorConvertOp conversion = new ColorConvertOp(from, ColorSpace.getInstance(ColorSpace.CS_sRGB), null);
        WritableRaster line = Raster.createInterleavedRaster(
                DataBuffer.TYPE_BYTE, width, 1, width * CHANNELS, CHANNELS, new int[] {0, 1, 2}, null);
        WritableRaster converted = line.createCompatibleWritableRaster();
        byte[] row = new byte[pixels.stride()];
        byte[] samples = new byte[width * CHANNELS];
        for (int y = 0; y < pixels.size().height(); y++) {
            long at = (long) y * pixels.stride();
            MemorySegment.copy(pixels.bytes(), ValueLayout.JAVA_BYTE, at, row, 0, row.length);
            for (int x = 0; x < width; x++) {
                for (int channel = 0; channel < CHANNELS; channel++) {
                    samples[x * CHANNELS + channel] = row[x * Pixels.BYTES + RED_GREEN_BLUE[channel]];
                }
            }
            line.setDataElements(0, 0, width, 1, samples);
            conversion.filter(line, converted);
            converted.getDataElements(0, 0, width, 1, samples);
            for (int x = 0; x < width; x++) {
                for (int channel = 0; channel < CHANNELS; channel++) {
                    row[x * Pixels.BYTES + RED_GREEN_BLUE[channel]] = samples[x * CHANNELS + channel];
                }
            }
            MemorySegment.copy(row, 0, pixels.bytes(), ValueLayout.JAVA_BYTE, at, row.length);
        }
    }
}
