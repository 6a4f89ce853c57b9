package org.handpick.picking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;

/** In which order a person comes to the sets of a library. Immutable. */
public final class WorkOrder {
    public static final WorkOrder NONE = new WorkOrder(List.of());

    private final List<ImageSet> sets;
    private final Map<SetId, Integer> positions = new HashMap<>();

    /** @param sets all sets of the library, each once */
    public WorkOrder(List<ImageSet> sets) {
        this.sets = List.copyOf(sets);
        for (int i = 0; i < sets.size(); i++) {
            positions.put(sets.get(i).id(), i);
        }
    }

    /** The place of a set, from 0. */
    public Optional<Integer> position(SetId set) {
        return Optional.ofNullable(positions.get(set));
    }

    /** The first set behind {@code after} that is wanted, else the first before it. */
    public Optional<ImageSet> next(SetId after, Predicate<SetId> wanted) {
        int start = position(after).map(at -> at + 1).orElse(0);
        return Stream.concat(sets.subList(start, sets.size()).stream(), sets.subList(0, start).stream())
                .filter(set -> !set.id().equals(after) && wanted.test(set.id()))
                .findFirst();
    }

    /** The set so many places behind another, or before it when negative; empty beyond the ends. */
    public Optional<ImageSet> neighbour(SetId of, int places) {
        return position(of)
                .map(at -> at + places)
                .filter(at -> at >= 0 && at < sets.size())
                .map(sets::get);
    }

    /** The same, but the set at the end where there are not so many. */
    public Optional<ImageSet> stepped(SetId from, int places) {
        return position(from)
                .map(at -> Math.clamp((long) at + places, 0, sets.size() - 1))
                .map(sets::get);
    }
}
