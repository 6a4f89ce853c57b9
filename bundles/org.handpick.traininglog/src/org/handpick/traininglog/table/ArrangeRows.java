package org.handpick.traininglog.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handpick.core.Operation;
import org.handpick.core.Progress;

/**
 * Filters and sorts the rows of a snapshot. Reads the log once where it must; while sorting it holds the distinct texts
 * of the column, afterwards four bytes a row.
 */
public final class ArrangeRows implements Operation<LogView> {
    private final LogSnapshot snapshot;
    private final RowFilter filter;
    private final Optional<RowOrder> order;

    public ArrangeRows(LogSnapshot snapshot, RowFilter filter, Optional<RowOrder> order) {
        this.snapshot = snapshot;
        this.filter = filter;
        this.order = order;
    }

    @Override
    public LogView run(Progress progress) {
        List<String> columns = snapshot.columns();
        int column = order.map(wanted -> columns.indexOf(wanted.column())).orElse(-1);
        boolean all = filter instanceof RowFilter.Everything;
        Rows shown = new Rows(snapshot.rows());
        if (all && column < 0) {
            for (int row = 0; row < snapshot.rows(); row++) {
                shown.add(row);
            }
            return new LogView(snapshot, shown.inLogOrder());
        }
        progress.begin("Looking through the log", snapshot.rows());
        snapshot.read(
                0,
                row -> {
                    if (filter.shows(row, columns)) {
                        shown.add((int) row.row() - 1);
                        if (column >= 0) {
                            shown.addText(row.field(column));
                        }
                    }
                },
                progress);
        return new LogView(
                snapshot,
                column < 0 ? shown.inLogOrder() : shown.sorted(order.get().descending()));
    }

    /** Rows, and for sorting the number of each one's text among the distinct texts. */
    private static final class Rows {
        private final int[] rows;
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<String> texts = new ArrayList<>();
        private int[] textOfRow = {};
        private int count;

        Rows(int most) {
            rows = new int[most];
        }

        void add(int row) {
            rows[count++] = row;
        }

        /** Of the row added last. */
        void addText(String text) {
            if (textOfRow.length == 0) {
                textOfRow = new int[rows.length];
            }
            Integer number = numbers.computeIfAbsent(text, t -> {
                texts.add(t);
                return texts.size() - 1;
            });
            textOfRow[count - 1] = number;
        }

        int[] inLogOrder() {
            return Arrays.copyOf(rows, count);
        }

        int[] sorted(boolean descending) {
            int[] ranks = ranks(descending);
            long[] keys = new long[count];
            for (int i = 0; i < count; i++) {
                keys[i] = (long) ranks[textOfRow[i]] << Integer.SIZE | rows[i];
            }
            Arrays.sort(keys);
            return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
        }

        private int[] ranks(boolean descending) {
            Comparator<String> ascending = comparator();
            Comparator<String> emptyLast = Comparator.comparing(String::isEmpty);
            List<String> sorted = new ArrayList<>(texts);
            sorted.sort(emptyLast.thenComparing(descending ? ascending.reversed() : ascending));
            int[] ranks = new int[texts.size()];
            for (int rank = 0; rank < sorted.size(); rank++) {
                ranks[numbers.get(sorted.get(rank))] = rank;
            }
            return ranks;
        }

        private Comparator<String> comparator() {
            Map<String, Double> values = new HashMap<>();
            for (String text : texts) {
                if (!text.isEmpty()) {
                    try {
                        values.put(text, Double.valueOf(text));
                    } catch (NumberFormatException e) {
                        return Comparator.naturalOrder();
                    }
                }
            }
            return Comparator.comparing(text -> values.getOrDefault(text, 0.0));
        }
    }
}
