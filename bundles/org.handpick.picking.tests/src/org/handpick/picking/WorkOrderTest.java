package org.handpick.picking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.junit.jupiter.api.Test;

class WorkOrderTest {
    private final List<ImageSet> sets = Stream.of("c", "a", "d", "b")
            .map(name -> ImageSet.of(List.of(new ImageRef(name + "1.png"), new ImageRef(name + "2.png"))))
            .toList();
    private final WorkOrder order = new WorkOrder(sets);

    private SetId id(int at) {
        return sets.get(at).id();
    }

    @Test
    void the_next_is_behind_and_else_from_the_beginning_and_never_the_same() {
        assertEquals(Optional.of(sets.get(1)), order.next(id(0), set -> true));
        assertEquals(Optional.of(sets.get(0)), order.next(id(3), set -> true));
        assertEquals(Optional.of(sets.get(1)), order.next(id(2), Set.of(id(1), id(2))::contains));
        assertEquals(Optional.empty(), order.next(id(2), Set.of(id(2))::contains));
        assertEquals(Optional.of(sets.get(0)), order.next(new SetId("unknown"), set -> true));
    }

    @Test
    void neighbours_end_where_the_order_does_and_steps_stay_there() {
        assertEquals(Optional.of(sets.get(2)), order.neighbour(id(1), 1));
        assertEquals(Optional.empty(), order.neighbour(id(0), -1));
        assertEquals(Optional.empty(), order.neighbour(id(3), 1));
        assertEquals(Optional.of(sets.get(3)), order.stepped(id(1), 99));
        assertEquals(Optional.of(sets.get(0)), order.stepped(id(1), -99));
        assertEquals(Optional.empty(), WorkOrder.NONE.stepped(id(1), 1));
    }
}
