package org.handpick.sets.ui;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.picking.Outcome;
import org.handpick.picking.WorkOrder;
import org.handpick.workbench.events.SetsSurveyed;

/**
 * What is asked of the sets of a library: which are listed, and in which order. Answered on any thread, since a library may
 * have a hundred thousand of them.
 *
 * @param outcomes may be asked from any thread
 * @param broken the images known to be unreadable
 * @param opinions what a model thinks of sets, as far as it was asked
 * @param state only sets in this state; empty for all
 * @param text only sets whose image names or id contain it, in any case
 * @param staying stays listed when it has left the state, so that nobody loses the place
 */
record SetQuery(
        List<ImageSet> sets,
        Function<SetId, Optional<Outcome>> outcomes,
        Set<ImageRef> broken,
        Map<SetId, SetsSurveyed.Opinion> opinions,
        Optional<SetState> state,
        String text,
        Order order,
        Optional<SetId> staying) {
    /** The order of the rows. */
    enum Order {
        LIBRARY("Library order"),
        STATE("By state"),
        NAME("By name"),
        /** Sets come in this order too, so that a person's next decisions teach a model most. */
        LEAST_CERTAIN("Least certain first");

        private final String label;

        Order(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    SetQuery {
        broken = Set.copyOf(broken);
        opinions = Map.copyOf(opinions);
        text = text.toLowerCase(Locale.ROOT).strip();
    }

    SetListing answer() {
        SetState[] states = sets.stream().map(this::stateOf).toArray(SetState[]::new);
        Map<SetState, Integer> counts = new EnumMap<>(SetState.class);
        Arrays.stream(SetState.values()).forEach(each -> counts.put(each, 0));
        for (SetState each : states) {
            counts.merge(each, 1, Integer::sum);
            each.also().ifPresent(also -> counts.merge(also, 1, Integer::sum));
        }
        IntStream listed = IntStream.range(0, states.length).filter(at -> matches(sets.get(at), states[at]));
        int[] rows = switch (order) {
            case LIBRARY -> listed.toArray();
            case STATE -> sorted(listed, Comparator.comparing(at -> states[at]));
            case NAME ->
                sorted(listed, Comparator.comparing(at -> sets.get(at).images().getFirst()));
            case LEAST_CERTAIN ->
                sorted(
                        listed,
                        Comparator.comparingDouble(at -> certainty(sets.get(at).id())));
        };
        return new SetListing(rows, sets.size(), counts);
    }

    /** In which order sets come to be decided, listed or not; empty when it is that of the library. */
    Optional<WorkOrder> workOrder() {
        return order == Order.LEAST_CERTAIN
                ? Optional.of(new WorkOrder(sets.stream()
                        .sorted(Comparator.comparingDouble(set -> certainty(set.id())))
                        .toList()))
                : Optional.empty();
    }

    /** What nobody was asked about comes last, and with it what has only one image. */
    private double certainty(SetId set) {
        return Optional.ofNullable(opinions.get(set))
                .map(SetsSurveyed.Opinion::confidence)
                .orElse(Double.MAX_VALUE);
    }

    private static int[] sorted(IntStream listed, Comparator<Integer> order) {
        return listed.boxed().sorted(order).mapToInt(Integer::intValue).toArray();
    }

    private SetState stateOf(ImageSet set) {
        return SetState.of(set, outcomes.apply(set.id()), broken, opinions);
    }

    private boolean matches(ImageSet set, SetState itsState) {
        if (text.isEmpty() && staying.filter(set.id()::equals).isPresent()) {
            return true;
        }
        return state.filter(wanted -> !itsState.isAlso(wanted)).isEmpty() && (text.isEmpty() || says(set));
    }

    private boolean says(ImageSet set) {
        return set.id().text().contains(text)
                || set.images().stream()
                        .anyMatch(image -> image.name().toLowerCase(Locale.ROOT).contains(text));
    }
}
