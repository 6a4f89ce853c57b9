package org.handpick.learning.training;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.handpick.learning.worker.Tell;

/**
 * What a training costs on this machine, as its first steps tell.
 *
 * @param device what it computes on, in words
 * @param minutes when it goes through all its epochs or comes to its time limit, with preparing the pictures and judging each
 *     epoch; it may end sooner
 * @param secondsPerStep the median of a few steps
 * @param steps how many there are in all epochs
 * @param secondsToPrepare of the pictures, which only the first training of them takes
 * @param parameters how many numbers the model learns
 * @param peakBytes the most memory that the worker has held; empty where the system does not tell
 * @param freeBytes how much memory the machine has left for it; empty where the system does not tell
 */
public record TrainingCost(
        String device,
        double minutes,
        double secondsPerStep,
        long steps,
        double secondsToPrepare,
        long parameters,
        OptionalLong peakBytes,
        OptionalLong freeBytes) {
    private static final double SECONDS_PER_MINUTE = 60;

    public TrainingCost {
        Objects.requireNonNull(device);
    }

    /** @param device as the component, {@code freeBytes} too */
    static TrainingCost of(String device, Tell.Probed probed, TrainingSettings settings, OptionalLong freeBytes) {
        double perEpoch = probed.stepsPerEpoch() * probed.secondsPerStep() + probed.secondsPerValidation();
        double all = settings.epochs() * perEpoch;
        double limit = settings.minutes() * SECONDS_PER_MINUTE + probed.secondsPerValidation();
        double learning = settings.minutes() > 0 ? Math.min(all, limit) : all;
        return new TrainingCost(
                device,
                (probed.secondsToPrepare() + learning) / SECONDS_PER_MINUTE,
                probed.secondsPerStep(),
                (long) probed.stepsPerEpoch() * settings.epochs(),
                probed.secondsToPrepare(),
                probed.parameters(),
                probed.peakBytes() > 0 ? OptionalLong.of(probed.peakBytes()) : OptionalLong.empty(),
                freeBytes);
    }

    /** Whether the machine has too little memory for it now. */
    public boolean isTooLarge() {
        return memory().filter(MemoryNeeded::isTooMuch).isPresent();
    }

    /** What to do when the machine has too little memory for it now. */
    public Optional<String> warning() {
        return memory().flatMap(MemoryNeeded::warning);
    }

    private Optional<MemoryNeeded> memory() {
        return peakBytes.isPresent()
                ? Optional.of(new MemoryNeeded(peakBytes.getAsLong(), freeBytes))
                : Optional.empty();
    }
}
