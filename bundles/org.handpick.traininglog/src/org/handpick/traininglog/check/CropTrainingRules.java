package org.handpick.traininglog.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.handpick.core.crop.ImageSize;
import org.handpick.core.sets.SetId;
import org.handpick.traininglog.DecisionRow;
import org.handpick.traininglog.Keeper;
import org.handpick.traininglog.LoggedImage;
import org.handpick.traininglog.SelectCropRow;
import org.handpick.traininglog.reading.LogRecord;

/** Version 2 of the earlier crop data: timestamp, project_id, filename, x1, y1, x2, y2, width, height. */
final class CropTrainingRules implements RowRules {
    private static final int FIELDS = 9;

    @Override
    public void judge(LogRecord row, Set<Fault> faults) {
        if (row.size() != FIELDS) {
            faults.add(Fault.MALFORMED_ROW);
            return;
        }
        RowRules.time(row.field(0), faults);
        if (row.field(1).isBlank()) {
            faults.add(Fault.MISSING_ID);
        }
        if (row.field(2).isBlank()) {
            faults.add(Fault.MISSING_PATH);
        } else if (!CanonicalName.is(row.field(2))) {
            faults.add(Fault.NONCANONICAL_NAME);
        }
        Optional<ImageSize> size = Sizes.read(row, 7, faults);
        Optional<RawBox> box = RawBox.read(row, 3);
        if (box.isEmpty()) {
            faults.add(RawBox.isMissing(row, 3) ? Fault.MISSING_BOX : Fault.NOT_A_NUMBER);
            return;
        }
        box.get().judge(size, faults);
        if (size.isPresent() && RowRules.isMendable(faults)) {
            if (box.get().normalised(size.get()).isFull()) {
                faults.add(Fault.FULL_BOX);
            } else if (box.get().atOrigin()) {
                faults.add(Fault.ORIGIN_BOX);
            }
        }
    }

    /**
     * A set of one image. The format names neither session nor set: the project is
     * the session and the folder, and the set is called as the multi-crop tool would have called it.
     */
    @Override
    public Optional<DecisionRow> mended(LogRecord row) {
        String project = row.field(1);
        String name = row.field(2);
        ImageSize size =
                new ImageSize(row.integer(7).orElseThrow(), row.integer(8).orElseThrow());
        int dot = name.lastIndexOf('.');
        return Optional.of(new SelectCropRow(
                project,
                new SetId(project + "_" + (dot > 0 ? name.substring(0, dot) : name)),
                project,
                List.of(new LoggedImage(
                        project + "/" + name, CanonicalName.stage(name).orElse("unknown"), size)),
                Optional.of(new Keeper(0, RawBox.read(row, 3).orElseThrow().normalised(size))),
                RowRules.knownTime(row.field(0)),
                RowRules.importedEvent(row)));
    }
}
