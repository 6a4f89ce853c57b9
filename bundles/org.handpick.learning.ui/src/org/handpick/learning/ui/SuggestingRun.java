package org.handpick.learning.ui;

import java.util.List;
import java.util.Optional;
import org.handpick.core.Progress;
import org.handpick.learning.runs.RunSummary;
import org.handpick.learning.suggestion.Adviser;
import org.handpick.learning.suggestion.ChooseAdviser;
import org.handpick.workbench.SuggestionChoices;

/**
 * Which run's model is asked while a person picks, when there are suggestions to be seen. Found out in the background whenever it may
 * have become another. For the UI thread.
 */
final class SuggestingRun {
    private final RunsDesk desk;
    private final SuggestionChoices choices;
    private final Runnable changed;
    private final FinishedRuns finished = new FinishedRuns();
    private boolean isAsked;
    private Optional<Adviser> adviser = Optional.empty();

    /** @param changed called when it is another */
    SuggestingRun(RunsDesk desk, SuggestionChoices choices, Runnable changed) {
        this.desk = desk;
        this.choices = choices;
        this.changed = changed;
    }

    /** Takes what the runs are now. */
    void show(List<RunSummary> runs) {
        if (finished.changed(runs) || !isAsked) {
            ask();
        }
    }

    /** A person may have chosen another. */
    void ask() {
        isAsked = true;
        Optional<String> chosen = choices.run();
        desk.act(() -> new ChooseAdviser(desk.runs(), chosen).run(Progress.NONE), choice -> {
            adviser = choice.adviser();
            changed.run();
        });
    }

    /** What the run is to suggestions, to go on with behind its state; empty for nothing. */
    String words(RunSummary run) {
        return of(run).map(known -> known.speaks() ? ", suggests" : ", orders sets")
                .orElse("");
    }

    /** The same in a sentence, behind a line end. */
    String sentence(RunSummary run) {
        return of(run).map(known -> known.speaks()
                        ? "\nIts model makes the suggestions in Pick."
                        : "\n"
                                + "Its model is asked in Pick, but has no opinion: it only orders the sets, the"
                                + " least certain first.")
                .orElse("");
    }

    private Optional<Adviser> of(RunSummary run) {
        return adviser.filter(known -> known.id().equals(run.id()));
    }

    /** A person has chosen this one; else it is the newest good one. */
    boolean isChosen(RunSummary run) {
        return choices.run().equals(Optional.of(run.id()));
    }

    /** A person has chosen one, whether or not it is there. */
    boolean isAnyChosen() {
        return choices.run().isPresent();
    }
}
