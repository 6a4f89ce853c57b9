package org.handpick.sets.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.handpick.core.sets.ImageRef;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.picking.Outcome;

/**
 * The rows of the Set Browser: which sets are listed, in which order, and which is chosen. Knows no widget; for the UI
 * thread. A row costs one number, so a hundred thousand cost little.
 */
final class SetBrowserModel {
    /** The order of the rows. */
    enum Order {
        LIBRARY("Library order"),
        STATE("By state"),
        NAME("By name");

        private final String label;

        Order(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    private final Set<ImageRef> broken = new HashSet<>();
    private List<ImageSet> sets = List.of();
    private Function<SetId, Optional<Outcome>> outcomes = set -> Optional.empty();
    private Optional<SetState> state = Optional.empty();
    private String text = "";
    private Order order = Order.LIBRARY;
    private int[] rows = {};
    private Optional<SetId> chosen = Optional.empty();

    /** @param outcome asked for each row when it is listed or painted, so it must be quick */
    void show(List<ImageSet> library, Function<SetId, Optional<Outcome>> outcome) {
        sets = library;
        outcomes = outcome;
        broken.clear();
        chosen = Optional.empty();
        list();
    }

    void filter(Optional<SetState> wanted, String words) {
        state = wanted;
        text = words.toLowerCase(Locale.ROOT).strip();
        list();
    }

    Optional<SetState> state() {
        return state;
    }

    String text() {
        return text;
    }

    boolean isFiltered() {
        return state.isPresent() || !text.isEmpty();
    }

    void order(Order wanted) {
        order = wanted;
        list();
    }

    Order order() {
        return order;
    }

    /** Lists the rows anew, because an outcome has changed. The set on screen stays listed, so that nobody loses the place. */
    void list() {
        List<Integer> listed = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            if (matches(sets.get(i))) {
                listed.add(i);
            }
        }
        switch (order) {
            case LIBRARY -> {
                // they are in this order
            }
            case STATE -> listed.sort(Comparator.comparing(row -> state(sets.get(row))));
            case NAME ->
                listed.sort(Comparator.comparing(row -> sets.get(row).images().getFirst()));
        }
        rows = listed.stream().mapToInt(Integer::intValue).toArray();
    }

    private boolean matches(ImageSet set) {
        if (chosen.filter(set.id()::equals).isPresent() && text.isEmpty()) {
            return true;
        }
        return state.filter(wanted -> state(set) != wanted).isEmpty()
                && (text.isEmpty()
                        || set.id().text().contains(text)
                        || set.images().stream()
                                .anyMatch(image ->
                                        image.name().toLowerCase(Locale.ROOT).contains(text)));
    }

    int rows() {
        return rows.length;
    }

    ImageSet row(int row) {
        return sets.get(rows[row]);
    }

    /** The place of the row's set in the library, from 1. */
    int number(int row) {
        return rows[row] + 1;
    }

    SetState state(ImageSet set) {
        return SetState.of(outcomes.apply(set.id()), set.images().stream().anyMatch(broken::contains));
    }

    Optional<Outcome> outcome(ImageSet set) {
        return outcomes.apply(set.id());
    }

    /** An image turned out to be unreadable. */
    void broken(ImageRef image) {
        broken.add(image);
    }

    /** @return the row of the set, when it is listed */
    Optional<Integer> choose(SetId set) {
        chosen = Optional.of(set);
        return chosenRow();
    }

    Optional<SetId> chosen() {
        return chosen;
    }

    Optional<Integer> chosenRow() {
        return chosen.flatMap(set -> {
            for (int row = 0; row < rows.length; row++) {
                if (row(row).id().equals(set)) {
                    return Optional.of(row);
                }
            }
            return Optional.empty();
        });
    }

    /** How many sets there are of each state, listed or not. */
    Map<SetState, Integer> counts() {
        Map<SetState, Integer> counts = new EnumMap<>(SetState.class);
        Arrays.stream(SetState.values()).forEach(each -> counts.put(each, 0));
        sets.forEach(set -> counts.merge(state(set), 1, Integer::sum));
        return counts;
    }

    int sets() {
        return sets.size();
    }

    /** The images of all sets. */
    int images() {
        return sets.stream().mapToInt(ImageSet::size).sum();
    }
}
