package org.handpick.samples.paint;

import java.util.List;
import java.util.Random;

/** Chance with a seed. The same seed throws the same dice on every machine: {@link Random}'s algorithm is specified. */
public final class Dice {
    private final Random random;

    public Dice(long seed) {
        random = new Random(seed);
    }

    /** Dice of their own for one part of the work, so that another part may throw more often without moving this one. */
    public static Dice of(long seed, long part) {
        long mixed = (seed ^ part * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        return new Dice(mixed ^ mixed >>> 31);
    }

    public double between(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    /** From {@code from} to {@code to}, both possible. */
    public int between(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** -1 or 1. */
    public int side() {
        return random.nextBoolean() ? 1 : -1;
    }

    public <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    public long seed() {
        return random.nextLong();
    }
}
