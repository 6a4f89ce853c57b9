package org.handpick.picking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handpick.core.decisions.Decision;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;

/**
 * A decision, its undo or its redo, with all that is needed to carry it out, log it and show it later.
 *
 * @param id of this event, unique over all libraries
 * @param undoes the event that an undo takes back
 * @param skipped images that the person left out of the decision; they stay where they are
 * @param where the kept file, relative to the library
 * @param logged whether the decision has rows in the training logs
 */
record Event(
        String id,
        Instant at,
        Decided.Action action,
        Optional<String> undoes,
        ImageSet set,
        Decision decision,
        Set<ImageRef> skipped,
        Seen seen,
        Optional<String> where,
        boolean logged) {
    Event {
        skipped = Set.copyOf(skipped);
    }

    /** The same, with the place of the kept file. */
    Event keptAt(Optional<String> place) {
        return new Event(id, at, action, undoes, set, decision, skipped, seen, place, logged);
    }

    /** The event that takes this one back. */
    Event undone(String newId, Instant now) {
        return new Event(
                newId, now, Decided.Action.UNDONE, Optional.of(id), set, decision, skipped, seen, where, logged);
    }

    /** The event that does the decision again which this one took back. */
    Event redone(String newId, Instant now, boolean log) {
        return new Event(newId, now, Decided.Action.REDONE, Optional.empty(), set, decision, skipped, seen, where, log);
    }

    /** The images the decision is about: those that were shown and not left out. */
    List<ImageRef> considered() {
        return set.images().stream()
                .filter(image -> seen.sizes().containsKey(image) && !skipped.contains(image))
                .toList();
    }

    /** The images that were not shown, or left out: nothing is done to them. */
    List<ImageRef> leftOut() {
        return set.images().stream()
                .filter(image -> !considered().contains(image))
                .toList();
    }

    /** The images that stay in their place, and are in no other set after it. */
    List<ImageRef> staying() {
        return set.images().stream()
                .filter(image -> decision instanceof Decision.Skip
                        || !considered().contains(image)
                        || where.equals(Optional.of(image.name())))
                .toList();
    }

    boolean keeps(ImageRef image) {
        return decision instanceof Decision.Keep keep && keep.keeper().equals(image);
    }

    Outcome outcome() {
        return switch (decision) {
            case Decision.Keep(var keeper, var box) -> new Outcome.Kept(keeper, box, where.orElseThrow());
            case Decision.RejectAll() -> new Outcome.AllRejected();
            case Decision.Skip() -> new Outcome.Skipped();
        };
    }

    Decided decided() {
        return new Decided(
                id,
                at,
                action,
                decision,
                Set.copyOf(leftOut()),
                seen.suggestion().filter(Suggested::visible));
    }
}
