package org.handpick.workbench;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.handpick.picking.PickingChoices;

/** How a person wants sets to be grouped and decisions to be carried out. Kept in the data area. */
public final class PickingPreferences {
    /** The libraries that were open last, newest first, a path a line. */
    static final String RECENT_LIBRARIES = "library.recent";

    private static final int RECENT_LIBRARIES_KEPT = 10;

    private final ScopedPreferenceStore store =
            new ScopedPreferenceStore(InstanceScope.INSTANCE, "org.handpick.workbench");

    @Inject
    public PickingPreferences() {
        PickingChoices usual = PickingChoices.DEFAULT;
        store.setDefault(PickingChoices.KEEP_PLACE, usual.keepPlace().name());
        store.setDefault(PickingChoices.REJECT_PLACE, usual.rejectPlace().name());
        store.setDefault(PickingChoices.LOG_TRAINING, usual.logTraining());
        store.setDefault(PickingChoices.GROUP_BY, usual.groupBy().name());
        store.setDefault(PickingChoices.GAP_MINUTES, usual.gapMinutes());
        store.setDefault(PickingChoices.MIN_SIZE, usual.minSize());
        store.setDefault(PickingChoices.STAGES, usual.ladder().text());
        store.setDefault(PickingChoices.PATTERN, usual.pattern().pattern());
        store.setDefault(PickingChoices.REPEATS_PERCENT, usual.repeatsPercent());
        store.setDefault(
                PickingChoices.REPEATS_DAYS, (int) usual.repeats().after().toDays());
    }

    ScopedPreferenceStore store() {
        return store;
    }

    /** @throws IllegalArgumentException naming the preference that cannot be understood */
    public PickingChoices choices() {
        return PickingChoices.read(key -> Optional.of(store.getString(key)));
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
