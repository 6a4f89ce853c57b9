package org.handpick.learning.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.handpick.learning.runs.RunState;
import org.handpick.learning.runs.RunSummary;
import org.handpick.learning.runs.UnreadableRun;
import org.handpick.learning.training.TrainingSettings;

/** What is said of a run, in words and numbers for a table. */
final class RunWords {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final int SECONDS = 60;
    private static final double SMALLEST_PLAIN = 0.001;
    private static final double LARGEST_PLAIN = 1e6;

    private RunWords() {}

    static String state(RunState state) {
        return switch (state) {
            case RunState.Queued _ -> "Waits";
            case RunState.Running _ -> "Trains";
            case RunState.Interrupted _ -> "Interrupted";
            case RunState.Stopped _ -> "Stopped";
            case RunState.Finished _ -> "Finished";
            case RunState.Failed _ -> "Failed";
            case RunState.Unknown _ -> "Unreadable";
        };
    }

    static String started(Optional<Instant> started, ZoneId zone) {
        return started.map(time -> TIME.format(time.atZone(zone))).orElse("");
    }

    /** {@code 0:45}, {@code 12:03}, {@code 1:02:03}. */
    static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        long minutes = seconds / SECONDS;
        return minutes < SECONDS
                ? "%d:%02d".formatted(minutes, seconds % SECONDS)
                : "%d:%02d:%02d".formatted(minutes / SECONDS, minutes % SECONDS, seconds % SECONDS);
    }

    /** {@code 3 of 30}; the wanted number only where the settings say it. */
    static String epochs(RunSummary run) {
        String done = Integer.toString(run.lastEpoch().orElse(0));
        return wantedEpochs(run).stream()
                .mapToObj(wanted -> done + " of " + wanted)
                .findFirst()
                .orElse(done);
    }

    private static OptionalInt wantedEpochs(RunSummary run) {
        try {
            return OptionalInt.of(TrainingSettings.of(run.config()).epochs());
        } catch (UnreadableRun | IllegalArgumentException e) {
            return OptionalInt.empty(); // the list names what is wrong with the settings
        }
    }

    /** A metric of the best epoch, empty where there is none. */
    static String metric(RunSummary run, String name) {
        return Optional.ofNullable(run.metrics().get(name))
                .map(RunWords::number)
                .orElse("");
    }

    /** Four decimals, or a power of ten where they would say nothing. */
    static String number(double value) {
        double size = Math.abs(value);
        boolean plain = value == 0 || size >= SMALLEST_PLAIN && size < LARGEST_PLAIN || !Double.isFinite(value);
        return String.format(Locale.ROOT, plain ? "%.4f" : "%.2e", value);
    }

    /** How far it has come, to go on with behind its name; with what is left to do while it trains. */
    static String progress(RunSummary run) {
        return switch (run.state()) {
            case RunState.Queued _ -> "waits for its turn";
            case RunState.Running _ ->
                run.lastEpoch().isEmpty()
                        ? "is being prepared: every image is looked at before the first epoch ends"
                        : done(run) + " done"
                                + left(run).map(text -> ", " + text).orElse("");
            case RunState.Interrupted _ -> "was interrupted " + wayBack(run);
            case RunState.Stopped stopped ->
                stopped.effort().isEmpty()
                        ? "was taken out of the queue; Continue puts it back"
                        : "was stopped " + wayBack(run);
            case RunState.Finished _ -> "finished, " + done(run) + " done";
            case RunState.Failed failed -> "failed: " + failed.reason();
            case RunState.Unknown _ -> "can't be read: " + String.join("; ", run.damage());
        };
    }

    private static String wayBack(RunSummary run) {
        return run.lastEpoch().isEmpty()
                ? "before its first epoch was done; Continue begins with that"
                : "after " + done(run) + "; Continue goes on from there";
    }

    /** {@code 3 of 30 epochs}. */
    private static String done(RunSummary run) {
        String epochs = epochs(run);
        return epochs + (epochs.equals("1") ? " epoch" : " epochs");
    }

    /** By the time that the epochs so far have taken; empty while there is nothing to judge by. */
    private static Optional<String> left(RunSummary run) {
        int done = run.lastEpoch().orElse(0);
        OptionalInt wanted = wantedEpochs(run);
        if (done == 0 || wanted.isEmpty() || run.duration().isEmpty()) {
            return Optional.empty();
        }
        int open = wanted.getAsInt() - done;
        if (open <= 0) {
            return Optional.of("it is being judged");
        }
        Duration rest = run.duration().get().dividedBy(done).multipliedBy(open);
        return Optional.of("at most " + duration(rest) + " left");
    }
}
