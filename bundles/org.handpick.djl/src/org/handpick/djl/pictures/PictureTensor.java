package org.handpick.djl.pictures;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.List;
import org.handpick.djl.graph.Backbone;

/** Pictures as a tensor of the values that a backbone is given. */
public final class PictureTensor {
    private PictureTensor() {}

    /** @return shape (pictures, 3, height, width), grey at 0 and white at 2; it belongs to {@code manager} */
    public static NDArray of(List<Picture> pictures, Preprocessing preprocessing, NDManager manager) {
        int width = preprocessing.width();
        int height = preprocessing.height();
        FloatBuffer values = FloatBuffer.allocate(pictures.size() * 3 * width * height);
        for (Picture picture : pictures) {
            for (byte value : picture.rgb()) {
                values.put(((value & 0xFF) - Backbone.GREY) / Backbone.SPREAD);
            }
        }
        return manager.create(values.array(), new Shape(pictures.size(), 3, height, width));
    }
}
