package org.handpick.learning.ui;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.handpick.learning.runs.RunState;
import org.handpick.learning.runs.RunSummary;

/** Which runs are listed, which of them are looked at, and what can be taken back. For the UI thread. */
final class RunsModel {
    private List<RunSummary> all = List.of();
    private boolean unfolded;
    /** The runs that were no abandoned ones when they were listed: they stay where they are while a person looks. */
    private final Set<String> listed = new HashSet<>();
    /** The runs that are looked at, each with the number of its colour, which it keeps while it is looked at. */
    private final Map<String, Integer> selected = new LinkedHashMap<>();

    /** The run that a person wants to see as soon as it is listed. */
    private Optional<String> awaited = Optional.empty();

    private final Deque<Change> changes = new ArrayDeque<>();

    /**
     * Something a person did to a run.
     *
     * @param what such as {@code Delete run1}
     * @param run its id
     */
    record Change(String what, String run, Runnable takeBack) {}

    /**
     * Takes what the runs are now. A run that is gone is looked at no more; where it was the only one, the run that has come into its
     * place is, so that the keys go on from there.
     */
    void show(List<RunSummary> runs) {
        List<String> before = ids(rows());
        List<String> lookedAt = ids(selected());
        all = List.copyOf(runs);
        selected.keySet().retainAll(ids(all));
        all.stream().filter(run -> !run.isAbandoned()).map(RunSummary::id).forEach(listed::add);
        if (selected.isEmpty() && !lookedAt.isEmpty()) {
            inPlaceOf(before, lookedAt).ifPresent(id -> select(List.of(id)));
        }
        awaited.filter(ids(all)::contains).ifPresent(id -> {
            select(List.of(id));
            awaited = Optional.empty();
        });
    }

    /** The next one that is still listed, or else the last. */
    private Optional<String> inPlaceOf(List<String> before, List<String> gone) {
        List<String> now = ids(rows());
        int place = before.indexOf(gone.getFirst());
        return before.stream()
                .skip(Math.max(place, 0))
                .filter(now::contains)
                .findFirst()
                .or(() -> now.stream().reduce((_, last) -> last));
    }

    private static List<String> ids(List<RunSummary> runs) {
        return runs.stream().map(RunSummary::id).toList();
    }

    /** Looks at a run as soon as it is listed. */
    void await(String run) {
        awaited = Optional.of(run);
    }

    /**
     * Pinned ones first, then the newest; without the abandoned ones while those are folded away. One that becomes abandoned while it
     * is listed, as by being stopped, is folded away the next time only: nothing vanishes under a person's hand.
     */
    List<RunSummary> rows() {
        return all.stream()
                .filter(run -> unfolded || listed.contains(run.id()))
                .sorted(Comparator.comparing((RunSummary run) -> !run.notes().pinned())) // stable: newest first
                .toList();
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    long abandoned() {
        return all.stream().filter(RunSummary::isAbandoned).count();
    }

    /** Shows the abandoned runs too, or folds all of them away. */
    void unfold(boolean unfold) {
        unfolded = unfold;
        listed.clear();
        all.stream().filter(run -> !run.isAbandoned()).map(RunSummary::id).forEach(listed::add);
    }

    /** Looks at these runs. */
    void select(List<String> ids) {
        selected.keySet().retainAll(ids);
        for (String id : ids) {
            if (!selected.containsKey(id)) {
                selected.put(id, firstFreeColour());
            }
        }
    }

    private int firstFreeColour() {
        return IntStream.iterate(0, number -> number + 1)
                .filter(number -> !selected.containsValue(number))
                .findFirst()
                .orElseThrow();
    }

    /** The runs that are looked at, in the order of the list. */
    List<RunSummary> selected() {
        return all.stream().filter(run -> selected.containsKey(run.id())).toList();
    }

    /** From 0; empty for a run that is not looked at. */
    OptionalInt colour(String id) {
        return Optional.ofNullable(selected.get(id)).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    /** Runs are looked at that a process is at work on, so what is shown of them grows. */
    boolean isSelectionGrowing() {
        return selected().stream().anyMatch(run -> run.state() instanceof RunState.Running);
    }

    /** All runs that are looked at are pinned; false when there are none. */
    boolean isSelectionPinned() {
        return !selected.isEmpty()
                && selected().stream().allMatch(run -> run.notes().pinned());
    }

    static boolean canGoOn(RunSummary run) {
        return switch (run.state()) {
            case RunState.Stopped _, RunState.Interrupted _, RunState.Failed _ -> true;
            case RunState.Queued _, RunState.Running _, RunState.Finished _, RunState.Unknown _ -> false;
        };
    }

    static boolean canStop(RunSummary run) {
        return run.state() instanceof RunState.Running || run.state() instanceof RunState.Queued;
    }

    /** The one run that is looked at; empty when there are none or several. */
    Optional<RunSummary> only() {
        return Optional.of(selected()).filter(runs -> runs.size() == 1).map(List::getFirst);
    }

    void did(Change change) {
        changes.push(change);
    }

    /** What undo would take back. */
    Optional<String> undoable() {
        return Optional.ofNullable(changes.peek()).map(Change::what);
    }

    /** The last change, to be taken back now. */
    Optional<Change> undo() {
        return Optional.ofNullable(changes.poll());
    }
}
