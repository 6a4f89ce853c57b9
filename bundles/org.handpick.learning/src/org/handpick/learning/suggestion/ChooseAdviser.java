package org.handpick.learning.suggestion;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.learning.runs.RunException;
import org.handpick.learning.runs.RunState;
import org.handpick.learning.runs.RunSummary;
import org.handpick.learning.runs.Runs;

/**
 * Finds the model to be asked: the one that a person has chosen, else the newest that was shown to be better at choosing than the
 * best rule that needs no model, and that has an opinion at some confidence. One that has none at any is asked only where no other
 * is there: it suggests nothing, but tells of which sets it is least sure. One that was not shown to be better is never asked.
 */
public final class ChooseAdviser implements Operation<ChooseAdviser.Choice> {
    private final Runs runs;
    private final Optional<String> chosen;

    /**
     * @param adviser empty when there is none that may be asked
     * @param sentence which one it is, or why there is none and what to do
     */
    public record Choice(Optional<Adviser> adviser, String sentence) {
        public Choice {
            Objects.requireNonNull(adviser);
            Objects.requireNonNull(sentence);
        }

        private static Choice none(String sentence) {
            return new Choice(Optional.empty(), sentence);
        }
    }

    /** @param chosen the id of the run that a person has chosen */
    public ChooseAdviser(Runs runs, Optional<String> chosen) {
        this.runs = Objects.requireNonNull(runs);
        this.chosen = Objects.requireNonNull(chosen);
    }

    @Override
    public Choice run(Progress progress) {
        List<RunSummary> all = runs.list(progress);
        if (chosen.isPresent() && all.stream().anyMatch(run -> run.id().equals(chosen.get()))) {
            return ofPerson(chosen.get());
        }
        Optional<Adviser> silent = Optional.empty();
        for (RunSummary run : all) {
            Optional<Adviser> better = run.state() instanceof RunState.Finished
                    ? attempt(run.id()).filter(Adviser::ranksBetter)
                    : Optional.empty();
            if (better.filter(Adviser::speaks).isPresent()) {
                return chosen(better.get(), "");
            }
            silent = silent.or(() -> better);
        }
        return silent.map(adviser -> chosen(adviser, ""))
                .orElseGet(() -> Choice.none(
                        all.isEmpty()
                                ? "There is no model yet; train one in the perspective Train."
                                : "No model was shown to be better at choosing than the best rule that needs none;"
                                        + " more decisions and another training may give one."));
    }

    private static Choice chosen(Adviser adviser, String why) {
        String silent = adviser.speaks()
                ? "."
                : " and suggests nothing: at no confidence is it known to be right in %.0f %% of the sets. More decisions and another training may give one that is."
                        .formatted(adviser.calibration().wanted() * 100);
        return new Choice(Optional.of(adviser), "The model of " + adviser.run() + " is asked" + why + silent);
    }

    private Choice ofPerson(String id) {
        try {
            Adviser adviser = Adviser.of(runs.open(id));
            return adviser.ranksBetter()
                    ? chosen(adviser, ", as you chose")
                    : Choice.none("The model of " + adviser.run()
                            + ", which you chose, was not shown to be better at choosing than the best rule that needs none;"
                            + " choose another in the view Runs.");
        } catch (RunException e) {
            return Choice.none(e.getMessage());
        }
    }

    /** A run without a model, or whose evaluation can't be read, is passed over; the view Runs tells what is wrong with it. */
    private Optional<Adviser> attempt(String id) {
        try {
            return Optional.of(Adviser.of(runs.open(id)));
        } catch (RunException e) {
            return Optional.empty();
        }
    }
}
