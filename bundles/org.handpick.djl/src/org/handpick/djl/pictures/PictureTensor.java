package org.handpick.djl.pictures;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.handpick.djl.graph.Backbone;
import org.handpick.learning.training.Colours;

/** Pictures as a tensor of the values that a backbone is given. */
public final class PictureTensor {
    private PictureTensor() {}

    private static final int VALUES = 256;
    private static final float WHITE = 255;

    /** For a backbone of ours. @return shape (pictures, 3, height, width), grey at 0 and white at 2; it belongs to {@code manager} */
    public static NDArray of(List<Picture> pictures, Preprocessing preprocessing, NDManager manager) {
        float[] scale = scale(Backbone.GREY, Backbone.SPREAD);
        return of(pictures, preprocessing, List.of(scale, scale, scale), manager);
    }

    /** For a model that was made elsewhere. @return shape (pictures, 3, height, width); it belongs to {@code manager} */
    public static NDArray of(List<Picture> pictures, Preprocessing preprocessing, Colours colours, NDManager manager) {
        List<float[]> scales = new ArrayList<>();
        for (int colour = 0; colour < colours.means().size(); colour++) {
            scales.add(scale(
                    WHITE * colours.means().get(colour).floatValue(),
                    WHITE * colours.spreads().get(colour).floatValue()));
        }
        return of(pictures, preprocessing, scales, manager);
    }

    /** What each value of a colour is to a model. */
    private static float[] scale(float mean, float spread) {
        float[] scale = new float[VALUES];
        for (int value = 0; value < VALUES; value++) {
            scale[value] = (value - mean) / spread;
        }
        return scale;
    }

    private static NDArray of(
            List<Picture> pictures, Preprocessing preprocessing, List<float[]> scales, NDManager manager) {
        int width = preprocessing.width();
        int height = preprocessing.height();
        float[] values = new float[pictures.size() * 3 * width * height];
        int at = 0;
        for (Picture picture : pictures) {
            int plane = picture.rgb().length / 3;
            for (int i = 0; i < picture.rgb().length; i++) {
                values[at++] = scales.get(i / plane)[picture.rgb()[i] & 0xFF];
            }
        }
        return manager.create(values, new Shape(pictures.size(), 3, height, width));
    }
}
