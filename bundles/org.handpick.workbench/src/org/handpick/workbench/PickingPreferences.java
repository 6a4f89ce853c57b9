package org.handpick.workbench;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.handpick.core.sets.GroupingRule;
import org.handpick.picking.DeskRules;
import org.handpick.picking.KeepPlace;
import org.handpick.picking.RejectPlace;

/** How a person wants sets to be grouped and decisions to be carried out. Kept in the data area. */
public final class PickingPreferences {
    /** Where a keeper goes: a {@link KeepPlace}. */
    static final String KEEP_PLACE = "keep.place";
    /** Where rejects go: a {@link RejectPlace}. */
    static final String REJECT_PLACE = "reject.place";
    /** Whether decisions go to the training logs. */
    static final String LOG_TRAINING = "log.training";
    /** The longest time between neighbours of a set in minutes, a decimal number; 0 for any. */
    static final String GAP_MINUTES = "grouping.gap.minutes";
    /** The fewest images that make a set, 1 to 5. */
    static final String MIN_SIZE = "grouping.min.size";
    /** The libraries that were open last, newest first, a path a line. */
    static final String RECENT_LIBRARIES = "library.recent";

    private static final int RECENT_LIBRARIES_KEPT = 10;
    private static final double MILLIS_PER_MINUTE = Duration.ofMinutes(1).toMillis();

    private final ScopedPreferenceStore store =
            new ScopedPreferenceStore(InstanceScope.INSTANCE, "org.handpick.workbench");

    @Inject
    public PickingPreferences() {
        GroupingRule.ByStage grouping = GroupingRule.ByStage.DEFAULT;
        store.setDefault(KEEP_PLACE, KeepPlace.SELECTED_FOLDER.name());
        store.setDefault(REJECT_PLACE, RejectPlace.DESKTOP_TRASH.name());
        store.setDefault(LOG_TRAINING, true);
        store.setDefault(
                GAP_MINUTES,
                grouping.gap().map(gap -> gap.toMillis() / MILLIS_PER_MINUTE).orElse(0.0));
        store.setDefault(MIN_SIZE, grouping.minSize());
    }

    ScopedPreferenceStore store() {
        return store;
    }

    DeskRules deskRules(Path dataArea) {
        return new DeskRules(
                dataArea,
                KeepPlace.valueOf(store.getString(KEEP_PLACE)),
                RejectPlace.valueOf(store.getString(REJECT_PLACE)),
                store.getBoolean(LOG_TRAINING));
    }

    GroupingRule groupingRule() {
        GroupingRule.ByStage standard = GroupingRule.ByStage.DEFAULT;
        Duration gap = Duration.ofMillis(Math.round(store.getDouble(GAP_MINUTES) * MILLIS_PER_MINUTE));
        return new GroupingRule.ByStage(
                standard.ladder(),
                store.getInt(MIN_SIZE),
                Optional.of(gap).filter(Duration::isPositive),
                standard.lookahead(),
                standard.compatible());
    }

    /** The libraries that were open last, newest first; some may be gone by now. */
    public List<Path> recentLibraries() {
        return store.getString(RECENT_LIBRARIES).lines().map(Path::of).toList();
    }

    void rememberLibrary(Path root) {
        store.setValue(
                RECENT_LIBRARIES,
                Stream.concat(Stream.of(root), recentLibraries().stream().filter(path -> !path.equals(root)))
                        .limit(RECENT_LIBRARIES_KEPT)
                        .map(Path::toString)
                        .collect(Collectors.joining("\n")));
        try {
            store.save();
        } catch (IOException e) {
            ILog.get().warn("The library that is open could not be remembered in the data area", e);
        }
    }
}
