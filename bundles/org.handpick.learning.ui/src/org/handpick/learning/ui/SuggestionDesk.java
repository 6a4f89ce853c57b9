package org.handpick.learning.ui;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.swt.widgets.Display;
import org.handpick.core.Progress;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.learning.measures.Differences;
import org.handpick.learning.runs.RunSummary;
import org.handpick.learning.suggestion.Advice;
import org.handpick.learning.suggestion.Adviser;
import org.handpick.learning.suggestion.BlindShare;
import org.handpick.learning.suggestion.ChooseAdviser;
import org.handpick.learning.suggestion.Opinion;
import org.handpick.learning.suggestion.SuggestAhead;
import org.handpick.learning.worker.InstalledWorker;
import org.handpick.picking.Library;
import org.handpick.picking.WorkOrder;
import org.handpick.workbench.SuggestionChoices;
import org.handpick.workbench.Workplace;
import org.handpick.workbench.events.DecisionCommitted;
import org.handpick.workbench.events.LibraryClosed;
import org.handpick.workbench.events.LibraryOpened;
import org.handpick.workbench.events.ModelAsked;
import org.handpick.workbench.events.NoSuggestions;
import org.handpick.workbench.events.SetSelected;
import org.handpick.workbench.events.SuggestingRunChosen;
import org.handpick.workbench.events.SuggestionMade;
import org.handpick.workbench.events.SuggestionsAwaited;
import org.handpick.workbench.events.SuggestionsSwitched;
import org.handpick.workbench.events.SurveyWanted;

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
    private final RunsDesk runs;
    private final FinishedRuns finished = new FinishedRuns();
    private final SuggestAhead ahead;
    private final LibrarySurveys surveys;
    private Optional<ModelAsked> asked = Optional.empty();

    /** A training that ends, or a run that is deleted, may leave another model to be asked. */
    private final RunsDesk.Watcher trained = new RunsDesk.Watcher() {
        @Override
        public boolean isOnScreen() {
            return choices.areOn(); // then a training of another program counts as one that was begun here
        }

        @Override
        public void show(List<RunSummary> now) {
            if (finished.changed(now)) {
                askAnother();
            }
        }

        @Override
        public void tell(String sentence) {
            // the views of runs say it
        }
    };

    @Inject
    public SuggestionDesk(
            Workplace workplace, SuggestionChoices choices, IEventBroker events, Display display, RunsDesk runs) {
        this.workplace = workplace;
        this.choices = choices;
        this.events = events;
        this.display = display;
        this.runs = runs;
        Path cache = workplace.dataArea().resolve("cache");
        this.ahead = new SuggestAhead(
                () -> new ChooseAdviser(runs.runs(), onUi(choices::run)).run(Progress.NONE),
                () -> new InstalledWorker(cache).program(),
                cache,
                new Heard());
        this.surveys = new LibrarySurveys(workplace, events, ahead);
        runs.join(trained);
        wish();
    }

    /** What comes of a wish, from the thread on which the model is asked. */
    private final class Heard implements SuggestAhead.Listener {
        @Override
        public void asks(Adviser adviser, String sentence) {
            later(() -> tell(new ModelAsked(adviser.run(), adviser.speaks(), sentence)));
        }

        @Override
        public void advised(Advice advice) {
            later(() -> tell(advice));
        }

        @Override
        public void surveyed(Path library, List<Opinion> opinions) {
            later(() -> surveys.tell(library, opinions));
        }

        @Override
        public void passedOver(Path library, SetId set, String why) {
            later(() -> workplace
                    .library()
                    .filter(open -> open.root().equals(library))
                    .ifPresent(_ -> none(Optional.of(set), why)));
        }

        @Override
        public void silent(String why) {
            later(() -> none(Optional.empty(), why));
        }
    }

    private void askAnother() {
        asked = Optional.empty();
        ahead.chooseAgain();
        wish();
        surveys.beginAnew();
    }

    private Optional<String> onUi(Supplier<Optional<String>> asked) {
        return display.isDisposed() ? Optional.empty() : display.syncCall(asked::get);
    }

    private void later(Runnable work) {
        if (!display.isDisposed()) {
            display.asyncExec(work);
        }
    }

    private void none(Optional<SetId> set, String why) {
        events.send(NoSuggestions.TOPIC, new NoSuggestions(set, why));
    }

    private void tell(ModelAsked now) {
        asked = Optional.of(now);
        events.send(ModelAsked.TOPIC, now);
    }

    private void tell(Advice advice) {
        ImageSet set = advice.suggestion().set();
        if (workplace.library().flatMap(open -> open.set(set.id())).equals(Optional.of(set))) {
            events.send(
                    SuggestionMade.TOPIC,
                    new SuggestionMade(
                            set.id(),
                            advice.model(),
                            Arrays.stream(advice.suggestion().proposal().probabilities(1))
                                    .boxed()
                                    .toList(),
                            advice.pick(),
                            advice.box(),
                            advice.differences().map(Differences::words).orElse(""),
                            new BlindShare(choices.blindShare()).hides(set.id())));
        }
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void surveyWanted(@UIEventTopic(SurveyWanted.TOPIC) SurveyWanted event) {
        surveys.want(event);
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void opened(@UIEventTopic(LibraryOpened.TOPIC) LibraryOpened event) {
        surveys.beginAnew();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void selected(@UIEventTopic(SetSelected.TOPIC) SetSelected event) {
        wish();
    }

    /** The images of a set that was taken back are there again, so the model can be asked about it; no other set was selected. */
    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void committed(@UIEventTopic(DecisionCommitted.TOPIC) DecisionCommitted event) {
        if (event.committed().outcome().isEmpty()) {
            wish();
        }
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void awaited(@UIEventTopic(SuggestionsAwaited.TOPIC) SuggestionsAwaited event) {
        asked.ifPresent(this::tell);
        wish();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void switched(@UIEventTopic(SuggestionsSwitched.TOPIC) SuggestionsSwitched event) {
        runs.refresh(); // a training of another program may have ended since
        wish();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void chosen(@UIEventTopic(SuggestingRunChosen.TOPIC) SuggestingRunChosen event) {
        askAnother();
    }

    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    void closed(@UIEventTopic(LibraryClosed.TOPIC) LibraryClosed event) {
        ahead.rest();
        ahead.endSurvey();
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
        WorkOrder order = workplace.order();
        List<ImageSet> sets = new ArrayList<>(List.of(shown.get()));
        Optional<ImageSet> next = order.next(shown.get().id(), workplace::isToDo);
        while (sets.size() < AHEAD && next.isPresent() && !sets.contains(next.get())) {
            sets.add(next.get());
            next = order.next(next.get().id(), workplace::isToDo);
        }
        if (open.outcome(shown.get().id()).isPresent()) {
            sets.removeFirst(); // its images have gone
        }
        ahead.want(open.root(), sets);
    }

    @PreDestroy
    void dispose() {
        runs.leave(trained);
        ahead.close();
    }
}
