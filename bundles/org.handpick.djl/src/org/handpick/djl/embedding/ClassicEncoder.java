package org.handpick.djl.embedding;

import java.lang.foreign.ValueLayout;
import java.util.List;
import org.handpick.core.crop.ImageSize;
import org.handpick.djl.graph.Backbone;
import org.handpick.djl.pictures.Picture;
import org.handpick.djl.pictures.Preprocessing;
import org.handpick.imaging.Pixels;
import org.handpick.learning.measures.Cells;
import org.handpick.learning.measures.Measured;
import org.handpick.learning.measures.Measures;

/** No network at all: the classical measures of a picture, and of each of its cells. */
public final class ClassicEncoder implements Encoder {
    private static final Preprocessing PREPROCESSING = new Preprocessing(Measured.LONGER_EDGE, Measured.LONGER_EDGE);
    private static final float[] WHOLE_PICTURE = {0, 0, 1, 1};

    @Override
    public String key() {
        return "classic-" + Measures.VERSION + "-" + PREPROCESSING.key();
    }

    @Override
    public Preprocessing preprocessing() {
        return PREPROCESSING;
    }

    @Override
    public int width() {
        return Measures.names().size();
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
            float[] whole = new float[Measures.names().size()];
            for (int i = 0; i < whole.length; i++) {
                whole[i] = measured.whole().values().get(i).floatValue();
            }
            return new Embedding(whole, places(measured.cells()), WHOLE_PICTURE);
        }
    }

    /** The cells are told measure by measure, each of all places. */
    private static float[] places(Cells cells) {
        int measures = Cells.names().size();
        int area = Cells.SIDE * Cells.SIDE;
        float[] byCell = cells.flat();
        float[] places = new float[measures * area];
        for (int cell = 0; cell < area; cell++) {
            for (int measure = 0; measure < measures; measure++) {
                places[measure * area + cell] = byCell[cell * measures + measure];
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
