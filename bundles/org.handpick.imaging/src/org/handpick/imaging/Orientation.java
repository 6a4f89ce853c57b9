package org.handpick.imaging;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import org.handpick.core.crop.ImageSize;
import org.handpick.core.crop.PixelBox;

/** How a stored picture must be turned to stand upright: the eight values of the EXIF tag Orientation (0x0112), in order. */
public enum Orientation {
    UPRIGHT,
    MIRRORED,
    UPSIDE_DOWN,
    UPSIDE_DOWN_MIRRORED,
    TURNED_LEFT_MIRRORED,
    TURNED_LEFT,
    TURNED_RIGHT_MIRRORED,
    TURNED_RIGHT;

    /** @param tag 1 to 8; what is no value of the tag is taken for upright, as every viewer does */
    public static Orientation ofTag(int tag) {
        return tag >= 1 && tag <= values().length ? values()[tag - 1] : UPRIGHT;
    }

    /** True when width and height change places. */
    public boolean swapsSides() {
        return ordinal() >= TURNED_LEFT_MIRRORED.ordinal();
    }

    public ImageSize upright(ImageSize stored) {
        return swapsSides() ? new ImageSize(stored.height(), stored.width()) : stored;
    }

    /** Where a pixel of the upright picture is stored, as x in the low and y in the high half. */
    long stored(int x, int y, ImageSize stored) {
        int right = stored.width() - 1;
        int bottom = stored.height() - 1;
        return switch (this) {
            case UPRIGHT -> at(x, y);
            case MIRRORED -> at(right - x, y);
            case UPSIDE_DOWN -> at(right - x, bottom - y);
            case UPSIDE_DOWN_MIRRORED -> at(x, bottom - y);
            case TURNED_LEFT_MIRRORED -> at(y, x);
            case TURNED_LEFT -> at(y, bottom - x);
            case TURNED_RIGHT_MIRRORED -> at(right - y, bottom - x);
            case TURNED_RIGHT -> at(right - y, x);
        };
    }

    private static long at(int x, int y) {
        return (long) y << Integer.SIZE | x;
    }

    /** The box of the stored picture that shows the same as {@code box} of the upright one. */
    public PixelBox stored(PixelBox box, ImageSize stored) {
        long one = stored(box.left(), box.top(), stored);
        long other = stored(box.right() - 1, box.bottom() - 1, stored);
        int x1 = Math.min((int) one, (int) other);
        int y1 = Math.min((int) (one >> Integer.SIZE), (int) (other >> Integer.SIZE));
        int x2 = Math.max((int) one, (int) other) + 1;
        int y2 = Math.max((int) (one >> Integer.SIZE), (int) (other >> Integer.SIZE)) + 1;
        return new PixelBox(x1, y1, x2, y2);
    }

    /** The picture turned upright; {@code stored} is closed, unless it stands upright already and is the answer. */
    Pixels upright(Pixels stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        ImageSize size = upright(stored.size());
        Pixels turned = Pixels.allocate(size);
        try (stored) {
            for (int y = 0; y < size.height(); y++) {
                for (int x = 0; x < size.width(); x++) {
                    long from = stored(x, y, stored.size());
                    long offset = (from >> Integer.SIZE) * stored.stride() + (from & 0xFFFFFFFFL) * Pixels.BYTES;
                    turned.bytes()
                            .set(
                                    JAVA_INT_UNALIGNED,
                                    (long) y * turned.stride() + (long) x * Pixels.BYTES,
                                    stored.bytes().get(JAVA_INT_UNALIGNED, offset));
                }
            }
        }
        return turned;
    }
}
