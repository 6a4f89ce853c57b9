package org.handpick.traininglog.table;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.handpick.core.Operation;
import org.handpick.core.Progress;
import org.handpick.core.crop.CropBox;
import org.handpick.traininglog.SelectCropRow;
import org.handpick.traininglog.check.ReadDecisions;

/** Measures the decisions of a log with crops that are in force; bad rows and undone ones are not among them. */
public final class MeasureLog implements Operation<LogStatistics> {
    private final Path log;
    private final ZoneId zone;

    /** @param zone whose hours decisions are counted by */
    public MeasureLog(Path log, ZoneId zone) {
        this.log = log;
        this.zone = zone;
    }

    /** @throws org.handpick.traininglog.LogException as {@link ReadDecisions} does */
    @Override
    public LogStatistics run(Progress progress) {
        Tally tally = new Tally(zone);
        new ReadDecisions(log, tally::add).run(progress);
        return tally.statistics();
    }

    private static final class Tally {
        private final ZoneId zone;
        private final SortedMap<ZonedDateTime, Long> perHour = new TreeMap<>();
        private final Values left = new Values();
        private final Values top = new Values();
        private final Values right = new Values();
        private final Values bottom = new Values();
        private final Values area = new Values();
        private long uncropped;
        private long rejectedSets;

        Tally(ZoneId zone) {
            this.zone = zone;
        }

        void add(SelectCropRow row) {
            perHour.merge(row.timestamp().atZone(zone).truncatedTo(ChronoUnit.HOURS), 1L, Long::sum);
            if (row.keeper().isEmpty()) {
                rejectedSets++;
            } else if (row.keeper().get().crop().isFull()) {
                uncropped++;
            } else {
                add(row.keeper().get().crop());
            }
        }

        private void add(CropBox box) {
            left.add(box.left());
            top.add(box.top());
            right.add(box.right());
            bottom.add(box.bottom());
            area.add(box.width() * box.height());
        }

        LogStatistics statistics() {
            Optional<LogStatistics.Crops> crops = left.count == 0
                    ? Optional.empty()
                    : Optional.of(new LogStatistics.Crops(
                            left.count, left.spread(), top.spread(), right.spread(), bottom.spread(), area.spread()));
            return new LogStatistics(perHour, crops, uncropped, rejectedSets);
        }
    }

    private static final class Values {
        private double[] values = new double[1 << 10];
        private int count;

        void add(double value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, count * 2);
            }
            values[count++] = value;
        }

        LogStatistics.Spread spread() {
            double[] sorted = Arrays.copyOf(values, count);
            Arrays.sort(sorted);
            double median = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
            return new LogStatistics.Spread(Arrays.stream(sorted).average().orElseThrow(), median);
        }
    }
}
