package org.handpick.imaging;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.handpick.core.crop.ImageSize;

/**
 * Scales a picture while its rows come in, so that no full-size picture is needed: each pixel is the mean of the area that
 * it covers in the source (box filter with exact coverage).
 */
public final class AreaScaler {
    private static final int CHANNELS = 3;
    private static final float HALF = 0.5f;

    private final ImageSize from;
    private final Pixels target;
    private final int width;
    private final int height;
    /** Per target column: the first source column it covers, and how much of each that follows. */
    private final int[] firstColumn;

    private final float[][] shares;
    private final float[] line;
    private final float[] sum;
    private final int[] source;
    private final byte[] finished;
    private final double rowsPerRow;
    private int nextRow;
    private int targetRow;

    public AreaScaler(ImageSize from, ImageSize to) {
        this.from = from;
        this.target = Pixels.allocate(to);
        this.width = to.width();
        this.height = to.height();
        this.firstColumn = new int[width];
        this.shares = new float[width][];
        this.line = new float[width * CHANNELS];
        this.sum = new float[width * CHANNELS];
        this.source = new int[from.width()];
        this.finished = new byte[width * Pixels.BYTES];
        this.rowsPerRow = (double) from.height() / height;
        double perColumn = (double) from.width() / width;
        for (int x = 0; x < width; x++) {
            firstColumn[x] = (int) (x * perColumn);
            shares[x] = shares(x * perColumn, (x + 1) * perColumn, from.width());
        }
    }

    /** How much of each whole cell from {@code start} on lies between {@code start} and {@code end}; they add up to 1. */
    private static float[] shares(double start, double end, int limit) {
        int first = (int) start;
        int last = Math.min((int) Math.ceil(end), limit);
        float[] shares = new float[Math.max(1, last - first)];
        for (int i = 0; i < shares.length; i++) {
            double covered = Math.min(end, first + i + 1.0) - Math.max(start, first + i);
            shares[i] = (float) (Math.max(covered, 0) / (end - start));
        }
        return shares;
    }

    /** Takes the next row of the source, from the top: four bytes a pixel as in {@link Pixels}. */
    public void row(MemorySegment pixels) {
        MemorySegment.copy(pixels, ValueLayout.JAVA_INT_UNALIGNED, 0, source, 0, from.width());
        scaleAcross();
        double top = nextRow++;
        double bottom = top + 1;
        while (targetRow < height && targetRow * rowsPerRow < bottom) {
            double end = (targetRow + 1) * rowsPerRow;
            double covered = Math.min(end, bottom) - Math.max(targetRow * rowsPerRow, top);
            add((float) (covered / rowsPerRow));
            if (end > bottom && nextRow < from.height()) {
                return;
            }
            write();
        }
    }

    private void scaleAcross() {
        for (int x = 0; x < width; x++) {
            float[] weights = shares[x];
            int at = firstColumn[x];
            float blue = 0;
            float green = 0;
            float red = 0;
            for (int i = 0; i < weights.length; i++) {
                int pixel = source[at + i];
                float weight = weights[i];
                blue += (pixel & 0xFF) * weight;
                green += (pixel >> 8 & 0xFF) * weight;
                red += (pixel >> 16 & 0xFF) * weight;
            }
            line[x * CHANNELS] = blue;
            line[x * CHANNELS + 1] = green;
            line[x * CHANNELS + 2] = red;
        }
    }

    private void add(float share) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += line[i] * share;
        }
    }

    private void write() {
        for (int x = 0, channel = 0, at = 0; x < width; x++, at += Pixels.BYTES) {
            finished[at] = (byte) (sum[channel++] + HALF);
            finished[at + 1] = (byte) (sum[channel++] + HALF);
            finished[at + 2] = (byte) (sum[channel++] + HALF);
        }
        MemorySegment.copy(
                finished,
                0,
                target.bytes(),
                ValueLayout.JAVA_BYTE,
                (long) targetRow * target.stride(),
                finished.length);
        Arrays.fill(sum, 0);
        targetRow++;
    }

    /** The scaled picture, after all rows. The caller closes it. */
    public Pixels finish() {
        return target;
    }

    /** Gives the room back when the rows end early. */
    public void abandon() {
        target.close();
    }
}
