package org.handpick.learning.ui;

import java.util.List;
import org.handpick.learning.runs.RunState;
import org.handpick.learning.runs.RunSummary;

/** What is said in the place of curves: what is awaited, or to be done to see some. */
final class CurveWords {
    private CurveWords() {}

    /** @param scene one without a line @param runs those that are looked at */
    static String missing(CurveScene scene, List<RunSummary> runs) {
        if (runs.isEmpty()) {
            return "Select runs above to see their curves, several with Ctrl or Shift.";
        }
        if (scene.choice().splits().isEmpty()) {
            return "Choose train or val above, or both.";
        }
        String kind = MetricWords.of(scene.choice().metric());
        if (runs.size() > 1) {
            return "None of these runs has written a number for " + kind + " yet.";
        }
        RunSummary run = runs.getFirst();
        return run.name() + " "
                + switch (run.state()) {
                    case RunState.Queued _ -> "waits for its turn. Its curves begin with its first step.";
                    case RunState.Running _ when run.lastEpoch().isEmpty() -> beforeAnEpoch(scene);
                    case RunState.Running _ -> "has written no number for " + kind + " yet.";
                    default -> "has written no number for " + kind + ".";
                };
    }

    /** How many steps an epoch has is known only when one has ended. */
    private static String beforeAnEpoch(CurveScene scene) {
        if (scene.metrics().isEmpty()) {
            return "is being prepared: every image is looked at first. Its curves begin with its first step.";
        }
        return scene.choice().across() == Curves.Across.EPOCH
                ? "is in its first epoch, and has a point over epochs when that ends. Over steps or minutes there are"
                        + " points already."
                : "is in its first epoch; this number comes with its end.";
    }
}
