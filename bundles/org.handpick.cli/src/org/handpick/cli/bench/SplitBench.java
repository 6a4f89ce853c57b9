package org.handpick.cli.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.handpick.core.Progress;
import org.handpick.dataset.DatasetBuilt.SplitProof;
import org.handpick.dataset.DatasetPlan;
import org.handpick.dataset.split.CountLeaks;
import org.handpick.dataset.split.Sides;

/**
 * {@code split}: the sides of a dataset given and proven for sets of which only the numbers are there, so that no file is read. The
 * images of a set look alike, and each three sets are some bits off one scene.
 */
public final class SplitBench implements Bench {
    private static final int SETS = 1_000_000;
    private static final int ALIKE = 3;
    private static final int BITS_OF_A_SET = 12;
    private static final int BITS_OF_AN_IMAGE = 6;

    private final int sets;

    public SplitBench() {
        this(SETS);
    }

    SplitBench(int sets) {
        this.sets = sets;
    }

    @Override
    public String name() {
        return "split";
    }

    @Override
    public String summary() {
        return "Gives %,d sets of %d images their sides by their perceptual hashes, and proves that nothing alike is on two."
                .formatted(sets, BenchLibrary.IMAGES);
    }

    @Override
    public int usualRuns() {
        return 1;
    }

    @Override
    public List<Figure> run(Path folder, int runs, Progress progress) {
        List<Duration> giving = new ArrayList<>();
        List<Duration> proving = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            CountLeaks proof = new CountLeaks(DatasetPlan.DEFAULT.near());
            giving.add(Times.of(() -> give(proof, progress)));
            proving.add(Times.of(() -> prove(proof, progress)));
        }
        return List.of(
                new Figure("sides_median", Times.of(giving).median(), "ms", runs),
                new Figure("proof_median", Times.of(proving).median(), "ms", runs));
    }

    private void give(CountLeaks proof, Progress progress) {
        DatasetPlan plan = DatasetPlan.DEFAULT;
        Sides sides = new Sides(plan.shares(), plan.seed(), plan.near());
        for (int number = 0; number < sets; number++) {
            progress.check();
            Sides.Traits set = set(number);
            sides.place(set, List.of()).ifPresent(side -> proof.enter(side, set));
        }
    }

    private static void prove(CountLeaks proof, Progress progress) {
        SplitProof proven = proof.run(progress);
        if (proven.leaks() > 0) {
            throw new IllegalStateException("sides were given so that they leak: " + proven);
        }
    }

    private Sides.Traits set(int number) {
        Random random = new Random(number);
        long scene = flipped(new Random(-1L - number / ALIKE).nextLong(), BITS_OF_A_SET, random);
        long[] images = random.longs(BenchLibrary.IMAGES).toArray();
        long[] looks = new long[images.length];
        for (int image = 0; image < looks.length; image++) {
            looks[image] = flipped(scene, BITS_OF_AN_IMAGE, random);
        }
        return new Sides.Traits(random.nextLong(), images, looks, List.of());
    }

    private static long flipped(long hash, int most, Random random) {
        long changed = hash;
        for (int bits = random.nextInt(most + 1); bits > 0; bits--) {
            changed ^= 1L << random.nextInt(Long.SIZE);
        }
        return changed;
    }
}
