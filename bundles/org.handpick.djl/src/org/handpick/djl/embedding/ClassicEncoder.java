package org.handpick.djl.embedding;

import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.handpick.core.crop.ImageSize;
import org.handpick.djl.graph.Backbone;
import org.handpick.djl.pictures.Picture;
import org.handpick.djl.pictures.Preprocessing;
import org.handpick.imaging.Pixels;
import org.handpick.learning.measures.Cells;
import org.handpick.learning.measures.Measure;
import org.handpick.learning.measures.Measured;
import org.handpick.learning.measures.Measures;

/**
 * No network at all: the classical measures of a picture, and of each of its cells.
 *
 * <p>Of a whole picture amounts are told as logarithms too, whose differences are the same whatever the picture shows, and how they spread
 * over its cells: at the {@link #RANKS} of the cells by each amount.
 */
public final class ClassicEncoder implements Encoder {
    /** Changes when anything else is told of the same measures. */
    private static final String VERSION = "2";

    private static final List<Measure> AMOUNTS =
            Stream.of(Measure.values()).filter(Measure::isAmount).toList();
    /** The columns of amounts among the values of a cell. */
    private static final List<Integer> CELL_AMOUNTS = Stream.concat(
                    AMOUNTS.stream().map(Measure::key), Stream.of(Cells.SALIENCE))
            .map(Cells.names()::indexOf)
            .toList();

    private static final int AREA = Cells.SIDE * Cells.SIDE;
    /** About a tenth, half, and nine tenths. */
    private static final List<Integer> RANKS = List.of(AREA / 10, AREA / 2, AREA - 1 - AREA / 10);
    /** Less of an amount than this can't be told from nothing. */
    private static final double LEAST = 0.002;

    private static final Preprocessing PREPROCESSING = new Preprocessing(Measured.LONGER_EDGE, Measured.LONGER_EDGE);
    private static final float[] WHOLE_PICTURE = {0, 0, 1, 1};

    @Override
    public String key() {
        return "classic-" + VERSION + "-" + Measures.VERSION + "-" + PREPROCESSING.key();
    }

    @Override
    public Preprocessing preprocessing() {
        return PREPROCESSING;
    }

    @Override
    public int width() {
        return Measures.names().size() + AMOUNTS.size() + CELL_AMOUNTS.size() * RANKS.size();
    }

    @Override
    public Backbone.Grid grid() {
        return new Backbone.Grid(Cells.names().size(), Cells.SIDE, Cells.SIDE);
    }

    @Override
    public List<Embedding> of(List<Picture> pictures) {
        return pictures.parallelStream().map(ClassicEncoder::of).toList();
    }

    private static Embedding of(Picture picture) {
        try (Pixels pixels = pixels(picture)) {
            Measured measured = Measured.of(pixels);
            return new Embedding(whole(measured), places(measured.cells()), WHOLE_PICTURE);
        }
    }

    private static float[] whole(Measured measured) {
        List<Double> whole = new ArrayList<>(measured.whole().values());
        AMOUNTS.forEach(amount -> whole.add(logarithm(measured.whole().get(amount))));
        float[] cells = measured.cells().flat();
        for (int column : CELL_AMOUNTS) {
            double[] sorted = IntStream.range(0, AREA)
                    .mapToDouble(cell -> logarithm(cells[cell * Cells.names().size() + column]))
                    .sorted()
                    .toArray();
            RANKS.forEach(rank -> whole.add(sorted[rank]));
        }
        float[] told = new float[whole.size()];
        for (int i = 0; i < told.length; i++) {
            told[i] = whole.get(i).floatValue();
        }
        return told;
    }

    private static double logarithm(double amount) {
        return Math.log(amount + LEAST);
    }

    /** The cells are told measure by measure, each of all places. */
    private static float[] places(Cells cells) {
        int measures = Cells.names().size();
        float[] byCell = cells.flat();
        float[] places = new float[measures * AREA];
        for (int cell = 0; cell < AREA; cell++) {
            for (int measure = 0; measure < measures; measure++) {
                places[measure * AREA + cell] = byCell[cell * measures + measure];
            }
        }
        return places;
    }

    /** Without the canvas around it. */
    private static Pixels pixels(Picture picture) {
        int width = picture.right() - picture.left();
        int height = picture.bottom() - picture.top();
        byte[] rgb = picture.rgb();
        int plane = rgb.length / 3;
        Pixels pixels = Pixels.allocate(new ImageSize(width, height));
        long to = 0;
        for (int y = picture.top(); y < picture.bottom(); y++) {
            for (int x = picture.left(); x < picture.right(); x++, to += Pixels.BYTES) {
                int from = y * picture.width() + x;
                int colour = (rgb[from] & 0xFF) << 16 | (rgb[plane + from] & 0xFF) << 8 | rgb[2 * plane + from] & 0xFF;
                pixels.bytes().set(ValueLayout.JAVA_INT_UNALIGNED, to, colour);
            }
        }
        return pixels;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
