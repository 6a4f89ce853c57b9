package org.handpick.dataset.split;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handpick.dataset.DatasetPlan;
import org.handpick.dataset.Split;

/**
 * Gives each set its side, one after the other.
 *
 * <p>A set that has an image of a placed set, byte for byte, or one that looks like it, or is much the same to an encoder, goes to the side of that set. One that would
 * have to go to two sides is left out: nothing that was placed ever moves, so a set that comes later changes no other. All else goes
 * where the hash of the seed and of the set's content says, and so to the same side wherever and in whatever company it is. For one
 * thread.
 */
public final class Sides {
    private final DatasetPlan.Shares shares;
    private final long seed;
    private final PlacedImages placed;

    /** @param near up to so many bits of difference two images look alike */
    public Sides(DatasetPlan.Shares shares, long seed, int near) {
        this.shares = shares;
        this.seed = seed;
        this.placed = new PlacedImages(near);
    }

    /**
     * What is needed of a set to place it.
     *
     * @param content stands for the bytes of all images of the set
     * @param images each stands for the bytes of one image
     * @param looks the perceptual hashes of those that have one
     * @param seen what an encoder saw in those that it was shown, as vectors of length 1
     */
    public record Traits(long content, long[] images, long[] looks, List<float[]> seen) {
        public Traits {
            seen = List.copyOf(seen);
        }
    }

    /**
     * The side of a set.
     *
     * @param demanded the sides that it must go to for other reasons; one at most can be had
     * @return empty where it would have to go to two
     */
    public Optional<Split> place(Traits set, List<Split> demanded) {
        Set<Split> fit = EnumSet.noneOf(Split.class);
        fit.addAll(demanded);
        fit.addAll(placed.sidesOf(set));
        if (fit.size() > 1) {
            return Optional.empty();
        }
        Split side = fit.stream().findFirst().orElseGet(() -> byHash(set.content()));
        put(set, side);
        return Optional.of(side);
    }

    /** A set that has its side from an earlier dataset. */
    public void put(Traits set, Split side) {
        placed.put(set, side);
    }

    /** What an encoder saw counts for nothing any more. */
    void forgetSeen() {
        placed.forgetSeen();
    }

    private Split byHash(long content) {
        byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(seed)
                .putLong(content)
                .array();
        return shares.at((Sha256.first64(bytes) >>> 11) * 0x1p-53);
    }
}
