package org.handpick.workbench;

import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.handpick.workbench.events.SuggestingRunChosen;
import org.handpick.workbench.events.SuggestionsSwitched;

/** Whether suggestions are to be seen, for how many sets they are hidden, and whose they are. Kept in the data area. For the UI thread. */
public final class SuggestionChoices {
    /** In percent, a whole number. */
    static final String BLIND_PERCENT = "suggestions.blind.percent";

    private static final String ON = "suggestions.on";
    private static final String RUN = "suggestions.run";
    private static final int USUAL_BLIND_PERCENT = 10;
    private static final double PERCENT = 100;

    private final IEventBroker events;
    private final ScopedPreferenceStore store;

    @Inject
    public SuggestionChoices(IEventBroker events, PickingPreferences preferences) {
        this.events = events;
        this.store = preferences.store();
        store.setDefault(ON, false);
        store.setDefault(BLIND_PERCENT, USUAL_BLIND_PERCENT);
        store.setDefault(RUN, "");
    }

    public boolean areOn() {
        return store.getBoolean(ON);
    }

    /** Shows suggestions, or shows none; the workbench that is started next does the same. */
    public void show(boolean on) {
        if (on != areOn()) {
            store.setValue(ON, on);
            save();
            events.send(SuggestionsSwitched.TOPIC, new SuggestionsSwitched(on));
        }
    }

    /** The share of sets that are decided without seeing a suggestion, in [0, 1]. */
    public double blindShare() {
        return Math.clamp(store.getInt(BLIND_PERCENT) / PERCENT, 0, 1);
    }

    /** The id of the run whose model a person wants to be asked; empty where the best one is to be found. */
    public Optional<String> run() {
        return Optional.of(store.getString(RUN)).filter(id -> !id.isEmpty());
    }

    /** Has the model of a run asked from now on. @param run its id; empty when the newest good one is to be found */
    public void choose(Optional<String> run) {
        store.setValue(RUN, run.orElse(""));
        save();
        events.send(SuggestingRunChosen.TOPIC, new SuggestingRunChosen(run));
    }

    private void save() {
        try {
            store.save();
        } catch (IOException e) {
            ILog.get().warn("What is chosen about suggestions could not be remembered in the data area", e);
        }
    }
}
