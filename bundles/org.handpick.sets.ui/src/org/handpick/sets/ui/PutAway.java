package org.handpick.sets.ui;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.core.runtime.ILog;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.picking.PickingFailure;

/**
 * Where the images are that decisions have put away, in the trash or a folder, so that their rows still show them, also after a
 * restart. The journal knows; it is read on another thread, once for each set that is painted. For the UI thread.
 */
final class PutAway {
    private final Executor ui;
    private final Executor background;
    private final Supplier<Function<SetId, List<Path>>> library;
    private final Runnable found;
    private final Map<SetId, List<Path>> known = new HashMap<>();
    private final Set<SetId> asked = new HashSet<>();
    private int changes;

    /**
     * @param library gives the open library's way to tell the places of the images of a set, in their order, in the background
     * @param found called when more is known
     */
    PutAway(Executor ui, Executor background, Supplier<Function<SetId, List<Path>>> library, Runnable found) {
        this.ui = ui;
        this.background = background;
        this.library = library;
        this.found = found;
    }

    /** Empty while it is looked for, and where nothing is known of the set. */
    Optional<Path> of(ImageSet set, ImageRef image) {
        SetId id = set.id();
        if (asked.add(id)) {
            int before = changes;
            Function<SetId, List<Path>> originals = library.get();
            background.execute(() -> look(id, originals, before));
        }
        int at = set.images().indexOf(image);
        return Optional.ofNullable(known.get(id))
                .filter(places -> at >= 0 && at < places.size())
                .map(places -> places.get(at));
    }

    private void look(SetId set, Function<SetId, List<Path>> originals, int before) {
        try {
            List<Path> places = originals.apply(set);
            ui.execute(() -> {
                if (before == changes) {
                    known.put(set, places);
                    found.run();
                }
            });
        } catch (PickingFailure | UncheckedIOException e) {
            ILog.get().warn("Where the images of " + set + " were put can't be told: " + e.getMessage(), e);
        }
    }

    /** Something was decided about the set, or taken back. */
    void forget(SetId set) {
        changes++; // what is looked for now may be told of before
        known.remove(set);
        asked.retainAll(known.keySet());
    }

    /** Another library is open, or none. */
    void forgetAll() {
        changes++;
        known.clear();
        asked.clear();
    }
}
