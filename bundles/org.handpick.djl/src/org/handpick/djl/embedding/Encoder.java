package org.handpick.djl.embedding;

import java.util.List;
import org.handpick.djl.graph.Backbone;
import org.handpick.djl.pictures.Picture;
import org.handpick.djl.pictures.Preprocessing;

/** Sees pictures and learns nothing. For one thread. */
public interface Encoder extends AutoCloseable {
    /** Rows and columns of places, whatever the canvas: enough to crop by, and little to keep. */
    int SIDE = 7;

    /** Names all that decides what it sees, in letters that a folder can have; embeddings under another key are others. */
    String key();

    /** How files become the pictures that it is given. */
    Preprocessing preprocessing();

    /** The width of {@link Embedding#whole}. */
    int width();

    /** The channels, rows and columns of {@link Embedding#places}; rows and columns are {@value #SIDE} or 1. */
    Backbone.Grid grid();

    /** What it sees in each of some pictures; all are seen at once, so give it few. */
    List<Embedding> of(List<Picture> pictures);

    /** Closing it again does nothing: several may hold it. */
    @Override
    void close();
}
