package org.handpick.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.handpick.djl.graph.Features;

/** What the eyes of a model are given of some images: tensors that belong to one manager. */
sealed interface Seen {
    /** An image, and the number of the set it stands in. */
    record Placed(Look look, int set) {}

    /** Where each image stands among the places that are seen: left, top, right, bottom in [0, 1]; shape (images, 4). */
    NDArray frames();

    /** Takes the mean over the set that each stands in; shape (images, images). */
    NDArray company();

    /**
     * Their pictures, for a backbone.
     *
     * @param pictures shape (images, 3, height, width), grey at 0 and white at 2
     */
    record Pictures(NDArray pictures, NDArray frames, NDArray company) implements Seen {}

    /** What a frozen encoder saw in them. */
    record Encoded(Features features, NDArray frames, NDArray company) implements Seen {}

    /** @return the matrix of {@link #company} */
    static NDArray company(List<Placed> placed, NDManager manager) {
        int count = placed.size();
        float[] company = new float[count * count];
        for (int i = 0; i < count; i++) {
            int set = placed.get(i).set();
            long together = placed.stream().filter(one -> one.set() == set).count();
            for (int j = 0; j < count; j++) {
                company[i * count + j] = placed.get(j).set() == set ? 1f / together : 0;
            }
        }
        return manager.create(company, new Shape(count, count));
    }

    /** @return the tensor of {@link #frames} */
    static NDArray frames(List<float[]> frames, NDManager manager) {
        float[] edges = new float[4 * frames.size()];
        for (int i = 0; i < frames.size(); i++) {
            System.arraycopy(frames.get(i), 0, edges, 4 * i, 4);
        }
        return manager.create(edges, new Shape(frames.size(), 4));
    }
}
