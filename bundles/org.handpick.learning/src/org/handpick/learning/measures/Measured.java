package org.handpick.learning.measures;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.handpick.core.Progress;
import org.handpick.core.crop.ImageSize;
import org.handpick.imaging.Decode;
import org.handpick.imaging.Decoded;
import org.handpick.imaging.Fit;
import org.handpick.imaging.Pixels;

/** The measures of a picture, whole and by cells. */
public record Measured(Measures whole, Cells cells) {
    /**
     * The longer edge at which everything is measured, in pixels, so that a picture and its upscaled copy compare. Whoever
     * decodes for this decodes to about this size.
     */
    public static final int LONGER_EDGE = 512;

    public Measured {
        Objects.requireNonNull(whole);
        Objects.requireNonNull(cells);
    }

    /**
     * Measures a picture. A larger one is reduced first; a smaller one is measured as it is, as nothing can be known of what it
     * does not show. Takes a few milliseconds. The caller closes the pixels.
     */
    public static Measured of(Pixels pixels) {
        ImageSize size = new Fit.Within(LONGER_EDGE, LONGER_EDGE).of(pixels.size());
        if (size.equals(pixels.size())) {
            return measure(pixels);
        }
        try (Pixels reduced = pixels.scaledTo(size)) {
            return measure(reduced);
        }
    }

    /** Decodes a file and measures it. @throws org.handpick.imaging.UnreadableImage when that can't be done */
    public static Measured of(Path file) {
        try (Decoded decoded = new Decode(file, new Fit.Within(LONGER_EDGE, LONGER_EDGE)).run(Progress.NONE)) {
            return of(decoded.pixels());
        }
    }

    private static Measured measure(Pixels pixels) {
        Salience salience = Salience.of(pixels);
        Tally[] tallies = tallies(Planes.of(pixels));
        Tally whole = new Tally();
        Arrays.stream(tallies).forEach(whole::add);
        List<Double> values = new ArrayList<>();
        Arrays.stream(whole.values()).forEach(values::add);
        values.addAll(List.of(salience.centreX(), salience.centreY(), salience.spread(), salience.cut()));
        return new Measured(new Measures(values), cells(tallies, salience.cells(Cells.SIDE)));
    }

    private static Tally[] tallies(Planes planes) {
        Tally[] tallies = new Tally[Cells.SIDE * Cells.SIDE];
        Arrays.setAll(tallies, cell -> new Tally());
        for (int y = 0; y < planes.height(); y++) {
            int row = y * Cells.SIDE / planes.height();
            boolean inner = y > 0 && y < planes.height() - 1;
            for (int column = 0; column < Cells.SIDE; column++) {
                Tally tally = tallies[row * Cells.SIDE + column];
                int from = firstOf(column, planes.width());
                int to = firstOf(column + 1, planes.width());
                tally.tones(planes, y, from, to);
                if (inner) {
                    tally.details(planes, y, Math.max(from, 1), Math.min(to, planes.width() - 1));
                }
            }
        }
        return tallies;
    }

    /** The first pixel whose {@code pixel * SIDE / extent} is the cell. */
    private static int firstOf(int cell, int extent) {
        return (cell * extent + Cells.SIDE - 1) / Cells.SIDE;
    }

    private static Cells cells(Tally[] tallies, double[] salience) {
        int length = Cells.names().size();
        float[] values = new float[tallies.length * length];
        for (int cell = 0; cell < tallies.length; cell++) {
            double[] measured = tallies[cell].values();
            for (int i = 0; i < measured.length; i++) {
                values[cell * length + i] = (float) measured[i];
            }
            values[(cell + 1) * length - 1] = (float) salience[cell];
        }
        return new Cells(values);
    }
}
