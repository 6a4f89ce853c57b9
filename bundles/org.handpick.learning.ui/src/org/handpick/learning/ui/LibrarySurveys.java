package org.handpick.learning.ui;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.learning.suggestion.Opinion;
import org.handpick.learning.suggestion.SuggestAhead;
import org.handpick.picking.Library;
import org.handpick.picking.Outcome;
import org.handpick.picking.Suggested;
import org.handpick.workbench.Workplace;
import org.handpick.workbench.events.SetsSurveyed;
import org.handpick.workbench.events.SurveyWanted;

/** Has the model look at all sets of the open library that a view wants to know of, and tells what it thinks of them. For the UI thread. */
final class LibrarySurveys {
    private final Workplace workplace;
    private final IEventBroker events;
    private final SuggestAhead ahead;
    private SurveyWanted wanted = SurveyWanted.NOTHING;

    LibrarySurveys(Workplace workplace, IEventBroker events, SuggestAhead ahead) {
        this.workplace = workplace;
        this.events = events;
        this.ahead = ahead;
    }

    void want(SurveyWanted now) {
        wanted = now;
        beginAnew();
    }

    /** Looks at what is wanted of the open library; what was told of another model before does not hold any more. */
    void beginAnew() {
        events.send(SetsSurveyed.TOPIC, new SetsSurveyed(Map.of(), true));
        Optional<Library> library = workplace.library();
        if (library.isEmpty() || wanted.equals(SurveyWanted.NOTHING)) {
            ahead.endSurvey();
            return;
        }
        Library open = library.get();
        List<ImageSet> sets =
                open.sets().stream().filter(set -> isWanted(set, open)).toList();
        ahead.survey(new SuggestAhead.Survey(open.root(), sets, set -> open.originals(set.id())));
    }

    private boolean isWanted(ImageSet set, Library library) {
        return set.size() > 1
                && library.outcome(set.id())
                        .map(outcome -> wanted.decided() && outcome instanceof Outcome.Kept)
                        .orElse(wanted.toDo());
    }

    /** Sends what the model thinks of sets of a library, while that is open. */
    void tell(Path of, List<Opinion> opinions) {
        workplace.library().filter(open -> open.root().equals(of)).ifPresent(library -> {
            Map<SetId, SetsSurveyed.Opinion> told = new HashMap<>();
            for (Opinion opinion : opinions) {
                told.put(opinion.set(), new SetsSurveyed.Opinion(opinion.confidence(), doubt(opinion, library)));
            }
            events.send(SetsSurveyed.TOPIC, new SetsSurveyed(told, false));
        });
    }

    /** What the model would keep, where it is sure, and of another image than the one that was kept. */
    private static Optional<Suggested> doubt(Opinion opinion, Library library) {
        return library.set(opinion.set())
                .filter(_ -> opinion.speaks())
                .map(set -> set.images().get(opinion.pick()))
                .filter(pick -> library.outcome(opinion.set()).orElse(null) instanceof Outcome.Kept kept
                        && !kept.keeper().equals(pick))
                .map(pick -> new Suggested(pick, Optional.empty(), false, opinion.model()));
    }
}
