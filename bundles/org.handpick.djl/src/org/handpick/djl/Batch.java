package org.handpick.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.handpick.core.crop.CropBox;
import org.handpick.dataset.LabelledImage;
import org.handpick.dataset.LabelledSet;
import org.handpick.djl.pictures.Light;

/**
 * Labelled sets as tensors, which belong to the manager that it was made with.
 *
 * @param images every image of every set
 * @param choices empty where no set teaches ranking
 * @param crops empty where no set teaches cropping
 */
record Batch(Seen images, Optional<Choices> choices, Optional<Crops> crops) {
    private static final float NEVER = -1e9f;
    private static final int GRAIN = 8;

    /**
     * How a set is seen.
     *
     * @param mirrored whether all its images are seen in a mirror
     * @param cropped the images that the keeper's crop is learned from, by their positions in the set
     * @param part what it is learned from as well, so that crops follow the subject; empty for whole images alone
     */
    record View(LabelledSet set, boolean mirrored, List<Integer> cropped, Optional<Part> part) {}

    /**
     * A part of an image that is taken for a whole one.
     *
     * @param image its position in the set
     * @param box holds the crop
     * @param light in which it is seen
     */
    record Part(int image, CropBox box, Light light) {}

    /**
     * The sets that teach ranking, one row each, padded to the longest.
     *
     * @param images positions of its images in the batch, 0 in the padding; shape (sets, slots)
     * @param padding 0 where there is an image, very low where there is none
     * @param keepers 1 at the keeper, 0 elsewhere
     * @param preferred positions of the keepers, once for each reject; {@code rejected} of those rejects; shape (pairs)
     */
    record Choices(NDArray images, NDArray padding, NDArray keepers, NDArray preferred, NDArray rejected) {
        private static Choices of(List<int[]> rows, List<Integer> keepers, NDManager manager) {
            int slots = rows.stream().mapToInt(row -> row.length).max().orElseThrow();
            int[] images = new int[rows.size() * slots];
            float[] padding = new float[images.length];
            float[] kept = new float[images.length];
            List<Integer> preferred = new ArrayList<>();
            List<Integer> rejected = new ArrayList<>();
            Arrays.fill(padding, NEVER);
            for (int row = 0; row < rows.size(); row++) {
                int[] set = rows.get(row);
                int keeper = keepers.get(row);
                for (int i = 0; i < set.length; i++) {
                    images[row * slots + i] = set[i];
                    padding[row * slots + i] = 0;
                    if (i != keeper) {
                        preferred.add(set[keeper]);
                        rejected.add(set[i]);
                    }
                }
                kept[row * slots + keeper] = 1;
            }
            Shape shape = new Shape(rows.size(), slots);
            return new Choices(
                    manager.create(images, shape),
                    manager.create(padding, shape),
                    manager.create(kept, shape),
                    positions(preferred, manager),
                    positions(rejected, manager));
        }
    }

    /**
     * The images whose crop is known.
     *
     * @param images their positions in the batch, shape (crops)
     * @param boxes left, top, right, bottom; shape (crops, 4)
     */
    record Crops(NDArray images, NDArray boxes) {
        private static Crops of(List<Integer> images, List<CropBox> boxes, NDManager manager) {
            float[] edges = new float[4 * boxes.size()];
            int at = 0;
            for (CropBox box : boxes) {
                edges[at++] = (float) box.left();
                edges[at++] = (float) box.top();
                edges[at++] = (float) box.right();
                edges[at++] = (float) box.bottom();
            }
            return new Crops(positions(images, manager), manager.create(edges, new Shape(boxes.size(), 4)));
        }
    }

    static Batch of(List<View> views, ImageSource source, NDManager manager) {
        List<Seen.Placed> images = new ArrayList<>();
        List<int[]> rows = new ArrayList<>();
        List<Integer> keepers = new ArrayList<>();
        List<Integer> cropped = new ArrayList<>();
        List<CropBox> boxes = new ArrayList<>();
        for (View view : views) {
            LabelledSet set = view.set();
            LabelledSet.Label label = set.label().orElseThrow();
            int first = images.size();
            for (LabelledImage image : set.images()) {
                images.add(new Seen.Placed(Look.at(image, view.mirrored()), first));
            }
            if (set.teachesRanking()) {
                int[] row = new int[set.images().size()];
                Arrays.setAll(row, i -> first + i);
                rows.add(row);
                keepers.add(label.keeper());
            }
            label.box().map(box -> view.mirrored() ? mirrored(box) : box).ifPresent(box -> {
                for (int image : view.cropped()) {
                    cropped.add(first + image);
                    boxes.add(box);
                }
                view.part().ifPresent(part -> {
                    cropped.add(images.size());
                    boxes.add(within(part.box(), box));
                    images.add(alone(
                            images.get(first + part.image())
                                    .look()
                                    .part(part.box())
                                    .in(part.light()),
                            images.size()));
                });
            });
        }
        fillUp(images);
        return new Batch(
                source.see(images, manager),
                rows.isEmpty() ? Optional.empty() : Optional.of(Choices.of(rows, keepers, manager)),
                boxes.isEmpty() ? Optional.empty() : Optional.of(Crops.of(cropped, boxes, manager)));
    }

    /** In a set of its own; the others are numbered by where they begin. */
    private static Seen.Placed alone(Look look, int position) {
        return new Seen.Placed(look, -position - 1);
    }

    /**
     * Adds images that nothing is learned from, to a few sizes of batches. The engine compiles its kernels anew for each size and
     * keeps a thousand of them; with sizes as they come it compiled at almost every step, and once freed a kernel that another
     * thread was still in.
     */
    private static void fillUp(List<Seen.Placed> images) {
        Look last = images.getLast().look();
        while (images.size() % GRAIN > 0) {
            images.add(alone(last, images.size()));
        }
    }

    static CropBox mirrored(CropBox box) {
        return new CropBox(1 - box.right(), box.top(), 1 - box.left(), box.bottom());
    }

    /** The same box in a part that holds it. */
    private static CropBox within(CropBox part, CropBox box) {
        return new CropBox(
                Math.clamp((box.left() - part.left()) / part.width(), 0, 1),
                Math.clamp((box.top() - part.top()) / part.height(), 0, 1),
                Math.clamp((box.right() - part.left()) / part.width(), 0, 1),
                Math.clamp((box.bottom() - part.top()) / part.height(), 0, 1));
    }

    private static NDArray positions(List<Integer> positions, NDManager manager) {
        return manager.create(positions.stream().mapToInt(Integer::intValue).toArray());
    }
}
