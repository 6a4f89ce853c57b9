package org.handpick.learning.ui;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.swt.widgets.Display;
import org.handpick.core.Progress;
import org.handpick.core.sets.ImageSet;
import org.handpick.learning.runs.Runs;
import org.handpick.learning.suggestion.Advice;
import org.handpick.learning.suggestion.BlindShare;
import org.handpick.learning.suggestion.ChooseAdviser;
import org.handpick.learning.suggestion.SuggestAhead;
import org.handpick.learning.worker.InstalledWorker;
import org.handpick.picking.Library;
import org.handpick.workbench.SuggestionChoices;
import org.handpick.workbench.Workplace;
import org.handpick.workbench.events.LibraryClosed;
import org.handpick.workbench.events.NoSuggestions;
import org.handpick.workbench.events.SetSelected;
import org.handpick.workbench.events.SuggestingRunChosen;
import org.handpick.workbench.events.SuggestionMade;
import org.handpick.workbench.events.SuggestionsSwitched;

/**
 * Wishes for suggestions for the set on screen and those behind it while a person wants to see some, and tells what is suggested.
 * For the UI thread; nothing here waits.
 */
public final class SuggestionDesk {
    private static final int AHEAD = 6;

    private final Workplace workplace;
    private final SuggestionChoices choices;
    private final IEventBroker events;
    private final Display display;
    private final SuggestAhead ahead;

    @Inject
    public SuggestionDesk(Workplace workplace, SuggestionChoices choices, IEventBroker events, Display display) {
        this.workplace = workplace;
        this.choices = choices;
        this.events = events;
        this.display = display;
        Path dataArea = workplace.dataArea();
        Path cache = dataArea.resolve("cache");
        Runs runs = new Runs(dataArea);
        this.ahead = new SuggestAhead(
                () -> new ChooseAdviser(runs, onUi(choices::run)).run(Progress.NONE),
                () -> new InstalledWorker(cache).program(),
                cache,
                new SuggestAhead.Listener() {
                    @Override
                    public void advised(Advice advice) {
                        later(() -> tell(advice));
                    }

                    @Override
                    public void silent(String why) {
                        later(() -> events.send(NoSuggestions.TOPIC, new NoSuggestions(why)));
                    }
                });
        wish();
    }

    private Optional<String> onUi(Supplier<Optional<String>> asked) {
        return display.isDisposed() ? Optional.empty() : display.syncCall(asked::get);
    }

    private void later(Runnable work) {
        if (!display.isDisposed()) {
            display.asyncExec(work);
        }
    }

    private void tell(Advice advice) {
        ImageSet set = advice.suggestion().set();
        if (workplace.library().flatMap(open -> open.set(set.id())).equals(Optional.of(set))) {
            List<Double> probabilities = new ArrayList<>();
            for (double probability : advice.suggestion().proposal().probabilities(1)) {
                probabilities.add(probability);
            }
            boolean hidden = new BlindShare(choices.blindShare()).hides(set.id());
            events.send(
                    SuggestionMade.TOPIC,
                    new SuggestionMade(
                            set.id(),
                            advice.model(),
                            probabilities,
                            advice.pick(),
                            advice.box(),
                            advice.reasons(),
                            hidden));
        }
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void selected(@UIEventTopic(SetSelected.TOPIC) SetSelected event) {
        wish();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void switched(@UIEventTopic(SuggestionsSwitched.TOPIC) SuggestionsSwitched event) {
        ahead.chooseAgain(); // a training may have ended since
        wish();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void chosen(@UIEventTopic(SuggestingRunChosen.TOPIC) SuggestingRunChosen event) {
        ahead.chooseAgain();
        wish();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void closed(@UIEventTopic(LibraryClosed.TOPIC) LibraryClosed event) {
        ahead.rest();
        ahead.forget();
    }

    /** The set on screen first, then those that are to do behind it. */
    private void wish() {
        Optional<Library> library = workplace.library();
        Optional<ImageSet> shown = workplace.selected();
        if (!choices.areOn() || library.isEmpty() || shown.isEmpty()) {
            ahead.rest();
            return;
        }
        Library open = library.get();
        List<ImageSet> sets = new ArrayList<>(List.of(shown.get()));
        Optional<ImageSet> next = open.nextToDo(shown.get().id(), id -> false);
        while (sets.size() < AHEAD && next.isPresent() && !sets.contains(next.get())) {
            sets.add(next.get());
            next = open.nextToDo(next.get().id(), id -> false);
        }
        if (open.outcome(shown.get().id()).isPresent()) {
            sets.removeFirst(); // its images have gone
        }
        ahead.want(open.root(), sets);
    }

    @PreDestroy
    void dispose() {
        ahead.close();
    }
}
