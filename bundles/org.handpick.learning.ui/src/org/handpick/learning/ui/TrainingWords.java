package org.handpick.learning.ui;

import java.util.Locale;
import java.util.Optional;
import org.handpick.learning.runs.RunEnvironment;
import org.handpick.learning.runs.RunSummary;
import org.handpick.learning.runs.UnreadableRun;
import org.handpick.learning.training.TrainingCost;
import org.handpick.learning.training.TrainingSettings;

/** What the view Training says. */
final class TrainingWords {
    private static final double GIGA = 1e9;
    private static final double MILLION = 1e6;
    private static final double HOUR = 60;

    private TrainingWords() {}

    /** {@code At most 9 minutes on the processor, 1.1 GB of memory; 1,120 steps of 0.41 s, 0.6 million numbers to learn.} */
    static String cost(TrainingCost cost) {
        StringBuilder words = new StringBuilder("At most " + time(cost.minutes()) + " on the " + cost.device());
        cost.peakBytes().ifPresent(bytes -> words.append(", " + giga(bytes) + " of memory"));
        words.append(String.format(
                Locale.ROOT,
                "; %,d steps of %.2f s, %.1f million numbers to learn.",
                cost.steps(),
                cost.secondsPerStep(),
                cost.parameters() / MILLION));
        if (cost.isTooLarge()) {
            words.append(" The machine has only " + giga(cost.freeBytes().orElseThrow())
                    + " free now: take a smaller model, or fewer sets per step.");
        }
        return words.toString();
    }

    private static String giga(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / GIGA);
    }

    private static String time(double minutes) {
        return minutes < 1
                ? "a minute"
                : minutes < 2 * HOUR
                        ? Math.round(minutes) + " minutes"
                        : String.format(Locale.ROOT, "%.1f hours", minutes / HOUR);
    }

    /** {@code ; the validation loss of the kept epoch is 0.31} so far. */
    static String losses(RunSummary run) {
        return Optional.ofNullable(run.metrics().get("val/loss"))
                .map(loss -> "; the validation loss of the kept epoch is " + RunWords.number(loss))
                .orElse("");
    }

    /** {@code , on the processor}; empty while that is not known. */
    static String device(RunSummary run) {
        return run.environment()
                .map(RunEnvironment::device)
                .filter(device -> !device.isEmpty())
                .map(device -> ", on the " + device)
                .orElse("");
    }

    /** @param more whether one is trained besides */
    static String waiting(long runs, boolean more) {
        return switch ((int) Math.min(runs, Integer.MAX_VALUE)) {
            case 0 -> "";
            case 1 -> more ? " One more waits." : " One waits.";
            default -> " " + runs + (more ? " more wait." : " wait.");
        };
    }

    static double share(RunSummary run) {
        try {
            int wanted = TrainingSettings.of(run.config()).epochs();
            return Math.min(1, (double) run.lastEpoch().orElse(0) / wanted);
        } catch (UnreadableRun | IllegalArgumentException e) {
            return 0; // the list of runs names what is wrong with its settings
        }
    }
}
