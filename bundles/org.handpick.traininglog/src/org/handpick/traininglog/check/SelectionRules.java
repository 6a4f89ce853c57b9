package org.handpick.traininglog.check;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.handpick.core.sets.ImageSet;
import org.handpick.core.sets.SetId;
import org.handpick.traininglog.DecisionRow;
import org.handpick.traininglog.SelectionOnlyRow;
import org.handpick.traininglog.reading.LogRecord;

/** Selections: a chosen path and a list of rejected ones, in the columns a format has them in. */
final class SelectionRules implements RowRules {
    private final int columns;
    private final int chosen;
    private final int rejected;
    private final int time;
    private final Optional<EventColumns> event;
    private final SetHistory history = new SetHistory();

    private SelectionRules(int columns, int chosen, int rejected, int time, Optional<EventColumns> event) {
        this.columns = columns;
        this.chosen = chosen;
        this.rejected = rejected;
        this.time = time;
        this.event = event;
    }

    static SelectionRules earlier() {
        return new SelectionRules(5, 2, 3, 4, Optional.empty());
    }

    static SelectionRules ours(int columns) {
        return new SelectionRules(columns, 2, 3, 4, Optional.of(EventColumns.OF_SELECTION));
    }

    static SelectionRules anomalies() {
        return new SelectionRules(8, 5, 6, 7, Optional.empty());
    }

    @Override
    public void judge(LogRecord row, Set<Fault> faults) {
        if (row.size() != columns) {
            faults.add(Fault.MALFORMED_ROW);
            return;
        }
        if (row.field(0).isBlank() || row.field(1).isBlank()) {
            faults.add(Fault.MISSING_ID);
        }
        boolean kept = !row.field(chosen).isBlank();
        if (!kept && event.isEmpty()) {
            faults.add(Fault.MISSING_PATH); // the earlier scripts logged no set of which all were rejected
        }
        RowRules.time(row.field(time), faults);
        Optional<PathList> others = PathList.parse(row.field(rejected));
        if (others.isEmpty()) {
            faults.add(Fault.BAD_LIST);
            return;
        }
        judge(others.get(), row.field(chosen), faults);
        int images = others.get().paths().size() + (kept ? 1 : 0);
        event.ifPresent(columnsOfEvent -> columnsOfEvent.judge(row, images, faults));
        if (RowRules.isMendable(faults)) {
            history.judge(row, row.hash(0, 1), row.hash(1, chosen), event, faults);
            if (event.isPresent()) {
                faults.remove(
                        Fault.REPEATED_SET); // two libraries may hold sets of one name, and this log tells no folder
            }
        }
    }

    private static void judge(PathList others, String chosenPath, Set<Fault> faults) {
        if (others.python()) {
            faults.add(Fault.PYTHON_LIST);
        }
        int images = others.paths().size() + (chosenPath.isEmpty() ? 0 : 1);
        if (images == 0 || images > ImageSet.MAX_IMAGES) {
            faults.add(Fault.IMAGE_COUNT_DIFFERS);
        }
        Set<String> paths = new HashSet<>(others.paths());
        if (paths.size() < others.paths().size() || paths.contains(chosenPath)) {
            faults.add(Fault.REPEATED_PATH);
        }
    }

    @Override
    public Optional<DecisionRow> mended(LogRecord row) {
        return Optional.of(new SelectionOnlyRow(
                row.field(0),
                new SetId(row.field(1)),
                Optional.of(row.field(chosen)).filter(path -> !path.isEmpty()),
                PathList.parse(row.field(rejected)).orElseThrow().paths(),
                RowRules.knownTime(row.field(time)),
                event.map(columnsOfEvent -> columnsOfEvent.read(row)).orElseGet(() -> RowRules.importedEvent(row))));
    }
}
