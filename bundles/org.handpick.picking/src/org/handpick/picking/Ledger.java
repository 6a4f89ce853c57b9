package org.handpick.picking;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.core.sets.Unassigned.Reason;

/**
 * The memory of a library: what the committed events of its journal come to. Events are entered on one thread; everything else
 * may be asked from any.
 */
final class Ledger {
    /** What a set came to by an event; of several the last counts. */
    private record Standing(Event event, Outcome outcome) {}

    /** A decision that undo can take back. @param offset of its intent in the journal */
    record Done(long offset, SetId set) {}

    private final Map<SetId, Deque<Standing>> standings = new HashMap<>();
    private final Map<SetId, Standing> last = new ConcurrentHashMap<>();
    private final AtomicInteger kept = new AtomicInteger();
    private final AtomicInteger rejected = new AtomicInteger();
    private final AtomicInteger skipped = new AtomicInteger();
    private final Map<SetId, List<Decided>> histories = new ConcurrentHashMap<>();
    private final Deque<Done> done = new ConcurrentLinkedDeque<>();
    private final Deque<Long> undone = new ConcurrentLinkedDeque<>();

    /** @param offset of the event's intent in the journal */
    void enter(Event event, long offset) {
        SetId set = event.set().id();
        histories.computeIfAbsent(set, id -> new CopyOnWriteArrayList<>()).add(event.decided());
        Deque<Standing> standing = standings.computeIfAbsent(set, id -> new ArrayDeque<>());
        switch (event.action()) {
            case DECIDED -> {
                standing.push(new Standing(event, event.outcome()));
                done.push(new Done(offset, set));
                undone.clear();
            }
            case UNDONE -> {
                standing.poll();
                lastDone(set).ifPresent(done::remove);
                undone.push(offset);
            }
            case REDONE -> {
                standing.push(new Standing(event, event.outcome()));
                undone.poll();
                done.push(new Done(offset, set));
            }
        }
        stand(set, Optional.ofNullable(standing.peek()));
    }

    private void stand(SetId set, Optional<Standing> now) {
        Optional<Standing> before = Optional.ofNullable(now.isPresent() ? last.put(set, now.get()) : last.remove(set));
        before.ifPresent(standing -> counter(standing.outcome()).decrementAndGet());
        now.ifPresent(standing -> counter(standing.outcome()).incrementAndGet());
    }

    private AtomicInteger counter(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Kept _ -> kept;
            case Outcome.AllRejected _ -> rejected;
            case Outcome.Skipped _ -> skipped;
        };
    }

    /** How many of so many sets ended how. */
    Tally tally(int sets) {
        int keepers = kept.get();
        int rejects = rejected.get();
        int skips = skipped.get();
        return new Tally(sets, sets - keepers - rejects - skips, keepers, rejects, skips);
    }

    /**
     * A decision can't be taken back any more: what undo takes back next is the one before it. Earlier decisions about the same set
     * stand below it and can't be taken back either.
     */
    void passOver(SetId set) {
        done.removeIf(earlier -> earlier.set().equals(set));
    }

    /** Images made anew under the names of a decided set are a set to do; what was decided before stands for good. */
    void reopen(SetId set) {
        passOver(set);
        standings.remove(set);
        stand(set, Optional.empty());
    }

    Optional<Outcome> outcome(SetId set) {
        return Optional.ofNullable(last.get(set)).map(Standing::outcome);
    }

    /** The event that a set came to its outcome by. */
    Optional<Event> standing(SetId set) {
        return Optional.ofNullable(last.get(set)).map(Standing::event);
    }

    /** Where an image of a set is now, relative to the library; empty when a decision has put it away. */
    Optional<String> place(SetId set, ImageRef image) {
        return Optional.ofNullable(last.get(set))
                .map(Standing::event)
                .map(event -> event.keeps(image)
                        ? event.where()
                        : Optional.of(image.name())
                                .filter(name -> event.staying().contains(image)))
                .orElse(Optional.of(image.name()));
    }

    List<Decided> history(SetId set) {
        return List.copyOf(histories.getOrDefault(set, List.of()));
    }

    /** The sets that have an outcome. */
    List<ImageSet> decidedSets() {
        return standings.values().stream()
                .filter(standing -> !standing.isEmpty())
                .map(standing -> standing.peek().event().set())
                .toList();
    }

    /** The images that decisions have left in their places, kept or skipped, and crops that took the place of one. */
    Map<ImageRef, Reason> settled() {
        Map<ImageRef, Reason> settled = new HashMap<>();
        for (Standing standing : last.values()) {
            Event event = standing.event();
            event.staying().forEach(image -> settled.put(image, Reason.SKIPPED));
            event.where().map(ImageRef::new).ifPresent(kept -> settled.put(kept, Reason.KEPT));
        }
        return settled;
    }

    /** What undo takes back next. */
    Optional<Done> lastDone() {
        return Optional.ofNullable(done.peek());
    }

    /** What taking back the decision about a set takes back. */
    Optional<Done> lastDone(SetId set) {
        return done.stream().filter(one -> one.set().equals(set)).findFirst();
    }

    /** Where the journal holds the undo that redo takes back next. */
    Optional<Long> lastUndone() {
        return Optional.ofNullable(undone.peek());
    }
}
