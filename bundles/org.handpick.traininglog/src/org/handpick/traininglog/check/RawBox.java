package org.handpick.traininglog.check;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.handpick.core.crop.CropBox;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.crop.PixelBox;
import org.handpick.traininglog.reading.LogRecord;

/** Four numbers of a row that are to be a crop box, in whatever unit. */
record RawBox(double x1, double y1, double x2, double y2) {
    static final int FIELDS = 4;

    /** The box in the four fields from {@code at}; empty where one of them is no number. */
    static Optional<RawBox> read(LogRecord row, int at) {
        OptionalDouble x1 = row.number(at);
        OptionalDouble y1 = row.number(at + 1);
        OptionalDouble x2 = row.number(at + 2);
        OptionalDouble y2 = row.number(at + 3);
        if (x1.isEmpty() || y1.isEmpty() || x2.isEmpty() || y2.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RawBox(x1.getAsDouble(), y1.getAsDouble(), x2.getAsDouble(), y2.getAsDouble()));
    }

    static boolean isMissing(LogRecord row, int at) {
        for (int i = at; i < at + FIELDS; i++) {
            if (!row.isEmpty(i)) {
                return false;
            }
        }
        return true;
    }

    /** Names what is wrong with it; {@code size} is that of the image, where the row tells it. */
    void judge(Optional<ImageSize> size, Set<Fault> faults) {
        boolean pixels = inPixels();
        if (x1 >= x2 || y1 >= y2) {
            faults.add(Fault.DEGENERATE_BOX);
        }
        if (x1 < 0 || y1 < 0) {
            faults.add(Fault.NEGATIVE_BOX);
        }
        if (pixels) {
            faults.add(Fault.PIXEL_BOX);
        }
        if (pixels ? size.isPresent() && !ends(size.get()) : greatest() > 1) {
            faults.add(Fault.BEYOND_IMAGE);
        }
    }

    /**
     * Pixels are whole numbers, and beyond 1 in any image; fractions end at 1, and one that a rounding or a drag has
     * carried a little beyond is not whole.
     */
    boolean inPixels() {
        return greatest() > 2 || greatest() > 1 && isWhole();
    }

    boolean isWhole() {
        return x1 == Math.rint(x1) && y1 == Math.rint(y1) && x2 == Math.rint(x2) && y2 == Math.rint(y2);
    }

    boolean atOrigin() {
        return x1 == 0 && y1 == 0;
    }

    /** The box in fractions of an image of {@code size}; only for one that was judged faultless but for its unit. */
    CropBox normalised(ImageSize size) {
        if (!inPixels()) {
            return new CropBox(x1 + 0.0, y1 + 0.0, x2, y2);
        }
        if (isWhole()) {
            return pixels().normalised(size);
        }
        return new CropBox(x1 / size.width(), y1 / size.height(), x2 / size.width(), y2 / size.height());
    }

    /** The box in whole pixels of an image of {@code size}. */
    PixelBox pixels(ImageSize size) {
        return inPixels() && isWhole() ? pixels() : normalised(size).on(size);
    }

    private PixelBox pixels() {
        return new PixelBox((int) x1, (int) y1, (int) x2, (int) y2);
    }

    private double greatest() {
        return Math.max(Math.max(x1, y1), Math.max(x2, y2));
    }

    private boolean ends(ImageSize size) {
        return x2 <= size.width() && y2 <= size.height() && x1 <= size.width() && y1 <= size.height();
    }
}
