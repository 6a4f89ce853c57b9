package org.handpick.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.List;
import org.handpick.djl.graph.Backbone;
import org.handpick.djl.pictures.Picture;
import org.handpick.djl.pictures.Preprocessing;

/**
 * Pictures as tensors.
 *
 * @param pictures shape (pictures, 3, height, width), grey at 0 and white at 2
 * @param frames where each stands on its canvas: left, top, right, bottom in [0, 1]; shape (pictures, 4)
 * @param company takes the mean over the set that each stands in; shape (pictures, pictures)
 */
record Canvases(NDArray pictures, NDArray frames, NDArray company) {
    /** A picture, and the number of the set it stands in. */
    record Placed(Picture picture, int set) {}

    /** They belong to {@code manager}. */
    static Canvases of(List<Placed> placed, Preprocessing preprocessing, NDManager manager) {
        int width = preprocessing.width();
        int height = preprocessing.height();
        int count = placed.size();
        FloatBuffer values = FloatBuffer.allocate(count * 3 * width * height);
        FloatBuffer frames = FloatBuffer.allocate(4 * count);
        for (Placed one : placed) {
            Picture picture = one.picture();
            for (byte value : picture.rgb()) {
                values.put(((value & 0xFF) - Backbone.GREY) / Backbone.SPREAD);
            }
            frames.put((float) picture.left() / width)
                    .put((float) picture.top() / height)
                    .put((float) picture.right() / width)
                    .put((float) picture.bottom() / height);
        }
        return new Canvases(
                manager.create(values.array(), new Shape(count, 3, height, width)),
                manager.create(frames.array(), new Shape(count, 4)),
                manager.create(company(placed), new Shape(count, count)));
    }

    /** The pictures of one set. */
    static Canvases ofSet(List<Picture> pictures, Preprocessing preprocessing, NDManager manager) {
        return of(pictures.stream().map(picture -> new Placed(picture, 0)).toList(), preprocessing, manager);
    }

    private static float[] company(List<Placed> placed) {
        int count = placed.size();
        float[] company = new float[count * count];
        for (int i = 0; i < count; i++) {
            int set = placed.get(i).set();
            long together = placed.stream().filter(one -> one.set() == set).count();
            for (int j = 0; j < count; j++) {
                company[i * count + j] = placed.get(j).set() == set ? 1f / together : 0;
            }
        }
        return company;
    }
}
