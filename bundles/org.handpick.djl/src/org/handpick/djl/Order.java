package org.handpick.djl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.handpick.core.crop.CropBox;
import org.handpick.dataset.LabelledSet;
import org.handpick.djl.pictures.Light;

/**
 * In what order sets are seen, which of them mirrored, and which parts in which light: told by seed and epoch alone, so a training that
 * goes on sees what it would have seen.
 *
 * @param cropped which images of a set its keeper's crop is learned from, by their positions
 * @param parts whether it is learned from a part of one of them too
 */
record Order(
        List<LabelledSet> sets,
        Function<LabelledSet, List<Integer>> cropped,
        int setsPerStep,
        boolean flips,
        boolean parts,
        long seed) {
    /** The least part of a picture that is taken for the whole. */
    private static final double LEAST = 0.8;
    /**
     * How much more or less light a part is seen in at most, and how much more or less of each colour beside, as logarithms: where a
     * subject ends depends on neither, and in a few hundred sets it seems to.
     */
    private static final double LIGHT = 0.5;

    int stepsPerEpoch() {
        return (sets.size() + setsPerStep - 1) / setsPerStep;
    }

    /**
     * The sets of each step.
     *
     * @param epoch from 0
     */
    List<List<LabelledSet>> steps(int epoch) {
        return steps(random(epoch));
    }

    /**
     * How the sets of each step are seen. Each step is made when it is asked for, because {@code cropped} may look at pictures.
     *
     * @param epoch from 0
     */
    Iterator<List<Batch.View>> views(int epoch) {
        Random random = random(epoch);
        Iterator<List<LabelledSet>> steps = steps(random).iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return steps.hasNext();
            }

            @Override
            public List<Batch.View> next() {
                return steps.next().stream().map(set -> view(set, random)).toList();
            }
        };
    }

    private Random random(int epoch) {
        return new Random(seed * 1_000_003 + epoch);
    }

    private List<List<LabelledSet>> steps(Random random) {
        List<LabelledSet> shuffled = new ArrayList<>(sets);
        Collections.shuffle(shuffled, random);
        List<List<LabelledSet>> steps = new ArrayList<>();
        for (int from = 0; from < shuffled.size(); from += setsPerStep) {
            steps.add(shuffled.subList(from, Math.min(from + setsPerStep, shuffled.size())));
        }
        return steps;
    }

    private Batch.View view(LabelledSet set, Random random) {
        boolean mirrored = flips && random.nextBoolean();
        List<Integer> shown = cropped.apply(set);
        Optional<CropBox> box = set.label().flatMap(LabelledSet.Label::box);
        return new Batch.View(
                set,
                mirrored,
                shown,
                parts ? box.map(b -> part(mirrored ? Batch.mirrored(b) : b, shown, random)) : Optional.empty());
    }

    /** A part with the aspect of the picture that holds the whole box, of any image that shows what the keeper does. */
    private static Batch.Part part(CropBox box, List<Integer> shown, Random random) {
        int image = shown.get(random.nextInt(shown.size()));
        double side = Math.max(LEAST + (1 - LEAST) * random.nextDouble(), Math.max(box.width(), box.height()));
        double left = start(box.left(), box.right(), side, random);
        double top = start(box.top(), box.bottom(), side, random);
        return new Batch.Part(
                image, new CropBox(left, top, Math.min(1, left + side), Math.min(1, top + side)), otherLight(random));
    }

    private static Light otherLight(Random random) {
        double all = upTo(LIGHT, random);
        return new Light(
                Math.exp(all + upTo(LIGHT, random)),
                Math.exp(all + upTo(LIGHT, random)),
                Math.exp(all + upTo(LIGHT, random)));
    }

    /** A number between {@code -most} and {@code most}. */
    private static double upTo(double most, Random random) {
        return most * (2 * random.nextDouble() - 1);
    }

    private static double start(double from, double to, double side, Random random) {
        double least = Math.max(0, to - side);
        double most = Math.min(from, 1 - side);
        return least + (most - least) * random.nextDouble();
    }
}
