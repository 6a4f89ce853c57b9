package org.handpick.learning.training;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The memory that a training needs, beside what there is.
 *
 * @param bytes the most that its first steps held
 * @param free how much the machine had left for it; empty where the system does not tell
 */
record MemoryNeeded(long bytes, OptionalLong free) {
    private static final double GIGA = 1e9;

    MemoryNeeded {
        Objects.requireNonNull(free);
    }

    /** Whether it is more than there was. Where memory can't be moved to a disk, a training that came so far will be killed. */
    boolean isTooMuch() {
        return free.isPresent() && bytes > free.getAsLong();
    }

    /** What to do about it, when it is too much. */
    Optional<String> warning() {
        return isTooMuch()
                ? Optional.of(
                        "This needs " + this + ". It may take very long, or be killed: end other programs, or take"
                                + " a smaller model, smaller pictures or fewer sets a step")
                : Optional.empty();
    }

    /** {@code 3.1 GB of memory, and the machine has 8.0 GB left}. */
    @Override
    public String toString() {
        return giga(bytes) + " of memory"
                + (free.isPresent() ? ", and the machine has " + giga(free.getAsLong()) + " left" : "");
    }

    private static String giga(long some) {
        return String.format(Locale.ROOT, "%.1f GB", some / GIGA);
    }
}
